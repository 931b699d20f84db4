using System.ComponentModel.DataAnnotations;

namespace CoachBot;

public enum SchedulerProvider
{
    /// <summary>One instance.</summary>
    Memory,

    /// <summary>A cluster: several instances share the work.</summary>
    PostgreSql,
}

/// <summary>What wakes the bot. Section <c>Quartz</c> of the settings.</summary>
public sealed class SchedulerOptions : IValidatableObject
{
    public const string Section = "Quartz";

    /// <summary>Default <see cref="SchedulerProvider.Memory"/>.</summary>
    public SchedulerProvider Provider { get; set; } = SchedulerProvider.Memory;

    /// <summary>The cluster's database.</summary>
    [Secret]
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// How many triggers share the shards of a cluster, 1 to 256; may change at any time. Default 16.
    /// </summary>
    [Range(1, 256)]
    public int Sweepers { get; set; } = 16;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == SchedulerProvider.PostgreSql)
            yield return new(
                $"{Section}:{nameof(Provider)}=PostgreSql: this build does not have it yet. It takes Memory.");
    }
}

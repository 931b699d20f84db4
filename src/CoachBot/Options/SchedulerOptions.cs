using System.ComponentModel.DataAnnotations;
using CoachBot.Core.Hosting;
using CoachBot.Jobs;

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

    /// <summary>
    /// Instances of a cluster sweep more often, so that what a dead one left is met within half a minute.
    /// </summary>
    static readonly TimeSpan ClusterSweepsEvery = TimeSpan.FromSeconds(20);

    /// <summary>The cluster's database, in Npgsql's form.</summary>
    [Secret]
    [Takes("a connection string such as Host=db.example.com;Database=coachbot;Username=coachbot, or nothing")]
    [CustomValidation(typeof(SchedulerOptions), nameof(IsConnectionString))]
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// How many triggers share the shards of a cluster, 1 to 256; may change at any time. Default 16.
    /// </summary>
    [Range(1, 256)]
    public int Sweepers { get; set; } = 16;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == SchedulerProvider.PostgreSql && ConnectionString.Length == 0)
            yield return new(
                $"{Section}:{nameof(ConnectionString)} takes the database of the cluster when "
                + $"{Section}:{nameof(Provider)} is PostgreSql: Host=db.example.com;Database=coachbot;Username=...");
    }

    /// <summary>The triggers that these settings ask for.</summary>
    public SweepPlan Plan(CoachClock clock) => Provider == SchedulerProvider.PostgreSql
        ? new(Sweepers, ClusterSweepsEvery)
        : new(Sweepers: 1, clock.SweepEvery);

    public static ValidationResult? IsConnectionString(string text) =>
        text.Length == 0 || ClusterDatabase.IsConnectionString(text) ? ValidationResult.Success : new("");
}

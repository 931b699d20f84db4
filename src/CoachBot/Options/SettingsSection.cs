using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace CoachBot;

/// <summary>A section of the settings, or their root.</summary>
/// <param name="Name">Empty for the root, where other people's settings stand too.</param>
public abstract record SettingsSection(string Name)
{
    /// <summary>The keys as an operator types them: <c>Storage:Path</c>.</summary>
    public abstract ImmutableArray<string> Keys { get; }

    /// <summary>What is wrong with single settings, a line a fault; empty when the section can be read.</summary>
    public virtual ImmutableArray<string> Faults(IConfiguration configuration) =>
    [
        .. Name.Length > 0 && !string.IsNullOrWhiteSpace(configuration[Name])
            ? [$"{Name} takes a section with {string.Join(", ", Keys)}, not one value."]
            : Array.Empty<string>(),
        .. from child in Name.Length == 0 ? [] : configuration.GetSection(Name).GetChildren()
           let key = $"{Name}:{child.Key}"
           where !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)
           select $"{key} is not a setting. There are {string.Join(", ", Keys)}.",
    ];

    /// <summary>
    /// What is wrong with settings that are sound each on its own. Asked when <see cref="Faults"/> is empty.
    /// </summary>
    public virtual ImmutableArray<string> FaultsAcross(IConfiguration configuration, IHostEnvironment environment) =>
        [];

    /// <summary>Makes the section an <c>IOptions</c> of its class, unless another person does.</summary>
    public virtual void AddTo(IServiceCollection services)
    {
    }
}

/// <summary>A section that a class documents: its properties, their types and their rules.</summary>
public sealed record SettingsSection<T>(string Name) : SettingsSection(Name)
    where T : class, new()
{
    static IEnumerable<PropertyInfo> Properties => typeof(T).GetProperties().Where(property => property.CanWrite);

    public override ImmutableArray<string> Keys => [.. Properties.Select(property => Key(property.Name))];

    public override ImmutableArray<string> Faults(IConfiguration configuration) =>
    [
        .. base.Faults(configuration),
        .. Properties.Select(property => Fault(property, configuration)).OfType<string>(),
    ];

    public override ImmutableArray<string> FaultsAcross(IConfiguration configuration, IHostEnvironment environment) =>
        Read(configuration) is IValidatableObject section
            ? [.. section.Validate(new ValidationContext(section)).Select(result => result.ErrorMessage!)]
            : [];

    public override void AddTo(IServiceCollection services) =>
        services.AddSingleton(provider =>
            Microsoft.Extensions.Options.Options.Create(Read(provider.GetRequiredService<IConfiguration>())));

    /// <summary>The section's values.</summary>
    /// <exception cref="InvalidOperationException">
    /// A value cannot be read: <see cref="Faults"/> was not asked before.
    /// </exception>
    public T Read(IConfiguration configuration) => Of(configuration).Get<T>() ?? new T();

    IConfiguration Of(IConfiguration configuration) =>
        Name.Length == 0 ? configuration : configuration.GetSection(Name);

    string Key(string property) => Name.Length == 0 ? property : $"{Name}:{property}";

    string? Fault(PropertyInfo property, IConfiguration configuration)
    {
        var setting = Of(configuration).GetSection(property.Name);
        if (setting.Value is not { } text && !setting.GetChildren().Any())
            return null;

        if (TryRead(property.PropertyType, setting, out var value)
            && property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(value)))
            return null;

        var instead = setting.Value is null ? "a whole section"
            : property.IsDefined(typeof(SecretAttribute)) ? "what is set"
            : $"'{setting.Value}'";
        return $"{Key(property.Name)} takes {Takes(property)}, not {instead}.";
    }

    static bool TryRead(Type type, IConfigurationSection setting, out object? value)
    {
        value = setting.Value;
        if (setting.Value is null)
            return false;

        if (type.IsEnum && !Enum.GetNames(type).Contains(setting.Value, StringComparer.OrdinalIgnoreCase))
            return false;

        try
        {
            value = setting.Get(type);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    static string Takes(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (property.GetCustomAttribute<TakesAttribute>() is { } takes)
            return takes.What;

        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"a {(type == typeof(int) ? "whole " : "")}number from {range.Minimum} to {range.Maximum}");

        return type.IsEnum ? string.Join(" or ", Enum.GetNames(type))
            : type == typeof(bool) ? "true or false"
            : "one text";
    }
}

using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace CoachBot.Options;

/// <summary>A section of the settings, or their root, and the class that documents it.</summary>
/// <param name="Name">Empty for the root, where other people's settings stand too.</param>
public abstract record SettingsSection(string Name, Type Type)
{
    /// <summary>The keys as an operator types them: <c>Storage:Path</c>.</summary>
    public ImmutableArray<string> Keys => [.. Properties.Select(property => Key(property.Name))];

    /// <summary>What is wrong with single settings, a line a fault; empty when the section can be read.</summary>
    public ImmutableArray<string> Faults(IConfiguration configuration) =>
        [.. Unknown(configuration), .. Properties.Select(property => Fault(property, configuration)).OfType<string>()];

    /// <summary>
    /// What is wrong with settings that are sound each on its own. Asked when <see cref="Faults"/> is empty.
    /// </summary>
    public ImmutableArray<string> FaultsAcross(IConfiguration configuration) =>
        Bind(configuration) is IValidatableObject section
            ? [.. section.Validate(new ValidationContext(section)).Select(result => result.ErrorMessage!)]
            : [];

    /// <summary>Makes the section an <c>IOptions</c> of its class.</summary>
    public abstract void AddTo(IServiceCollection services);

    /// <summary>The section's values.</summary>
    /// <exception cref="InvalidOperationException">
    /// A value cannot be read: <see cref="Faults"/> was not asked before.
    /// </exception>
    protected abstract object Bind(IConfiguration configuration);

    protected IConfiguration Of(IConfiguration configuration) =>
        Name.Length == 0 ? configuration : configuration.GetSection(Name);

    IEnumerable<PropertyInfo> Properties => Type.GetProperties().Where(property => property.CanWrite);

    string Key(string property) => Name.Length == 0 ? property : $"{Name}:{property}";

    IEnumerable<string> Unknown(IConfiguration configuration) =>
        from child in Name.Length == 0 ? [] : configuration.GetSection(Name).GetChildren()
        where !Properties.Any(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))
        select $"{Key(child.Key)} is not a setting. There are {string.Join(", ", Keys)}.";

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

/// <inheritdoc cref="SettingsSection"/>
public sealed record SettingsSection<T>(string Name) : SettingsSection(Name, typeof(T))
    where T : class, new()
{
    public override void AddTo(IServiceCollection services) =>
        services.AddSingleton(provider =>
            Microsoft.Extensions.Options.Options.Create((T)Bind(provider.GetRequiredService<IConfiguration>())));

    protected override object Bind(IConfiguration configuration) => Of(configuration).Get<T>() ?? new T();
}

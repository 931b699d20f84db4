using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;

namespace CoachBot;

/// <summary>
/// Lines of help, named to a person who needs another person: <c>Care:Emergency</c>, <c>Care:Helpline</c>,
/// <c>Care:Company</c>; each also for one country, as <c>Care:DE:Helpline</c>. Text of at most 120 characters, said as
/// it is; absent: none.
/// </summary>
public sealed record CareSection() : SettingsSection("Care")
{
    /// <summary>A line is part of a sentence that has to be read in distress.</summary>
    const int MostCharacters = 120;

    static readonly ImmutableArray<string> Lines =
        [nameof(CareLine.Emergency), nameof(CareLine.Helpline), nameof(CareLine.Company)];

    public override ImmutableArray<string> Keys { get; } = [.. Lines.Select(line => $"Care:{line}")];

    public override ImmutableArray<string> Faults(IConfiguration configuration)
    {
        var care = configuration.GetSection(Name);
        return !string.IsNullOrWhiteSpace(care.Value) ? base.Faults(configuration) :
        [
            .. from child in care.GetChildren()
               from fault in IsLine(child) ? LineFaults(child)
                   : ZonePlaces.IsCountry(child.Key.ToUpperInvariant()) && child.Value is null
                   ? child.GetChildren().SelectMany(own => IsLine(own) ? LineFaults(own) : [Unknown(own)])
                   : [Unknown(child)]
               select fault,
        ];
    }

    public static CareLines Read(IConfiguration configuration)
    {
        var care = configuration.GetSection("Care");
        return new(Line(care), care.GetChildren().Where(child => !IsLine(child)).ToImmutableSortedDictionary(
            country => country.Key.ToUpperInvariant(), Line, StringComparer.Ordinal));
    }

    public override void AddTo(IServiceCollection services) =>
        services.AddSingleton(provider => Read(provider.GetRequiredService<IConfiguration>()));

    static bool IsLine(IConfigurationSection section) => Lines.Contains(section.Key, StringComparer.OrdinalIgnoreCase);

    static IEnumerable<string> LineFaults(IConfigurationSection line) =>
        line.Value is { Length: <= MostCharacters } text && !text.Any(char.IsControl) ? []
        :
        [
            $"{line.Path} takes one line of at most {MostCharacters} characters, such as 'Lifeline, 988', not "
                + (line.Value is { } given ? $"{given.Length} characters." : "a whole section."),
        ];

    static string Unknown(IConfigurationSection child) => $"{child.Path} is not a setting. There are Care:Emergency, "
        + "Care:Helpline and Care:Company, and each for a country, as Care:DE:Helpline.";

    static CareLine Line(IConfigurationSection section) => new(
        Text(section, nameof(CareLine.Emergency)), Text(section, nameof(CareLine.Helpline)),
        Text(section, nameof(CareLine.Company)));

    static string? Text(IConfigurationSection section, string line) =>
        section[line]?.Trim() is { Length: > 0 } text ? text : null;
}

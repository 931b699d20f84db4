using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CoachBot.Coaching.Calendar;
using CoachBot.Core.Text;

namespace CoachBot.Tests.Coaching.Calendar;

public sealed class TimeTextTests
{
    static readonly DateOnly Day = new(2026, 12, 3);

    [Fact]
    public void Everything_said_about_time_has_words()
    {
        var english = English();
        Phrase[] withValues =
        [
            TimeText.OutsideWork(TimeText.NudgeName, new(9, 0), new(17, 0)), TimeText.UnknownZone("Atlantis"),
            TimeText.DayPassed(Day), TimeText.DayEither(Day, new(2027, 3, 12)), TimeText.DayIsAnother(Day),
        ];
        var plain = typeof(TimeText).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => (Phrase)property.GetValue(null)!);

        Phrase[] all = [.. plain, .. withValues];

        Assert.All(all, phrase => Assert.NotEmpty(english.Say(phrase)));
        Assert.Equal(
            english.Keys.Where(key => key.StartsWith("time.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            all.Select(phrase => phrase.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_ambiguous_date_is_said_both_ways() =>
        Assert.Equal(
            "I can read that as 3 Dec or 12 Mar. Which one is it? For example: 3 Dec.",
            English().Say(TimeText.DayEither(Day, new(2027, 3, 12))));

    static TextCatalog English()
    {
        using var stream = typeof(TimeText).Assembly.GetManifestResourceStream("Text/en.json")!;
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        return new(CultureInfo.GetCultureInfo("en"), words.ToFrozenDictionary());
    }
}

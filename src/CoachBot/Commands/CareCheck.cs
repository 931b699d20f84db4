using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Commands;

/// <summary>What <c>check</c> says of lines of help: whose country has none.</summary>
/// <param name="countries">Where people live, by ISO 3166 code; <c>null</c>: the store could not be read.</param>
public sealed class CareCheck(CareLines care, IReadOnlyCollection<string>? countries)
{
    const string Key = "Care:Emergency   ";

    /// <summary>The countries of everybody the bot knows, from their zones.</summary>
    public static async Task<IReadOnlyCollection<string>> CountriesAsync(IEntityTable table, CancellationToken ct)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (string? next = null; ;)
        {
            var page = await table.ScanAsync(next, ct);
            foreach (var row in page.Entities.Where(row =>
                row.Row == AddresseeState.RowKey && !Addressee.IsTeam(row.Partition)))
            {
                var person = new Profile(new AddresseeState(row));
                if ((person.ChosenZone ?? person.ClientZone) is { } zone && ZonePlaces.CountryOf(zone) is { } country)
                    found.Add(country);
            }

            if (page.Continuation is not { } more)
                return found;
            next = more;
        }
    }

    /// <summary>A line a finding.</summary>
    public IEnumerable<(Verdict Verdict, string Line)> Lines()
    {
        ImmutableArray<string> without = [.. (countries ?? []).Where(country => !IsWhole(care.Of(country)))];
        if (without.Length > 0)
        {
            yield return (Verdict.Set, $"{Key}people live in {string.Join(", ", without)}, without an emergency number "
                + $"and a helpline: set Care:{without[0]}:Emergency and Care:{without[0]}:Helpline, "
                + "or Care:Emergency and Care:Helpline for all.");
        }
        else if (IsWhole(care.General))
        {
            yield return (Verdict.Ok, $"{Key}and Care:Helpline are set for everybody");
        }
        else
        {
            yield return (Verdict.Note, $"{Key}and Care:Helpline are not set for everybody: where a country has none, "
                + "a person in danger reads 'your local emergency number'.");
        }

        if (care.General.Company is null && care.Countries.Values.All(line => line.Company is null))
        {
            yield return (Verdict.Note, "Care:Company   is not set: a person who tells of harassment is sent to "
                + "someone they trust.");
        }
    }

    static bool IsWhole(CareLine line) => line is { Emergency: not null, Helpline: not null };
}

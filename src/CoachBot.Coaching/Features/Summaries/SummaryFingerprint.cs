using System.Security.Cryptography;
using System.Text;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary>
/// Takes the place of what a summary would tell, one mark a fact, so that news can be told from what was told before.
/// </summary>
/// <remarks>A fact that is no longer there, because its week has passed, is no news.</remarks>
public static class SummaryFingerprint
{
    const int MarkLength = 8;

    /// <summary>
    /// A column holds more; a team so large that its facts do not fit is told without being compared.
    /// </summary>
    const int MostMarks = 3500;

    /// <summary>The marks of everything that has a line to itself, each eight hex digits.</summary>
    /// <param name="told">When the week before was told of last; <c>null</c>: never.</param>
    public static string Of(IEnumerable<RepReport> reps, CoachingWeek week, DateTimeOffset? told = null)
    {
        var marks = reps.SelectMany(rep => Facts(rep, week, told)).Select(Mark)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return string.Concat(marks.Count <= MostMarks ? marks : [Mark(string.Concat(marks))]);
    }

    /// <param name="before">The print of the last summary; <c>null</c>: there was none.</param>
    public static bool HasNews(string? before, string now)
    {
        var known = Marks(before ?? "").ToHashSet(StringComparer.Ordinal);
        return Marks(now).Any(mark => !known.Contains(mark));
    }

    static IEnumerable<string> Facts(RepReport rep, CoachingWeek week, DateTimeOffset? told)
    {
        var before = new[]
        {
            rep.PractisedIn(week.Previous) is { } practice && !(practice.ReportedAt <= told) ? practice : null,
            WorthAsking.Why(rep, week)?.Commitment,
        };
        foreach (var made in rep.SharedIn(week).Concat(before.OfType<Commitment>()))
        {
            yield return $"{rep.Person}|{made.Id}|{made.Status}|{made.Visibility}|{made.WantsHelp}|{made.Text}"
                + $"|{made.Stakes}|{made.Escape is null}";
        }

        if (rep.IsLongSilentIn(week))
            yield return $"{rep.Person}|silent";
    }

    static IEnumerable<string> Marks(string print) => print.Chunk(MarkLength).Select(mark => new string(mark));

    static string Mark(string fact) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fact)).AsSpan(0, MarkLength / 2));
}

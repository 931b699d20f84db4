using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Milestones;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Schedule;
using CoachBot.Coaching.Summaries;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Looks;

/// <summary><c>who looked</c>: who was shown which of the rep's words, when last and how often.</summary>
public static class WhoLooked
{
    /// <summary>With the heading, what is left out and how long it is kept: twelve lines.</summary>
    const int Most = 9;

    public static async ValueTask ObeyAsync(PersonTurn turn)
    {
        var looks = (await turn.RowsAsync(Look.Rows)).Select(Look.Read).OrderBy(look => look.At).ToList();
        if (looks.Count == 0)
        {
            turn.Say(LooksCopy.Nobody);
            return;
        }

        var kept = (await turn.RowsAsync(Weeks.All)).Concat(await turn.RowsAsync(Shared.Rows))
            .ToDictionary(row => row.Row, StringComparer.Ordinal);
        var lines = looks.SelectMany(look => look.Shown.Select(row => What(kept, row, look.At)).Distinct()
                .Select(what => (Look: look, What: what)))
            .GroupBy(one => (one.Look.By, one.What))
            .Select(group => (Latest: group.MaxBy(one => one.Look.At), Count: group.Sum(one => one.Look.Times)))
            .OrderByDescending(line => line.Latest.Look.At)
            .ThenBy(line => Addressee.IsTeam(line.Latest.Look.By))
            .ThenBy(line => line.Latest.Look.ByName, StringComparer.Ordinal).ToList();
        turn.Say(new Card(
            LooksCopy.Title,
            new Heading(LooksCopy.Title),
            new Items(
            [
                .. lines.Take(Most).Select(line => Line(turn, line.Latest.Look, line.Latest.What, line.Count)),
                .. lines.Count > Most ? [LooksCopy.More(lines.Count - Most)] : Array.Empty<Phrase>(),
            ]),
            new Paragraph(LooksCopy.Kept(turn.Settings.Retention.Audit), Subtle: true)));
    }

    static Phrase Line(PersonTurn turn, Look look, Phrase what, int count)
    {
        var (on, at) = Zones.Local(look.At, turn.Zone);
        return LooksCopy.Line(Who(look), what, count, on, at);
    }

    static Phrase Who(Look look) => (Addressee.IsTeam(look.By), look.ByName) switch
    {
        (true, { } team) => LooksCopy.Channel(team),
        (true, null) => LooksCopy.TeamChannel,
        (false, { } name) => Phrase.Verbatim(name),
        (false, null) => LooksCopy.Manager,
    };

    /// <summary>What was shown; where it was kept for its time, what it was.</summary>
    static Phrase What(Dictionary<string, Entity> kept, string key, DateTimeOffset at) => key.Split('|') switch
    {
        ["week", var week, "commitment", ..] => kept.GetValueOrDefault(key) is { } row
            ? LooksCopy.Commitment(AsItWas(kept, Commitment.Read(row)!, at), CoachingWeek.Parse(week).Begins)
            : LooksCopy.CommitmentOf(CoachingWeek.Parse(week).Begins),
        ["shared", ..] => kept.GetValueOrDefault(key)?.Text("skill") is { } skill
            ? LooksCopy.Milestone(skill)
            : LooksCopy.AMilestone,
        ["skill", _] => LooksCopy.Feedback,
        ["help", ..] => LooksCopy.Help,
        _ => LooksCopy.Other,
    };

    /// <summary>In the words that stood then: they may have been changed since.</summary>
    static string AsItWas(Dictionary<string, Entity> kept, Commitment made, DateTimeOffset at) =>
        SummaryCopy.OnOneLine(Enumerable.Range(1, made.Earlier)
            .Select(before => kept.GetValueOrDefault(Committing.EarlierRow(made, before)))
            .FirstOrDefault(earlier => earlier?.Moment("replacedAt") > at)?.Text("text") is { } words
                ? made with { Text = words } : made);
}

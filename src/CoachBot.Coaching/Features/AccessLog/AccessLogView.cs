using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.AccessLog;

/// <summary><c>who looked</c>: who was shown which of the rep's words, when last and how often.</summary>
public static class AccessLogView
{
    /// <summary>With the heading, what is left out and how long it is kept: twelve lines.</summary>
    const int Most = 9;

    public static async ValueTask ObeyAsync(PersonTurn turn)
    {
        var looks = (await turn.RowsAsync(AccessEntry.Rows)).Select(AccessEntry.Read).OrderBy(look => look.At).ToList();
        if (looks.Count == 0)
        {
            turn.Say(AccessLogText.Nobody);
            return;
        }

        var kept = (await turn.RowsAsync(Weeks.All)).Concat(await turn.RowsAsync(SharedMilestone.Rows))
            .ToDictionary(row => row.Row, StringComparer.Ordinal);
        var kinds = turn.Capabilities.Rows;
        var lines = looks.SelectMany(look =>
                look.Shown.Select(row => What(kinds.Of(row), kept, row, look.At)).Distinct()
                    .Select(what => (Look: look, What: what)))
            .GroupBy(one => (one.Look.By, one.What))
            .Select(group => (Latest: group.MaxBy(one => one.Look.At), Count: group.Sum(one => one.Look.Times)))
            .OrderByDescending(line => line.Latest.Look.At)
            .ThenBy(line => Addressee.IsTeam(line.Latest.Look.By))
            .ThenBy(line => line.Latest.Look.ByName, StringComparer.Ordinal).ToList();
        turn.Say(new Card(
            AccessLogText.Title,
            new Heading(AccessLogText.Title),
            new Items(
            [
                .. lines.Take(Most).Select(line => Line(turn, line.Latest.Look, line.Latest.What, line.Count)),
                .. lines.Count > Most ? [AccessLogText.More(lines.Count - Most)] : Array.Empty<Phrase>(),
            ]),
            new Paragraph(AccessLogText.Kept(turn.Settings.Retention.Audit), Subtle: true)));
    }

    static Phrase Line(PersonTurn turn, AccessEntry look, Phrase what, int count)
    {
        var (on, at) = Zones.Local(look.At, turn.Zone);
        return AccessLogText.Line(Who(look), what, count, on, at);
    }

    static Phrase Who(AccessEntry look) => (Addressee.IsTeam(look.By), look.ByName) switch
    {
        (true, { } team) => AccessLogText.Channel(team),
        (true, null) => AccessLogText.TeamChannel,
        (false, { } name) => Phrase.Verbatim(name),
        (false, null) => AccessLogText.Manager,
    };

    /// <summary>What was shown; where it was kept for its time, what it was.</summary>
    static Phrase What(RowKind? kind, Dictionary<string, Entity> kept, string key, DateTimeOffset at) => kind switch
    {
        _ when kind == Commitment.RowKind => CommitmentOf(kept, key, at),
        _ when kind == SharedMilestone.RowKind =>
            kept.GetValueOrDefault(key) is { } row
                ? AccessLogText.Milestone(SharedMilestone.Read(row).Skill) : AccessLogText.AMilestone,
        _ when kind == SkillProgress.RowKind => AccessLogText.Feedback,
        _ when kind == HelpRequest.RowKind => AccessLogText.Help,
        _ => AccessLogText.Other,
    };

    static Phrase CommitmentOf(Dictionary<string, Entity> kept, string key, DateTimeOffset at)
    {
        var week = CoachingWeek.Parse(Commitment.RowKind.Key.DayIn(key)!).Begins;
        return kept.GetValueOrDefault(key) is { } row
            ? AccessLogText.Commitment(AsItWas(kept, Commitment.Read(row)!, at), week)
            : AccessLogText.CommitmentOf(week);
    }

    /// <summary>In the words that stood then: they may have been changed since.</summary>
    static string AsItWas(Dictionary<string, Entity> kept, Commitment made, DateTimeOffset at) =>
        SharedText.OnOneLine(Enumerable.Range(1, made.Earlier)
            .Select(change => EarlierWording.Read(
                kept.GetValueOrDefault(EarlierWording.RowKind.RowOf(made.Week, made.Number, change))))
            .FirstOrDefault(earlier => earlier?.Until > at) is { Text: var words }
                ? made with { Text = words } : made);
}

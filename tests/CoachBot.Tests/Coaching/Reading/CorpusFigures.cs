using System.Globalization;
using CoachBot.Coaching.Reading;

namespace CoachBot.Tests.Coaching.Reading;

/// <summary>How many texts of a kind and a part the reader finds.</summary>
/// <param name="Found">As their kind; of danger, as any danger.</param>
/// <param name="Labelled">Found, with every further column as the label says.</param>
/// <param name="Asked">Taken for something other than an answer.</param>
public sealed record CorpusFigures(string Kind, string Part, int Total, int Found, int Labelled, int Asked)
{
    static readonly DateOnly Today = new(2026, 11, 16);

    public static IReadOnlyList<CorpusFigures> All { get; } =
    [
        .. CorpusLine.All.GroupBy(line => (line.Kind, Part: line.IsHeld ? "held" : "train"))
            .OrderBy(group => group.Key.Kind, StringComparer.Ordinal).ThenBy(group => group.Key.Part)
            .Select(group => Of(group.Key.Kind, group.Key.Part, [.. group])),
    ];

    /// <summary>As <c>docs/reading.md</c> has it.</summary>
    public static string Table() => string.Join(
        '\n',
        [
            "| kind | part | texts | found | with all labels | asked about |",
            "|---|---|--:|--:|--:|--:|",
            .. All.Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Kind} | {row.Part} | {row.Total} | {row.Found} | {row.Labelled} | {row.Asked} |")),
        ]);

    public static CorpusFigures Held(string kind) => All.Single(row => row.Kind == kind && row.Part == "held");

    /// <summary>Typed where such a text is typed.</summary>
    public static MessageMeaning Read(CorpusLine line) => MessageReader.Read(line.Text, new(Awaited(line.Kind), Today));

    static CorpusFigures Of(string kind, string part, IReadOnlyList<CorpusLine> lines) => new(
        kind, part, lines.Count, lines.Count(IsFound), lines.Count(IsLabelled),
        lines.Count(line => Read(line) is not MessageMeaning.Answer));

    static AwaitedAnswer Awaited(string kind) => kind switch
    {
        "outcome-with-words" => AwaitedAnswer.CheckIn,
        "telling" => AwaitedAnswer.Nothing,
        "short-answers" => AwaitedAnswer.YesOrNo,
        _ => AwaitedAnswer.Commitment,
    };

    static bool IsFound(CorpusLine line) => (line.Kind, Read(line)) switch
    {
        ("danger-self" or "danger-other", MessageMeaning.Danger) => true,
        ("harassment", MessageMeaning.Harassment) => true,
        ("threat", MessageMeaning.OwnThreat) => true,
        ("grief", MessageMeaning.Grief) => true,
        ("ill-leave", MessageMeaning.Away) => true,
        ("leaving", MessageMeaning.Leaving) => true,
        ("anger-at-bot", MessageMeaning.Anger) => true,
        ("asks-bot", MessageMeaning.AsksForIdeas) => true,
        ("asks-about-bot", MessageMeaning.AsksAboutBot) => true,
        ("hide", MessageMeaning.Hide) => true,
        ("small-talk", MessageMeaning.SmallTalk) => true,
        ("wrapped-command", MessageMeaning.WrappedCommand) => true,
        ("outcome-with-words", MessageMeaning.Outcome) => true,
        ("telling", MessageMeaning.Telling) => true,
        ("short-answers", _) => ShortAnswerReader.Read(line.Text) is not null,
        ("harmless" or "danger-lookalikes", MessageMeaning.Answer) => true,
        _ => false,
    };

    static bool IsLabelled(CorpusLine line) => IsFound(line) && (line.Kind, Read(line)) switch
    {
        ("danger-self", MessageMeaning.Danger danger) => danger.Who == Concerned.Self,
        ("danger-other", MessageMeaning.Danger danger) => danger.Who == Concerned.Other,
        (_, MessageMeaning.Away away) => (away.When ?? "-") == line.Labels[0],
        (_, MessageMeaning.AsksAboutBot asks) => Same(asks.Question.ToString(), line.Labels[0]),
        (_, MessageMeaning.WrappedCommand command) => command.Command == line.Labels[0],
        (_, MessageMeaning.Outcome outcome) =>
            Same(outcome.Kind.ToString(), line.Labels[0]) && (outcome.Note ?? "-") == line.Labels[1],
        ("short-answers", _) => Same(ShortAnswerReader.Read(line.Text)?.ToString(), line.Labels[0]),
        _ => true,
    };

    /// <summary>"NotYet" and "not-yet".</summary>
    static bool Same(string? name, string label) =>
        string.Equals(name, label.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}

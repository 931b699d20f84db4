using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Weekly.Listening;

/// <summary>
/// Nobody can tell from rows, or from what others read, that somebody wrote of their life: it is all as after the plain
/// command with the same effect.
/// </summary>
public sealed class SameAsPlainCommandTests
{
    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Marc = TeamStage.Marc;

    /// <summary>
    /// Kinds of rows that tell which message came and which card went where, and nothing of what was said. The index of
    /// moments is made of the columns that are compared.
    /// </summary>
    static readonly string[] Bookkeeping = ["owed", "wake", "seen", "posted", "message"];

    /// <summary>How many messages and cards have gone, and when the sweep comes by next.</summary>
    static readonly string[] Counts = ["nextOwed", "wakeAt", "cards"];

    /// <summary>What is typed, the button pressed then if any, and the plain command.</summary>
    public static TheoryData<string, string?, string> Same => new()
    {
        { "i want to kill myself", null, "pause until i write" },
        { "ich will nicht mehr leben", null, "pause until i write" },
        { "my manager keeps touching me", null, "away until 2026-11-23" },
        { "my father died on saturday", "Two weeks", "pause 2 weeks" },
        { "my father died on saturday", "Until I write", "pause until i write" },
        { "i'm ill, in bed with the flu", "This week", "away until 2026-11-23" },
        { "i handed in my notice", "Stop", "stop" },
        { "this is a waste of time", "Every two weeks", "how often; every two weeks" },
        { "this is a waste of time", "Only when I call you", "how often; only when I call you" },
        { "this is a waste of time", "Stop", "stop" },
        { "Skip!!", null, "skip" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public async Task Rows_and_what_others_read_are_those_of_the_plain_command(
        string typed, string? pressed, string command)
    {
        var heard = await PlayAsync(typed, pressed);
        var plain = await PlayAsync(command, null);

        var (rows, plainRows) = (await RowsAsync(heard), await RowsAsync(plain));
        Assert.Equal("", string.Join('\n', rows.Except(plainRows).Concat(plainRows.Except(rows))));
        Assert.Empty(await heard.RowsWithAsync(typed));

        foreach (var team in new[] { heard, plain })
        {
            await team.SayAsync(
                Marc, "summary", "@ 2026-11-30 12:00", "summary 4 weeks", "@ 2026-12-14 12:00", "summary");
        }

        Assert.Equal(SaidToOthers(plain), SaidToOthers(heard));
    }

    static async Task<TeamStage> PlayAsync(string typed, string? pressed)
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.SayAsync(Ana, "agree", "handling objections");
        await team.SayAsync(Ana, typed.Split("; "));
        if (pressed is not null)
        {
            var card = team.Stage.Channel.Spoken.Last(said => said.To == "a:" + Ana.Id && said.UpdateOf is null);
            var button = card.Message.Card.Elements.OfType<Buttons>().Single().Items
                .Single(one => card.Message.Words.Say(one.Label) == pressed);
            await team.Stage.PressAsync(
                Ana, card.Message.CardId!, button.Command, ImmutableDictionary<string, string>.Empty);
        }

        return team;
    }

    static async Task<IReadOnlyList<string>> RowsAsync(TeamStage team) =>
    [
        .. from row in await team.RowsAsync()
           where !Bookkeeping.Contains(row.Row.Split('|')[0])
               && !row.Partition.StartsWith("due|", StringComparison.Ordinal)
           from column in row.Columns
           where !Counts.Contains(column.Key)
           select $"{row.Partition} {row.Row} {column.Key}={column.Value}",
    ];

    static IReadOnlyList<string> SaidToOthers(TeamStage team) =>
    [
        .. team.Stage.Channel.Spoken.Where(said => said.To != "a:" + Ana.Id)
            .Select(said => $"{said.To}: {Transcript.Text(said.Message)}"),
    ];
}

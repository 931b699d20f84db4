using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Weekly.MyWeek;

/// <summary>What a rep asks of their week between its questions.</summary>
public sealed class MyWeekCapability : ICapability
{
    public const string MyWeek = "my week";
    public const string SameAgain = "same again";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(MyWeek, call => MyWeekCard.Show(call.Turn, call.Question))
        {
            Typed = ["my week", "my commitment"],
            Labels =
            [
                "status", "what did i commit to", "what did i commit to?", "what was my commitment?",
                "what is my commitment?", "what's my commitment?", "what was my one thing?", "what am i working on?",
                "what's next?", "where was i?",
            ],
        },
        new(SameAgain, AgainAsync) { Typed = [SameAgain], Labels = ["same as last week"] },
    ];

    /// <summary>The words of the latest week that had some, for the week that is asked for now.</summary>
    static async ValueTask AgainAsync(CommandCall call)
    {
        var turn = call.Turn;
        var week = turn.CommitWeek;
        if (turn.Weeks.Current(week.Name) is { IsOpen: true } open)
            turn.Say(SharedText.AlreadyCommitted(open.Text));
        else if (Latest(await turn.HistoryAsync(), week.Name) is { } before)
            await CommitHandler.MakeAsync(turn, week, before.Text, messageId: null);
        else
            WeeklyAsk.Put(turn, week, isUnprompted: false, MyWeekText.NothingBefore);
    }

    static Commitment? Latest(Weeks history, string week) => history.Commitments.Values
        .Where(commitment => string.CompareOrdinal(commitment.Week, week) < 0)
        .MaxBy(commitment => commitment.Row, StringComparer.Ordinal);
}

using System.Security.Cryptography;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;

namespace CoachBot.Core.Turns;

/// <summary>What a turn comes to when it met a fault of ours.</summary>
static class FaultReport
{
    static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    public static Turn Answer(TurnEvent happening, AddresseeState head, string code, TurnClock moment) =>
        happening switch
        {
            TurnEvent.ActivityReceived
            {
                Activity: { Kind: ActivityKind.Message or ActivityKind.Submit or ActivityKind.Edit } activity,
            } => Apology(head, activity, code),
            // Tried again an hour later, not with every sweep.
            TurnEvent.TimerDue came => Nothing(
                head.WithPlan(head.Plan.SetItem(came.Kind, moment.Now + TryAgainAfter))),
            TurnEvent.Unreachable { Reason: var reason } =>
                Nothing(new AddresseeState(head.Row.With("unreachable", reason))),
            _ => Nothing(head),
        };

    static Turn Nothing(AddresseeState head) => new() { Head = head, Counts = ["faults"] };

    static Turn Apology(AddresseeState head, Activity activity, string code) => new()
    {
        Head = head.Chat is null && activity.Conversation.Kind == ConversationKind.Personal
            ? head.With(activity.Conversation)
            : head,
        Owes = [new OutboxMessage.Say(Card.Say(Support.Unexpected(code)), In: activity.Conversation)],
        Counts = ["faults"],
    };
}

/// <summary>What a user is told when the fault is ours.</summary>
public static class Support
{
    /// <summary>Four letters and digits that join a user's report to a log line. No vowels, so no words.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ23456789", 4);

    /// <summary>Says what happened, what was kept and what to do; never an exception's message.</summary>
    public static Phrase Unexpected(string code) => new("error.unexpected", code);

    /// <summary>The methods an exception came through, without its message.</summary>
    public static string Where(Exception e) => string.Join(
        " < ",
        new System.Diagnostics.StackTrace(e, fNeedFileInfo: true).GetFrames().Take(6).Select(frame =>
            $"{frame.GetMethod()?.DeclaringType?.Name}.{frame.GetMethod()?.Name}:{frame.GetFileLineNumber()}"));
}

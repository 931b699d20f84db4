using System.Security.Cryptography;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.Text;

namespace CoachBot.Core.Turns;

/// <summary>The outcome of a turn that met a fault of the program.</summary>
static class FaultReport
{
    static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    public static Turn Answer(TurnEvent turnEvent, AddresseeState state, string code, TurnClock clock) =>
        turnEvent switch
        {
            TurnEvent.ActivityReceived
            {
                Activity: { Kind: ActivityKind.Message or ActivityKind.Submit or ActivityKind.Edit } activity,
            } => Apology(state, activity, code),
            // The timer is tried again an hour later, not with every sweep.
            TurnEvent.TimerDue timer => Nothing(
                state.WithPlan(state.Plan.SetItem(timer.Kind, clock.Now + TryAgainAfter))),
            TurnEvent.Unreachable { Reason: var reason } =>
                Nothing(new AddresseeState(state.Row.With("unreachable", reason))),
            _ => Nothing(state),
        };

    static Turn Nothing(AddresseeState state) => new() { Head = state, Counts = [Counter.Fault] };

    static Turn Apology(AddresseeState state, Activity activity, string code) => new()
    {
        Head = state.Chat is null && activity.Conversation.Kind == ConversationKind.Personal
            ? state.With(activity.Conversation)
            : state,
        Owes = [new OutboxMessage.Say(Card.Say(Support.Unexpected(code)), In: activity.Conversation)],
        Counts = [Counter.Fault],
    };
}

/// <summary>What a user and an operator get to know of a fault of the program.</summary>
public static class Support
{
    /// <summary>Four letters and digits that join a user's report to a log line. No vowels, so no words.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ23456789", 4);

    /// <summary>Says what happened, what was kept and what to do; never an exception's message.</summary>
    public static Phrase Unexpected(string code) => new("error.unexpected", code);

    /// <summary>The methods an exception came through, at most six, without its message.</summary>
    public static string Where(Exception e) => string.Join(
        " < ",
        new System.Diagnostics.StackTrace(e, fNeedFileInfo: true).GetFrames().Take(6).Select(frame =>
            $"{frame.GetMethod()?.DeclaringType?.Name}.{frame.GetMethod()?.Name}:{frame.GetFileLineNumber()}"));
}

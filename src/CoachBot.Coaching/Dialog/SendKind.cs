using CoachBot.Coaching.Calendar;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// A kind of message that the bot starts: who yields to whom in a week, and how late it may still go.
/// </summary>
/// <param name="Rank">The lowest goes first.</param>
/// <param name="Window">How long a send that is past due may still go.</param>
public sealed record SendKind(string Name, int Rank, SendDeadline Window)
{
    /// <summary>The weekly question.</summary>
    public static SendKind Ask { get; } = new("Ask", 0, SendDeadline.CheckIn);

    /// <summary>The first contact, with the consent card.</summary>
    public static SendKind Invitation { get; } = new("Invitation", 1, SendDeadline.None);

    /// <summary>Once, a week after an invitation without an answer.</summary>
    public static SendKind InvitationReminder { get; } = new("InvitationReminder", 1, SendDeadline.None);

    /// <summary>How it went.</summary>
    public static SendKind CheckIn { get; } = new("CheckIn", 2, SendDeadline.NextAsk);

    /// <summary>
    /// A manager's own question: which conversation, and what to stop for it; and whether it happened.
    /// </summary>
    public static SendKind Talk { get; } = new("Talk", 3, SendDeadline.EndOfDay);

    /// <inheritdoc cref="Talk"/>
    public static SendKind Held { get; } = new("Held", 3, SendDeadline.NextAsk);

    /// <summary>Of a commitment that is open and untouched.</summary>
    public static SendKind Nudge { get; } = new("Nudge", 4, SendDeadline.EndOfDay) { TakesNudgeSlot = true };

    /// <summary>Of an ask without an answer; takes the nudge's slot.</summary>
    public static SendKind Reminder { get; } = new("Reminder", 4, SendDeadline.CheckIn) { TakesNudgeSlot = true };

    /// <summary>A manager's view of the week.</summary>
    public static SendKind Summary { get; } = new("Summary", 5, SendDeadline.EndOfDay);

    /// <summary>Whether help from a colleague, or to one, happened and was useful.</summary>
    public static SendKind AfterHelp { get; } = new("AfterHelp", 6, SendDeadline.TwoWeeks);

    /// <summary>A question again, at the time its reader asked for: it always goes and never counts.</summary>
    public static SendKind Later { get; } = new("Later", 7, SendDeadline.NextAsk) { IsAskedFor = true };

    /// <summary>One of these a week.</summary>
    public bool TakesNudgeSlot { get; init; }

    /// <summary>The person asked for it.</summary>
    public bool IsAskedFor { get; init; }

    public override string ToString() => Name;
}

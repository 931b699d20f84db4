namespace CoachBot.Coaching.Dialog;

/// <summary>What the bot sends when time comes.</summary>
public enum SendKind
{
    /// <summary>The first contact, with the consent card.</summary>
    Invitation,

    /// <summary>Once, a week after an invitation without an answer.</summary>
    InvitationReminder,

    /// <summary>The weekly question.</summary>
    Ask,

    /// <summary>Of an ask without an answer; takes the nudge's slot.</summary>
    Reminder,

    /// <summary>Of a commitment that is open and untouched.</summary>
    Nudge,

    /// <summary>How it went.</summary>
    CheckIn,

    /// <summary>A manager's own question: which conversation, and what to stop for it.</summary>
    Talk,

    /// <summary>To a manager: whether it happened.</summary>
    Held,

    /// <summary>Whether help from a colleague, or to one, happened and was useful.</summary>
    AfterHelp,

    /// <summary>A manager's view of the week.</summary>
    Summary,

    /// <summary>A question again, at the time its reader asked for with <c>later</c>.</summary>
    Later,
}

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// The words that more than one capability answers to. A word of one capability alone is named by it.
/// </summary>
public static class Word
{
    public const string Commit = "commit";
    public const string Change = "change";
    public const string Done = "done";
    public const string Tried = "tried";
    public const string NotYet = "not yet";
    public const string ChangedMyMind = "changed my mind";
    public const string CarryOver = "carry over";
    public const string Smaller = "smaller";
    public const string HelpMe = "help me";
    public const string LetItGo = "let it go";
    public const string Ready = "ready";
    public const string AskSomeone = "ask someone";
    public const string AskMeNow = "ask me now";
    public const string NewSkill = "new skill";
    public const string Skip = "skip";
    public const string Later = "later";
    public const string Away = "away";
    public const string Pause = "pause";
    public const string PauseUntilIWrite = "pause until i write";
    public const string Resume = "resume";
    public const string Stop = "stop";
    public const string Help = "help";
    public const string Agree = "agree";
    public const string TellMeMore = "tell me more";
    public const string Yes = "yes";
    public const string No = "no";
    public const string NotNow = "not now";
    public const string Keep = "keep";
    public const string Cancel = "cancel";
    public const string Back = "back";
    public const string VisibleTo = "visible to";
    public const string Delete = "delete my data";
    public const string Ask = "ask";
    public const string CoachMe = "coach me";

    /// <summary>A message of the person's says something else now. Nobody types it.</summary>
    public const string Edited = "edited";

    /// <summary>What sounds like <see cref="Stop"/> and may be an answer: it is asked which.</summary>
    public const string MayStop = "may stop";

    /// <summary>Thanks to the bot.</summary>
    public const string Thanks = "thanks";
    public const string WhoAreYou = "who are you";
}

/// <summary>A command, typed or pressed.</summary>
/// <param name="Word">As its capability names it.</param>
/// <param name="Rest">What followed the word, exactly as typed; empty for nothing.</param>
public sealed record Command(string Word, string Rest = "");

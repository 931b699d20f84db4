using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>Words of buttons and short lines that several capabilities say.</summary>
public static class SharedText
{
    /// <summary>Characters of a rep's words on one line of a card.</summary>
    const int MostCharacters = 200;

    public static Phrase AllRight { get; } = new("checkin.all-right");
    public static Phrase ForYouAlone { get; } = new("checkin.for-you-alone");
    public static Phrase Done { get; } = new("button.done");
    public static Phrase Tried { get; } = new("button.tried");
    public static Phrase NotYet { get; } = new("button.not-yet");
    public static Phrase SaveButton { get; } = new("button.save");
    public static Phrase SkipButton { get; } = new("button.skip");
    public static Phrase ChangeButton { get; } = new("button.change");
    public static Phrase CommitButton { get; } = new("button.commit");

    public static Phrase Status(CommitmentStatus status) => new($"commitment.status.{status}");

    public static Phrase AlreadyCommitted(string text) => new("commitment.already", text);

    public static Phrase WeeklyQuestion(string skill) => new("ask.weekly", skill);

    public static Phrase Answered { get; } = new("companion.answered");
    public static Phrase Over { get; } = new("companion.over");
    public static Phrase Yes { get; } = new("button.yes");

    public static Phrase YouAreNot(string name) => new("companion.not-coming", name);

    public static Phrase NotThisTime { get; } = new("button.not-this-time");

    public static Phrase CalledOff(string? name) =>
        name is null ? new("companion.called-off-nameless") : new("companion.called-off", name);

    public static Phrase NothingGoesOut { get; } = new("share.nothing-goes-out");

    public static Phrase PracticeWeeks(int weeks, string skill) => new("history.practice-weeks", weeks, Your(skill));

    public static Phrase NoneOfThese { get; } = new("choice.none-of-these");

    public static Phrase Weekday(DayOfWeek day) => new($"day.{day}");

    public static Phrase SeveralCalled(string name) => new("setup.several-called", name);

    public static Phrase NobodyCalled(string name) => new("setup.nobody-called", name);

    public static Phrase NotSetUp { get; } = new("setup.not-yet");

    public static string OnOneLine(Commitment commitment) => OnOneLine(commitment.Text);

    public static Phrase Cancel { get; } = new("button.cancel");
    public static Phrase MyManager { get; } = new("button.my-manager");

    public static Phrase AskButton(string name) => new("button.ask-rep", name);

    public static Phrase AskMeNow { get; } = new("button.ask-me-now");
    public static Phrase TellMeMoreButton { get; } = new("button.tell-me-more");

    /// <summary>A skill as its rep is told of it; the person who passed on that question has their one thing.</summary>
    public static Phrase Your(string skill) =>
        skill.Length == 0 ? new("history.your-one-thing") : Phrase.Verbatim(SkillWords.ToYou(skill));

    /// <summary>Somebody's words on one line; a text too long for it is cut where a word ends.</summary>
    public static string OnOneLine(string words) => Characters.CutAtWord(
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), MostCharacters);

    /// <summary>A name for a team that has none.</summary>
    public static Phrase TeamName(TeamSettings team) =>
        team.Name is { } name ? Phrase.Verbatim(name) : ThisTeam;

    public static Phrase WhichTeam { get; } = new("setup.which-team");

    public static Phrase TeamChosen { get; } = new("setup.team-chosen");

    public static Phrase ThisTeam { get; } = new("setup.this-team");

    public static Phrase FeedbackAgreed(string name) => new("feedback.agreed", name);

    public static Phrase FeedbackWhenLabel { get; } = new("feedback.label.when");

    public static Phrase FeedbackAboutLabel { get; } = new("feedback.label.about");

    public static Phrase Kind(IdeaKind kind) => new($"idea.kind.{kind}");

    public static Phrase Idea(Phrase kind, string ask) => new("ideas.line", kind, ask);

    public static Phrase AskRating(SkillPack pack) =>
        new("rating.ask", pack.Anchors[1], pack.Anchors[3], pack.Anchors[5]);

    public static Phrase WhoHelps { get; } = new("helping.who-helps");

    public static Phrase? Outcome(OneOnOne talk) =>
        talk.Outcome is { } outcome ? new Phrase($"conversation.outcome.{outcome}") : null;
}

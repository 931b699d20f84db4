using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Dialog;

/// <summary>Which open question an activity answers.</summary>
/// <param name="Question"><c>null</c>: none.</param>
/// <param name="IsSure">
/// Whether typed words are its answer as far as can be told; else they wait until the person has said so.
/// </param>
/// <param name="Other">What they may answer as well; <c>null</c>: nothing else that is open.</param>
sealed record ReplyResolver(OpenQuestion? Question, bool IsSure = true, OpenQuestion? Other = null)
{
    /// <summary>Older than this, another person's question is not what plainly typed words are about.</summary>
    static readonly TimeSpan Newest = TimeSpan.FromDays(2);

    /// <summary>The card's own question, the message's that is replied to, else one that hears what was typed.
    /// </summary>
    public static ReplyResolver Of(PersonTurn turn, Activity activity) => Card(turn, activity) is { } card
        ? new(turn.Profile.Dialog.Find(card))
        : Typed(activity) is { } typed && turn.Capabilities.Grammar.Read(typed, turn, isAnswering: true) is null
            ? Hearing(turn, typed)
            : new(turn.Profile.Dialog.Latest);

    /// <summary>The card a press or a reply is about, as long as it is one of ours.</summary>
    public static string? Card(PersonTurn turn, Activity activity) =>
        (activity.Kind == ActivityKind.Submit ? activity.Card : turn.RepliedToCard) is { } card
        && turn.Current(card) is not null ? card : null;

    /// <summary>What was typed; a button of a card that we do not know counts as typed. <c>null</c>: nothing.</summary>
    public static string? Typed(Activity activity) => activity.Kind == ActivityKind.Message ? activity.Text
        : activity.Card is null ? activity.Command : null;

    /// <summary>
    /// What a button of the question's card says, in the person's language, what it takes the place of, and its number
    /// are understood like the button.
    /// </summary>
    public static Button? Labelled(PersonTurn turn, OpenQuestion question, string typed)
    {
        var buttons = turn.Question(question).Draw(turn, question, turn.NoObjections).Elements.OfType<Buttons>()
            .SelectMany(row => row.Items).Where(button => !button.Submits).ToList();
        return buttons.Find(button => Grammar.AreSame(turn.Words.Say(button.Label), typed)
                || Grammar.AreSame(button.Command, typed))
            ?? (turn.Question(question).CountsButtons ? ScaleNumber.Pick(buttons, typed) : null);
    }

    /// <summary>
    /// The latest question that free text can be an answer to. One whose answer goes to another person has it without
    /// asking only while it is the newest message and nothing else could be meant.
    /// </summary>
    static ReplyResolver Hearing(PersonTurn turn, string typed)
    {
        var open = turn.Profile.Dialog.Open.Where(one => !turn.Question(one).IsOver(turn, one)).ToList();
        if (open is [.., var latest] && Labelled(turn, latest, typed) is not null)
            return new(latest);

        var hearing = open.Where(one => turn.Question(one).Hears(typed)).ToList();
        var last = hearing.Find(one => one.Card == turn.Profile.NewestCard) ?? hearing.LastOrDefault();
        if (last is null || turn.Question(last) is not IForwardedQuestion sentOn)
            return new(last ?? turn.Profile.Dialog.Latest);
        if (hearing.FindLast(one => IsOwn(turn, one) && Labelled(turn, one, typed) is not null) is { } labelled)
            return new(labelled);

        var reader = sentOn.Reader(last);
        var other = hearing.FindLast(one => IsOwn(turn, one)
            ? !turn.Question(one).IsChoice
            : ((IForwardedQuestion)turn.Question(one)).Reader(one) != reader);
        var isNewest = turn.Profile.NewestCard == last.Card && turn.Now - turn.Profile.NewestAt <= Newest;
        return new(
            last, isNewest && other is null && !sentOn.WantsYes && !IsLikeCommand(turn, typed), other);
    }

    /// <summary>It would be a command if nothing were open, or begins like one and is as short.</summary>
    static bool IsLikeCommand(PersonTurn turn, string typed) =>
        turn.Capabilities.Grammar.IsNear(typed)
            || turn.Capabilities.Grammar.Read(typed, turn, isAnswering: false) is not null;

    static bool IsOwn(PersonTurn turn, OpenQuestion question) => turn.Question(question) is not IForwardedQuestion;
}

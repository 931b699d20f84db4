using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Practice;

/// <summary>
/// A plan: when and where the chance will come, what rides on it, a safer first try, a way out. One form; each of its
/// questions has a card of its own, so that a press on one already answered changes nothing.
/// </summary>
public abstract class PlanStep : IFormQuestion
{
    /// <summary>The questions' dialogs, by slot.</summary>
    static readonly ImmutableDictionary<string, string> Dialogs = ImmutableDictionary<string, string>.Empty
        .Add(When, PlanQuestion.Dialog).Add(StakesName, StakesQuestion.Dialog).Add(Safe, SaferQuestion.Dialog)
        .Add(Escape, EscapeQuestion.Dialog);

    const string When = "when";
    const string StakesName = "stakes";
    const string Safe = "safe";
    const string Escape = "escape";

    static readonly ImmutableArray<Choice> Choices =
    [
        new(StakesWords.Little, PlanCopy.Little), new(StakesWords.Some, PlanCopy.Some),
        new(StakesWords.ALot, PlanCopy.ALot),
    ];

    public abstract string Name { get; }

    /// <summary>Whether a dialog is a step of the plan.</summary>
    public static bool Is(string dialog) => Dialogs.ContainsValue(dialog);

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        PlanQuestion.Dialog,
        new TextSlot(When, CommitmentCopy.AskWhen, CommitmentCopy.WhenLabel, ConversationCopy.TooLong)
        {
            Optional = true,
            Refuses = when => Timing.Refuse(turn, when),
        },
        new ChoiceSlot(
            StakesName, PlanCopy.AskStakes, PlanCopy.StakesLabel, [.. Choices], phrase => turn.Words.Say(phrase),
            PlanCopy.WhichStakes)
        {
            Optional = true,
            OnlyIf = kept => kept.GetValueOrDefault(When) is { Length: > 0 },
        },
        new TextSlot(Safe, PlanCopy.AskSafe, PlanCopy.SafeLabel, ConversationCopy.TooLong)
        {
            Optional = true,
            OnlyIf = kept => kept.GetValueOrDefault(StakesName) == StakesWords.ALot,
        },
        new TextSlot(Escape, CommitmentCopy.AskEscape, CommitmentCopy.EscapeLabel, ConversationCopy.TooLong)
        {
            Optional = true,
            OnlyIf = kept => kept.GetValueOrDefault(StakesName) is StakesWords.Some or StakesWords.ALot,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var asked = this.Asked(turn, question);
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var (text, shown, buttons) = asked.Name switch
        {
            StakesName => (objections.GetValueOrDefault(StakesName) ?? AskStakes(commitment, question),
                Array.Empty<string>(), Levels()),
            Safe => (PlanCopy.AskSafe, [Safe], SaferOrNot(commitment)),
            Escape => (question.Kept.GetValueOrDefault(Safe) is { Length: > 0 } safe
                ? CommitmentCopy.NotedThen(safe, CommitmentCopy.AskEscape) : CommitmentCopy.AskEscape,
                [Escape], SaveOrSkip()),
            _ => (AskWhen(commitment, question), [When, Escape], SaveOrSkip()),
        };
        return new(
            text,
            [
                new Paragraph(text),
                .. Form(turn, question).Slots
                    .Where(slot => shown.Contains(slot.Name) && !question.Kept.ContainsKey(slot.Name))
                    .Select(slot => slot.Draw(null, objections.GetValueOrDefault(slot.Name))),
                buttons,
            ]);
    }

    public Card Settled(PersonTurn turn, CardName card) =>
        CommitmentCards.Settled(turn, card, Told);

    /// <summary>What came of this question.</summary>
    protected abstract Card Told(Commitment commitment, PersonTurn turn);

    /// <summary>"Keep": it is fine where it is; and whatever was asked is passed on.</summary>
    public bool Takes(Word word) => word is Word.Keep;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var form = Form(turn, question);
        var asked = this.Asked(turn, question);
        var inputs = given.Text is { } text ? turn.NothingKept.Add(asked.Name, text)
            : given.Command is null || given.Command.Word != Word.Keep ? given.Inputs.ToImmutableSortedDictionary()
            : turn.NothingKept;
        if (inputs.TryGetValue(StakesName, out var stakes))
            inputs = inputs.SetItem(StakesName, StakesWords.Canonical(stakes));

        // A card sent off with what it asks left empty passes on that; "somewhere else" asks where.
        var step = form.Fill(question.Kept, inputs);
        if (given.Text is null && step is FormStep.Ask { Objections.Count: 0 } same && same.Next.Name == asked.Name)
        {
            step = asked.Name == Safe && given.Command is null
                ? same with { Objections = same.Objections.Add(Safe, PlanCopy.Where) }
                : form.Skip(step.Kept);
        }

        await TakeAsync(turn, question, step);
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => turn.Close(question.Card);

    public ValueTask SkipAsync(PersonTurn turn, OpenQuestion question) =>
        TakeAsync(turn, question, Form(turn, question).Skip(question.Kept));

    static async ValueTask TakeAsync(PersonTurn turn, OpenQuestion question, FormStep step)
    {
        var before = turn.Weeks.Commitments[question.Subject!];
        var commitment = before with
        {
            When = step.Answer(When) ?? before.When,
            Stakes = StakesWords.Read(step.Kept.GetValueOrDefault(StakesName)) ?? before.Stakes,
            SafeFirst = step.Answer(Safe) ?? before.SafeFirst,
            Escape = step.Answer(Escape) ?? before.Escape,
        };
        turn.Profile = turn.Profile.With("plansUnanswered", (long?)null);
        if (commitment.When is { } when && when != before.When)
            commitment = Timing.OfPlan(turn, commitment) with { IfThen = IfThen(turn, when, commitment.Text) };
        if (commitment != before)
            turn.Keep(commitment);

        if (step is FormStep.Ask ask && Dialogs[ask.Next.Name] == question.Dialog)
        {
            turn.AskAgain(question with { Kept = ask.Kept }, ask.Objections);
            return;
        }

        turn.Close(question.Card);
        if (step is FormStep.Ask next)
            turn.AskAbout(Dialogs[next.Next.Name], commitment, next.Kept);
        else
            await Planning.GoOnAsync(turn, commitment);
    }

    /// <summary>The one sentence, as it is shown back and kept.</summary>
    public static string IfThen(PersonTurn turn, string when, string text) =>
        turn.Words.Say(PlanCopy.IfThen(when, text));

    static Phrase AskWhen(Commitment commitment, OpenQuestion question) =>
        question.Kept.ContainsKey(PlanQuestion.Wanted)
            ? PlanCopy.WhenFor(commitment.Text)
            : Echo(commitment, question.Kept, CommitmentCopy.AskWhen);

    /// <summary>The commitment in the rep's words, and what follows it.</summary>
    /// <param name="kept">How it came about.</param>
    public static Phrase Echo(
        Commitment commitment, ImmutableSortedDictionary<string, string> kept, Phrase then) =>
        kept.ContainsKey(PlanQuestion.First) && commitment.Skill.Length > 0
            ? CommitmentCopy.FirstGotIt(commitment.Text, SkillWords.ToYou(commitment.Skill), then)
            : kept.ContainsKey(PlanQuestion.Stays)
                ? CommitmentCopy.Stays(commitment.Text, then)
                : CommitmentCopy.GotIt(commitment.Text, then);

    static Phrase AskStakes(Commitment commitment, OpenQuestion question)
    {
        var when = question.Kept[When];
        var isCall = $"{when} {commitment.Text}".Split([' ', ',', '.', ';', ':'])
            .Contains("call", StringComparer.OrdinalIgnoreCase);
        return ConversationCopy.Then(
            PlanCopy.IfThen(when, commitment.Text), isCall ? PlanCopy.AskStakesOfCall : PlanCopy.AskStakes);
    }

    static Buttons Levels() => new(
    [
        .. Choices.Select(choice => new Button(
            choice.Label, choice.Value.Replace('-', ' '), Field: StakesName, Value: choice.Value)),
        new(CommitmentCopy.SkipButton, "skip"),
    ]);

    static Buttons SaferOrNot(Commitment commitment) => new(
    [
        new(PlanCopy.SomewhereElse, "save", Submits: true, Primary: true),
        new(commitment.CueOn is { } on ? PlanCopy.FineOn(on) : PlanCopy.FineThere, "keep"),
    ]);

    static Buttons SaveOrSkip() => new(
    [
        new(CommitmentCopy.SaveButton, "save", Submits: true, Primary: true),
        new(CommitmentCopy.SkipButton, "skip"),
        new(CommitmentCopy.ChangeButton, "change"),
    ]);
}

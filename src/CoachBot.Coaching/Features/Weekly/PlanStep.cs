using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

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
        new(StakesWords.Little, PlanText.Little), new(StakesWords.Some, PlanText.Some),
        new(StakesWords.ALot, PlanText.ALot),
    ];

    public abstract string Name { get; }

    /// <summary>Whether a dialog is a step of the plan.</summary>
    public static bool Is(string dialog) => Dialogs.ContainsValue(dialog);

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        PlanQuestion.Dialog,
        new TextSlot(When, CommitmentText.AskWhen, CommitmentText.WhenLabel, ConversationText.TooLong)
        {
            Optional = true,
            Refuses = when => CommitmentTiming.Refuse(turn, when),
        },
        new ChoiceSlot(
            StakesName, PlanText.AskStakes, PlanText.StakesLabel, [.. Choices], phrase => turn.Words.Say(phrase),
            PlanText.WhichStakes)
        {
            Optional = true,
            OnlyIf = kept => kept.GetValueOrDefault(When) is { Length: > 0 },
        },
        new TextSlot(Safe, PlanText.AskSafe, PlanText.SafeLabel, ConversationText.TooLong)
        {
            Optional = true,
            OnlyIf = kept => kept.GetValueOrDefault(StakesName) == StakesWords.ALot,
        },
        new TextSlot(Escape, CommitmentText.AskEscape, CommitmentText.EscapeLabel, ConversationText.TooLong)
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
            Safe => (PlanText.AskSafe, [Safe], SaferOrNot(commitment)),
            Escape => (question.Kept.GetValueOrDefault(Safe) is { Length: > 0 } safe
                ? CommitmentText.NotedThen(safe, CommitmentText.AskEscape) : CommitmentText.AskEscape,
                [Escape], SaveOrSkip()),
            _ => (AskWhen(commitment, question), [When, Escape], SaveOrSkip()),
        };
        return new(
            text,
            [
                new Paragraph(text),
                .. Form(turn, question).Slots
                    .Where(slot => shown.Contains(slot.Name) && !question.Kept.ContainsKey(slot.Name))
                    .Select(slot => slot.Draw(
                        question.Kept.ContainsKey(PlanQuestion.Wanted) ? AsPlanned(commitment, slot.Name) : null,
                        objections.GetValueOrDefault(slot.Name))),
                buttons,
            ]);
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        CommitmentCards.Settled(turn, card, Told);

    /// <summary>A plan that is asked for opens as it was made.</summary>
    static string? AsPlanned(Commitment commitment, string slot) =>
        slot == When ? commitment.When : slot == Escape ? commitment.Escape : null;

    /// <summary>What came of this question.</summary>
    protected abstract Card Told(Commitment commitment, PersonTurn turn);

    /// <summary>"Keep": it is fine where it is; and whatever was asked is passed on.</summary>
    public bool Takes(string word) => word is Word.Keep;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
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
                ? same with { Objections = same.Objections.Add(Safe, PlanText.Where) }
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
            commitment =
                CommitmentTiming.OfPlan(turn, commitment) with { IfThen = IfThen(turn, when, commitment.Text) };
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
            await PlanHandler.GoOnAsync(turn, commitment);
    }

    /// <summary>The one sentence, as it is shown back and kept.</summary>
    public static string IfThen(PersonTurn turn, string when, string text) =>
        turn.Words.Say(PlanText.IfThen(when, text));

    static Phrase AskWhen(Commitment commitment, OpenQuestion question) =>
        question.Kept.ContainsKey(PlanQuestion.Wanted)
            ? PlanText.WhenFor(commitment.Text)
            : Echo(commitment, question.Kept, CommitmentText.AskWhen);

    /// <summary>The commitment in the rep's words, and what follows it.</summary>
    /// <param name="kept">How it came about.</param>
    public static Phrase Echo(
        Commitment commitment, ImmutableSortedDictionary<string, string> kept, Phrase then) =>
        kept.ContainsKey(PlanQuestion.First) && commitment.Skill.Length > 0
            ? CommitmentText.FirstGotIt(commitment.Text, SkillWords.ToYou(commitment.Skill), then)
            : kept.ContainsKey(PlanQuestion.Stays)
                ? CommitmentText.Stays(commitment.Text, then)
                : CommitmentText.GotIt(commitment.Text, then);

    static Phrase AskStakes(Commitment commitment, OpenQuestion question)
    {
        var when = question.Kept[When];
        var isCall = $"{when} {commitment.Text}".Split([' ', ',', '.', ';', ':'])
            .Contains("call", StringComparer.OrdinalIgnoreCase);
        return ConversationText.Then(
            PlanText.IfThen(when, commitment.Text), isCall ? PlanText.AskStakesOfCall : PlanText.AskStakes);
    }

    static Buttons Levels() => new(
    [
        .. Choices.Select(choice => new Button(
            choice.Label, choice.Value.Replace('-', ' '), Field: StakesName, Value: choice.Value)),
        new(SharedText.SkipButton, "skip"),
    ]);

    static Buttons SaferOrNot(Commitment commitment) => new(
    [
        new(PlanText.SomewhereElse, "save", Submits: true, Primary: true),
        new(commitment.CueOn is { } on ? PlanText.FineOn(on) : PlanText.FineThere, "keep"),
    ]);

    static Buttons SaveOrSkip() => new(
    [
        new(SharedText.SaveButton, "save", Submits: true, Primary: true),
        new(SharedText.SkipButton, "skip"),
        new(SharedText.ChangeButton, "change"),
    ]);
}

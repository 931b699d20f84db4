using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Practice;

/// <summary>
/// "How would you like feedback - from whom, when, on which two things?", once a skill and after a commitment.
/// </summary>
public sealed class FeedbackQuestion : IFormQuestion
{
    public const string Dialog = "feedback";

    public string Name => Dialog;

    /// <param name="isLast">It ends a conversation.</param>
    /// <param name="leading">Said first on the same card.</param>
    public static void Ask(PersonTurn turn, bool isLast = false, Phrase? leading = null)
    {
        turn.Keep(turn.Training with { FeedbackAsked = true });
        turn.Ask(Further.Question(turn, Dialog, isLast), leading);
    }

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        Text("from", PracticeCopy.AskFeedback, PracticeCopy.FeedbackFromLabel),
        Text("when", PracticeCopy.FeedbackWhen, PracticeCopy.FeedbackWhenLabel) with { Optional = true },
        Text("about", PracticeCopy.FeedbackAbout, PracticeCopy.FeedbackAboutLabel) with { Optional = true });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        this.DrawFields(turn, question, objections);

    public Card Settled(PersonTurn turn, CardName card)
    {
        if (turn.Training.Feedback is not { } feedback)
            return Card.Say(ConversationCopy.Closed);

        var from = new Fact(PracticeCopy.FeedbackFromLabel, Phrase.Verbatim(feedback.From));
        return new(
            PracticeCopy.FeedbackYours, new Paragraph(PracticeCopy.FeedbackYours),
            new Facts([from, .. Lines(feedback)]),
            new Paragraph(PracticeCopy.FeedbackSeenBy(feedback), Subtle: true));
    }

    /// <summary>The agreement for whoever gives feedback; nothing for anybody else.</summary>
    /// <param name="reader">Their partition.</param>
    /// <param name="name">The rep's.</param>
    public static IEnumerable<CardElement> For(FeedbackAgreement? feedback, string reader, string name)
    {
        if (feedback?.IsFor(reader) != true)
            yield break;

        yield return new Paragraph(PracticeCopy.FeedbackAgreed(name));
        if (Lines(feedback).ToImmutableArray() is { IsEmpty: false } lines)
            yield return new Facts([.. lines]);
    }

    static IEnumerable<Fact> Lines(FeedbackAgreement feedback)
    {
        if (feedback.When is { } when)
            yield return new(PracticeCopy.FeedbackWhenLabel, Phrase.Verbatim(when));
        if (feedback.About is { } about)
            yield return new(PracticeCopy.FeedbackAboutLabel, Phrase.Verbatim(about));
    }

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given) => TakeAsync(
        turn, question,
        given.Text is { } text && this.Asked(turn, question).Name == "from"
            ? Form(turn, question).Fill(question.Kept, Parted(turn, text))
            : this.Fill(turn, question, given));

    public void Skip(PersonTurn turn, OpenQuestion question) =>
        Further.Close(turn, question, PracticeCopy.FeedbackPassed);

    /// <summary>From whom is told: when, and about what, are passed on.</summary>
    public async ValueTask SkipAsync(PersonTurn turn, OpenQuestion question)
    {
        if (!question.Kept.ContainsKey("from"))
        {
            Skip(turn, question);
            return;
        }

        await TakeAsync(turn, question, this.Close(turn, question));
    }

    /// <summary>One sentence may answer all three: "Marc, after the call, on silence and follow-ups".</summary>
    static ImmutableSortedDictionary<string, string> Parted(PersonTurn turn, string text) =>
        text.Split([',', ';', '\n'], 3, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is [var from, var when, var about]
            ? turn.NothingKept.Add("from", from).Add("when", when).Add("about", WithoutOn(about))
            : turn.NothingKept.Add("from", text);

    /// <summary>The "on" that leads over to the two things is none of them.</summary>
    static string WithoutOn(string about) =>
        about.StartsWith("on ", StringComparison.OrdinalIgnoreCase) ? about[3..].TrimStart() : about;

    static async ValueTask TakeAsync(PersonTurn turn, OpenQuestion question, FormStep step)
    {
        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question with { Kept = ask.Kept }, ask.Objections);
            return;
        }

        var to = await Colleagues.SpokenOfAsync(turn, step.Kept["from"]);
        var feedback = new FeedbackAgreement(step.Kept["from"], step.Answer("when"), step.Answer("about"))
        {
            To = [.. to.Select(member => member.Person)],
            ToNames = [.. to.Select(member => member.Name)],
        };
        turn.Keep(turn.Training with { Feedback = feedback });
        Further.Close(turn, question, PracticeCopy.FeedbackNoted(feedback));
    }

    static TextSlot Text(string name, Phrase ask, Phrase label) =>
        new(name, ask, label, ConversationCopy.TooLong) { MostCharacters = 400 };
}

using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

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
        turn.Ask(WeekQuestion.Of(turn, Dialog, isLast), leading);
    }

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        Text("from", PracticeText.AskFeedback, PracticeText.FeedbackFromLabel),
        Text("when", PracticeText.FeedbackWhen, SharedText.FeedbackWhenLabel) with { Optional = true },
        Text("about", PracticeText.FeedbackAbout, SharedText.FeedbackAboutLabel) with { Optional = true });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        this.DrawFields(turn, question, objections);

    public Card Settled(PersonTurn turn, CardId card)
    {
        if (turn.Training.Feedback is not { } feedback)
            return Card.Say(ConversationText.Closed);

        var from = new Fact(PracticeText.FeedbackFromLabel, Phrase.Verbatim(feedback.From));
        return new(
            PracticeText.FeedbackYours, new Paragraph(PracticeText.FeedbackYours),
            new Facts([from, .. FeedbackLines.Of(feedback)]),
            new Paragraph(PracticeText.FeedbackSeenBy(feedback), Subtle: true));
    }

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given) => TakeAsync(
        turn, question,
        given.Text is { } text && this.Asked(turn, question).Name == "from"
            ? Form(turn, question).Fill(question.Kept, Parted(turn, text))
            : this.Fill(turn, question, given));

    public void Skip(PersonTurn turn, OpenQuestion question) =>
        NextQuestion.Close(turn, question, PracticeText.FeedbackPassed);

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
            ? turn.NothingKept.Add("from", NameMatcher.WithoutFrom(from)).Add("when", when)
                .Add("about", WithoutOn(about))
            : turn.NothingKept.Add("from", NameMatcher.WithoutFrom(text));

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
        NextQuestion.Close(turn, question, PracticeText.FeedbackNoted(feedback));
    }

    static TextSlot Text(string name, Phrase ask, Phrase label) =>
        new(name, ask, label, ConversationText.TooLong) { MostCharacters = 400 };
}

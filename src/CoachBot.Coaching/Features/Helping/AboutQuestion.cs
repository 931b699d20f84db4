using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>"What is it about, and by when?": both may be passed on, and it is sent all the same.</summary>
public sealed class AboutQuestion : IFormQuestion
{
    public const string Dialog = "about";
    const string About = "about";
    const string When = "when";
    const string To = "to";
    const string ToName = "toName";

    /// <summary>Characters: it is read beside a question.</summary>
    const int Longest = 400;

    public string Name => Dialog;

    public static void Ask(PersonTurn turn, string person, string name) => turn.Ask(new OpenQuestion(
        new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString(), Dialog,
        turn.NothingKept.Add(To, person).Add(ToName, name)));

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new TextSlot(About, HelpingText.AskAbout, HelpingText.AboutLabel, ConversationText.TooLong)
        {
            Optional = true,
            Multiline = true,
            MostCharacters = Longest,
        },
        new TextSlot(When, HelpingText.AskBy, HelpingText.ByLabel, ConversationText.TooLong)
        {
            Optional = true,
            MostCharacters = Longest,
            OnlyIf = kept => kept.GetValueOrDefault(About) is not { } about || HelpDay.Among(turn, about) is null,
            Refuses = typed => HelpDay.Read(turn, typed).Try(out _, out var refusal) ? null : refusal,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        this.DrawFields(
            turn, question, objections, HelpingText.TheyHear(question.Kept[ToName]), standing: null,
            new(HelpingText.Send, "send", Submits: true, Primary: true), new(HelpingText.SendAsItIs, "skip"),
            new(SharedText.Cancel, "cancel"));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(HelpingText.Chosen);

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given) =>
        TakeAsync(turn, question, this.Fill(turn, question, given));

    public void Skip(PersonTurn turn, OpenQuestion question) => turn.Close(question.Card);

    /// <summary>What has been told so far is sent.</summary>
    public ValueTask SkipAsync(PersonTurn turn, OpenQuestion question) =>
        TakeAsync(turn, question, this.Close(turn, question));

    static async ValueTask TakeAsync(PersonTurn turn, OpenQuestion question, FormStep step)
    {
        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question with { Kept = ask.Kept }, ask.Objections);
            return;
        }

        turn.Close(question.Card);
        var (about, when) = (step.Answer(About), step.Answer(When));
        await HelpRequestHandler.SendAsync(
            turn, HelpRequestHandler.New(turn, question.Kept[To], question.Kept[ToName]) with
            {
                Text = about,
                By = when is not null && HelpDay.Read(turn, when).Try(out var on, out _) ? on
                : about is not null ? HelpDay.Among(turn, about) : null,
            });
    }
}

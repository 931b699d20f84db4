using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Privacy;

/// <summary>What is a person's own: who sees it, taking it along, having it deleted.</summary>
public static class OwnData
{
    /// <summary>The view that leads to the file.</summary>
    public const string LinkView = "export";

    public static async ValueTask ObeyAsync(PersonTurn turn, Word word)
    {
        switch (word)
        {
            case Word.WhoCanSeeThis:
                await ShowWhoSeesAsync(turn);
                break;
            case Word.Export:
                await ExportAsync(turn);
                break;
            default:
                turn.Ask(new OpenQuestion(
                    new CardName(DeleteQuestion.Dialog, CardName.NoWeek, turn.NextCard(DeleteQuestion.Dialog))
                        .ToString(),
                    DeleteQuestion.Dialog, turn.NothingKept));
                break;
        }
    }

    static async ValueTask ShowWhoSeesAsync(PersonTurn turn)
    {
        var lines = await WhoSees.LinesAsync(turn);
        turn.Say(new Card(
            PrivacyCopy.WhoTitle,
            new Heading(PrivacyCopy.WhoTitle),
            new Items(lines),
            new Buttons(
            [
                new(PrivacyCopy.JustMe, "visible to just me"),
                .. turn.Team is null ? Array.Empty<Button>() : [new(PrivacyCopy.MyManager, "visible to my manager")],
                .. turn.Team is null ? Array.Empty<Button>() : [new(PrivacyCopy.MyTeam, "visible to my team")],
            ])));
    }

    /// <summary>What is sent as a link, once it is sent: no row keeps the way to somebody's data.</summary>
    public static Card Link(IExportLinks? links, Head person) => links is null
        ? Card.Say(ConversationCopy.Closed)
        : new(
            PrivacyCopy.ExportLink(links.GoodFor),
            new Paragraph(PrivacyCopy.ExportLink(links.GoodFor)),
            new Link(PrivacyCopy.GetFile, links.To(ExportKey.Of(person))));

    /// <summary>Everything held about the person: by a link, or in messages if the bot has no address.</summary>
    static async ValueTask ExportAsync(PersonTurn turn)
    {
        if (turn.Settings.Links is not null)
        {
            turn.Owe(new Owed.Show(
                LinkView, ImmutableSortedDictionary<string, string>.Empty,
                new CardName(LinkView, CardName.NoWeek, turn.NextCard(LinkView)).ToString()));
            return;
        }

        foreach (var part in DataExport.Parts(await turn.OwnRowsAsync()))
            turn.Say(PrivacyCopy.Export(part.Number, part.Of, part.Text));
    }
}

/// <summary>"Delete everything?": the one question whose yes cannot be taken back.</summary>
public sealed class DeleteQuestion : IQuestion
{
    public const string Dialog = "delete";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            PrivacyCopy.DeleteSure,
            new Button(PrivacyCopy.DeleteYes, "yes"), new(PrivacyCopy.DeleteNo, "no", Primary: true));

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(ConversationCopy.Closed);

    public bool Takes(Word word) => word is Word.Yes or Word.No or Word.Keep;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Command?.Word != Word.Yes)
        {
            Skip(turn, question);
            return;
        }

        await Deletion.GoOnAsync(turn);
        turn.Say(PrivacyCopy.Deleted);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(PrivacyCopy.NothingDeleted);
    }
}

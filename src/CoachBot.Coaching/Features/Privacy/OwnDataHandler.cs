using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>What is a person's own: who sees it, taking it along, having it deleted.</summary>
public static class OwnDataHandler
{
    /// <summary>The view that leads to the file.</summary>
    public const string LinkView = "export";

    public static async ValueTask ObeyAsync(PersonTurn turn, string word)
    {
        switch (word)
        {
            case PrivacyCapability.WhoCanSeeThis:
                await ShowWhoSeesAsync(turn);
                break;
            case PrivacyCapability.Export:
                await ExportAsync(turn);
                break;
            default:
                turn.Ask(new OpenQuestion(
                    new CardId(DeleteQuestion.Dialog, CardId.NoWeek, turn.NextCard(DeleteQuestion.Dialog))
                        .ToString(),
                    DeleteQuestion.Dialog, turn.NothingKept));
                break;
        }
    }

    static async ValueTask ShowWhoSeesAsync(PersonTurn turn)
    {
        var lines = await AudienceView.LinesAsync(turn);
        turn.Say(new Card(
            PrivacyText.WhoTitle,
            new Heading(PrivacyText.WhoTitle),
            new Items(lines),
            new Buttons(
            [
                new(PrivacyText.JustMe, "visible to just me"),
                .. turn.Team is null ? Array.Empty<Button>() : [new(SharedText.MyManager, "visible to my manager")],
                .. turn.Team is null ? Array.Empty<Button>() : [new(PrivacyText.MyTeam, "visible to my team")],
            ])));
    }

    /// <summary>What is sent as a link, once it is sent: no row keeps the way to a person's data.</summary>
    public static Card Link(IExportLinks? links, AddresseeState person) => links is null
        ? Card.Say(ConversationText.Closed)
        : new(
            PrivacyText.ExportLink(links.GoodFor),
            new Paragraph(PrivacyText.ExportLink(links.GoodFor)),
            new Link(PrivacyText.GetFile, links.To(ExportKey.Of(person))));

    /// <summary>Everything held about the person: by a link, or in messages if the bot has no address.</summary>
    static async ValueTask ExportAsync(PersonTurn turn)
    {
        if (turn.Settings.Links is not null)
        {
            turn.Owe(new OutboxMessage.ShowView(
                LinkView, ImmutableSortedDictionary<string, string>.Empty,
                new CardId(LinkView, CardId.NoWeek, turn.NextCard(LinkView)).ToString()));
            return;
        }

        foreach (var part in DataExport.Parts(await turn.ReadAsync(
            async (table, ct) => await OwnRows.ReadAsync(
                table, turn.Capabilities.Rows, turn.Profile.Partition, ct))))
            turn.Say(PrivacyText.Export(part.Number, part.Of, part.Text));
    }
}

/// <summary>"Delete everything?": the one question whose yes cannot be taken back.</summary>
public sealed class DeleteQuestion : IQuestion
{
    public const string Dialog = "delete";

    public string Name => Dialog;

    /// <summary>Nobody is asked days later, out of the blue, whether everything shall go.</summary>
    public bool CanWait => false;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            PrivacyText.DeleteSure,
            new Button(PrivacyText.DeleteYes, "yes"), new(PrivacyText.DeleteNo, "no", Primary: true));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(ConversationText.Closed);

    public bool Takes(string word) => word is Word.Yes or Word.No or Word.Keep;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Command?.Word != Word.Yes)
        {
            Skip(turn, question);
            return;
        }

        await Deletion.GoOnAsync(turn);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(PrivacyText.NothingDeleted);
    }
}

using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.AccessLog;
using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Features.Home;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Coaching.Features.Setup;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching;

/// <summary>What the bot is for: answers what happens to people and teams.</summary>
public sealed class Coach(IEntityReader table, CoachSettings settings, TextCatalogs books) : ICoach
{
    readonly PersonTurnHandler _people = new(table, settings, books.Default);
    readonly TeamTurnHandler _teams = new(table);

    public ValueTask<Turn> TakeAsync(
        TurnEvent happening, AddresseeState head, TurnClock moment, CancellationToken ct) =>
        Addressee.IsTeam(head.Partition)
            ? _teams.TakeAsync(happening, head, moment, ct)
            : _people.TakeAsync(happening, head, moment, ct);

    public async ValueTask<Card?> CurrentAsync(
        string cardId, AddresseeState head, TurnClock moment, CancellationToken ct) =>
        (await _people.LookAsync(head, moment, ct, cardId)).Current(cardId);

    /// <remarks>Whatever view it is: whose words it shows is told to them.</remarks>
    public async ValueTask<ShownView> ShowAsync(
        OutboxMessage.ShowView show, AddresseeState head, TurnClock moment, CancellationToken ct)
    {
        var noted = new RecordingReader(table);
        var card = await ViewAsync(noted, show, head, moment, ct);
        return new(card, [.. AccessEntry.Mails(head, show, moment.Now, noted, QuotedRows.On(card, noted.Rows))]);
    }

    public async ValueTask<Card> HomeAsync(AddresseeState head, TurnClock moment, CancellationToken ct) =>
        await HomeCard.DrawAsync(await _people.LookAsync(head, moment, ct));

    public TextCatalog WordsFor(AddresseeState head) => books.For(head.Language);

    async ValueTask<Card> ViewAsync(
        RecordingReader noted, OutboxMessage.ShowView show, AddresseeState head, TurnClock moment, CancellationToken ct)
    {
        var people = new PersonTurnHandler(noted, settings, books.Default);
        return show.View switch
        {
            PeerMessages.CardView => (await people.LookAsync(head, moment, ct, show.CardId)).Current(show.CardId)
                ?? Card.Say(ConversationText.Closed),
            PeerMessages.NoticeView => await new PeerMessageView(noted).NoticeAsync(
                MessageReference.Read(show.Values["letter"]), head, ct),
            OwnDataHandler.LinkView => OwnDataHandler.Link(settings.Links, head),
            HelpBrief.View => await HelpBrief.DrawAsync(
                await people.LookAsync(head, moment, ct), MessageReference.Read(show.Values["letter"])),
            _ => await new SummaryView(noted).ShowAsync(await people.LookAsync(head, moment, ct), show.Values, ct),
        };
    }
}

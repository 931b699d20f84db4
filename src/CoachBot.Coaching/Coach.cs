using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.AccessLog;
using CoachBot.Coaching.Features.Home;
using CoachBot.Coaching.Features.Setup;
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
    readonly PersonTurnHandler _people = new(table, settings, books.Default, Capabilities.All);
    readonly TeamTurnHandler _teams = new(table, Capabilities.All);

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
        return new(card, [.. AccessEntry.Mails(head, show, moment.Now, noted.Rows, QuotedRows.On(card, noted.Rows))]);
    }

    public async ValueTask<Card> HomeAsync(AddresseeState head, TurnClock moment, CancellationToken ct) =>
        await HomeCard.DrawAsync(await _people.LookAsync(head, moment, ct));

    public TextCatalog WordsFor(AddresseeState head) => books.For(head.Language);

    async ValueTask<Card> ViewAsync(
        RecordingReader noted, OutboxMessage.ShowView show, AddresseeState head, TurnClock moment, CancellationToken ct)
    {
        var people = new PersonTurnHandler(noted, settings, books.Default, Capabilities.All);
        var turn = await people.LookAsync(head, moment, ct, show.View == PeerMessages.CardView ? show.CardId : null);
        return await Capabilities.All.View(show.View).DrawAsync(new(noted, show, turn, ct));
    }
}

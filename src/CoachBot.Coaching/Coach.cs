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
    readonly PersonTurnHandler _people = new(table, settings, books, Capabilities.All);
    readonly TeamTurnHandler _teams = new(table, Capabilities.All);

    public ValueTask<Turn> TakeAsync(
        TurnEvent turnEvent, AddresseeState state, TurnClock clock, CancellationToken ct) =>
        Addressee.IsTeam(state.Partition)
            ? _teams.TakeAsync(turnEvent, state, clock, ct)
            : _people.TakeAsync(turnEvent, state, clock, ct);

    public async ValueTask<Card?> CurrentAsync(
        string cardId, AddresseeState state, TurnClock clock, CancellationToken ct) =>
        (await _people.LookAsync(state, clock, ct, cardId)).Current(cardId);

    /// <remarks>Whatever view it is: whose words it shows is told to them.</remarks>
    public async ValueTask<ShownView> ShowAsync(
        OutboxMessage.ShowView show, AddresseeState state, TurnClock clock, CancellationToken ct)
    {
        var noted = new RecordingReader(table);
        var card = await ViewAsync(noted, show, state, clock, ct);
        var quoted = new QuotedRows(Capabilities.All.Rows).On(card, noted.Rows);
        return new(card, [.. AccessEntry.Mails(state, show, clock.Now, noted.Rows, quoted)]);
    }

    public async ValueTask<Card> HomeAsync(AddresseeState state, TurnClock clock, CancellationToken ct) =>
        await HomeCard.DrawAsync(await _people.LookAsync(state, clock, ct));

    public TextCatalog WordsFor(AddresseeState state) => books.For(state.Language);

    async ValueTask<Card> ViewAsync(
        RecordingReader noted, OutboxMessage.ShowView show, AddresseeState state, TurnClock clock, CancellationToken ct)
    {
        var people = new PersonTurnHandler(noted, settings, books, Capabilities.All);
        var turn = await people.LookAsync(state, clock, ct, show.View == PeerMessages.CardView ? show.CardId : null);
        return await Capabilities.All.View(show.View).DrawAsync(new(noted, show, turn, ct));
    }
}

using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Home;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Summaries;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching;

/// <summary>What the bot is for: answers what happens to people and teams.</summary>
public sealed class Coach(IEntityReader table, CoachSettings settings, Copybooks books) : ICoach
{
    readonly PersonDesk _people = new(table, settings, books.Default);
    readonly TeamDesk _teams = new(table);
    readonly SummaryView _summaries = new(table);
    readonly LetterView _letters = new(table);

    public ValueTask<Turn> TakeAsync(Happening happening, Head head, Moment moment, CancellationToken ct) =>
        Addressee.IsTeam(head.Partition)
            ? _teams.TakeAsync(happening, head, moment, ct)
            : _people.TakeAsync(happening, head, moment, ct);

    public async ValueTask<Card?> CurrentAsync(string cardId, Head head, Moment moment, CancellationToken ct) =>
        (await _people.LookAsync(head, moment, ct, cardId)).Current(cardId);

    public async ValueTask<Card> ShowAsync(Owed.Show show, Head head, Moment moment, CancellationToken ct) =>
        show.View switch
        {
            Letters.CardView => await CurrentAsync(show.CardId, head, moment, ct) ?? Card.Say(ConversationCopy.Closed),
            Letters.NoticeView => await _letters.NoticeAsync(
                Letter.Read(show.Values["letter"]), Addressee.IsTeam(head.Partition), ct),
            _ => await _summaries.ShowAsync(await _people.LookAsync(head, moment, ct), show.Values, ct),
        };

    public async ValueTask<Card> HomeAsync(Head head, Moment moment, CancellationToken ct) =>
        await HomeCard.DrawAsync(await _people.LookAsync(head, moment, ct));

    public Copybook WordsFor(Head head) => books.For(head.Language);
}

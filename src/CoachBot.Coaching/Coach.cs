using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Helping;
using CoachBot.Coaching.Home;
using CoachBot.Coaching.Looks;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Privacy;
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

    public ValueTask<Turn> TakeAsync(Happening happening, Head head, Moment moment, CancellationToken ct) =>
        Addressee.IsTeam(head.Partition)
            ? _teams.TakeAsync(happening, head, moment, ct)
            : _people.TakeAsync(happening, head, moment, ct);

    public async ValueTask<Card?> CurrentAsync(string cardId, Head head, Moment moment, CancellationToken ct) =>
        (await _people.LookAsync(head, moment, ct, cardId)).Current(cardId);

    /// <remarks>Whatever view it is: whose words it shows is told to them.</remarks>
    public async ValueTask<Shown> ShowAsync(Owed.Show show, Head head, Moment moment, CancellationToken ct)
    {
        var noted = new NotedReads(table);
        var card = await ViewAsync(noted, show, head, moment, ct);
        return new(card, [.. Look.Mails(head, show, moment.Now, noted, Quoting.On(card, noted.Rows))]);
    }

    public async ValueTask<Card> HomeAsync(Head head, Moment moment, CancellationToken ct) =>
        await HomeCard.DrawAsync(await _people.LookAsync(head, moment, ct));

    public Copybook WordsFor(Head head) => books.For(head.Language);

    async ValueTask<Card> ViewAsync(
        NotedReads noted, Owed.Show show, Head head, Moment moment, CancellationToken ct)
    {
        var people = new PersonDesk(noted, settings, books.Default);
        return show.View switch
        {
            Letters.CardView => (await people.LookAsync(head, moment, ct, show.CardId)).Current(show.CardId)
                ?? Card.Say(ConversationCopy.Closed),
            Letters.NoticeView => await new LetterView(noted).NoticeAsync(
                Letter.Read(show.Values["letter"]), head, ct),
            OwnData.LinkView => OwnData.Link(settings.Links, head),
            Brief.View => await Brief.DrawAsync(
                await people.LookAsync(head, moment, ct), Letter.Read(show.Values["letter"])),
            _ => await new SummaryView(noted).ShowAsync(await people.LookAsync(head, moment, ct), show.Values, ct),
        };
    }
}

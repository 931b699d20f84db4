using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Peers;

/// <summary>Reads what letters refer to, where it stands: in the partition of whoever wrote it.</summary>
public sealed class LetterView(IEntityReader table)
{
    /// <returns>
    /// With no row when it is gone, or when whoever wrote it is having everything deleted.
    /// </returns>
    public async ValueTask<Referred> ReadAsync(Letter letter, CancellationToken ct)
    {
        var head = await table.GetAsync(letter.From, Head.RowKey, ct);
        var from = new Profile(head is null ? Head.New(letter.From) : new Head(head));
        return new(from, from.Head.IsDeleting ? null : await table.GetAsync(letter.From, letter.Row, ct));
    }

    /// <summary>What somebody did for the reader.</summary>
    public async ValueTask<Card> NoticeAsync(Letter letter, CancellationToken ct)
    {
        var referred = await ReadAsync(letter, ct);
        if (letter.What == Companions.CalledOff)
            return Card.Say(PlanCopy.CalledOff(referred.From.Name ?? ""));
        return Card.Say(referred.Row?.Text("text") is { } words
            ? PeersCopy.ThankedBy(referred.From.Name ?? "", words)
            : PeersCopy.TakenBack);
    }
}

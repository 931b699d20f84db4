using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>Reads what letters refer to, where it stands: in the partition of the person who wrote it.</summary>
public sealed class PeerMessageView(IEntityReader table)
{
    /// <returns>
    /// With no row when it is gone, or when the person who wrote it is having everything deleted.
    /// </returns>
    public async ValueTask<ReferencedRow> ReadAsync(MessageReference letter, CancellationToken ct)
    {
        var head = await table.GetAsync(letter.From, AddresseeState.RowKey, ct);
        var from = new Profile(head is null ? AddresseeState.New(letter.From) : new AddresseeState(head));
        return new(from, from.Head.IsDeleting ? null : await table.GetAsync(letter.From, letter.Row, ct));
    }

    /// <summary>The same, for a question: with how the sender would like feedback.</summary>
    public async ValueTask<ReferencedRow> ReadAskedAsync(MessageReference letter, CancellationToken ct)
    {
        var referred = await ReadAsync(letter, ct);
        return referred is { Row: not null, From.Skill: { } skill }
            && await table.GetAsync(letter.From, SkillProgress.RowOf(skill), ct) is { } row
            ? referred with { Feedback = SkillProgress.Read(row).Feedback }
            : referred;
    }

    /// <summary>Who asked for a colleague does so no more.</summary>
    public static async ValueTask<Card> CalledOffAsync(Notice notice) => Card.Say(
        SharedText.CalledOff((await notice.Messages.ReadAsync(notice.Message, notice.Cancellation)).From.Name));
}

using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>What a turn may read beyond what every turn loads; nothing is read unless it is asked for.</summary>
public sealed class TurnReader(IEntityReader table, string partition, CancellationToken ct)
{
    /// <summary>All weeks; what the turn has changed goes before what was read.</summary>
    public async ValueTask<Weeks> HistoryAsync(Weeks changed)
    {
        var all = Weeks.Read(await table.QueryAsync(partition, Weeks.All, null, ct));
        return all with
        {
            Commitments = all.Commitments.SetItems(changed.Commitments),
            Reflections = all.Reflections.SetItems(changed.Reflections),
            States = all.States.SetItems(changed.States),
        };
    }

    /// <summary>The rows of the milestones that have fired.</summary>
    public async ValueTask<IEnumerable<string>> MilestonesAsync() =>
        (await table.QueryAsync(partition, ReachedMilestone.Rows, null, ct)).Select(row => row.Row);

    public async ValueTask<ImmutableArray<Entity>> RowsAsync(RowRange range) =>
        await table.QueryAsync(partition, range, null, ct);

    public async ValueTask<ImmutableArray<Entity>> EverythingAsync() =>
        await table.QueryAsync(partition, RowRange.All, null, ct);

    /// <summary>What the person was thanked for, oldest first; what was taken back is left out.</summary>
    public async ValueTask<ImmutableArray<(string Name, Quote Words)>> ThanksAsync()
    {
        var thanks = ImmutableArray.CreateBuilder<(string, Quote)>();
        foreach (var row in await table.QueryAsync(partition, ReceivedThanks.Rows, null, ct))
        {
            var received = ReceivedThanks.Read(row);
            var letter = new MessageReference(ReceivedThanks.What, received.From, received.FromRow);
            if (await new PeerMessageView(table).ReadAsync(letter, ct) is { Row: { } words } referred)
            {
                var sent = SentWords.Read(words);
                thanks.Add((sent.ByName ?? referred.From.Name ?? "", new(received.On, sent.Text!)));
            }
        }

        return thanks.ToImmutable();
    }

    /// <summary>The head rows of others, read together.</summary>
    public async ValueTask<ImmutableArray<Profile>> ProfilesAsync(IEnumerable<string> people)
    {
        var heads = await Task.WhenAll(people.Select(async person =>
            await table.GetAsync(person, AddresseeState.RowKey, ct) is { } row ? new AddresseeState(row)
                : AddresseeState.New(person)));
        return [.. heads.Select(head => new Profile(head))];
    }

    public ValueTask<ReferencedRow> ReferredAsync(MessageReference letter) =>
        new PeerMessageView(table).ReadAsync(letter, ct);

    public ValueTask<ReferencedRow> ReferredAskedAsync(MessageReference letter) =>
        new PeerMessageView(table).ReadAskedAsync(letter, ct);

    /// <summary>The people of a team.</summary>
    public async ValueTask<ImmutableArray<Member>> MembersAsync(string team) =>
        [.. (await table.QueryAsync(team, Member.Rows, null, ct)).Select(Member.Read)];

    public ValueTask<ImmutableArray<TeamIdea>> IdeasAsync(Profile reader, SkillPacks packs) =>
        TeamIdeaReader.ReadAsync(table, reader, packs, ct);

    /// <summary>Reads what one capability alone needs.</summary>
    public ValueTask<T> ReadAsync<T>(Func<IEntityReader, CancellationToken, ValueTask<T>> read) => read(table, ct);
}

using CoachBot.Core.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Storage;

/// <summary>Whatever is done to a store, a model of three lines says what must be in it.</summary>
public abstract partial class EntityTableContract
{
    /// <summary>Few rows, so that changes meet.</summary>
    static readonly string[] LawRows = ["a", "a|~c3~a9", "b", "~f0"];

    /// <summary>Any parts at all, with what sorts oddly more often than it would be.</summary>
    static Gen<string> Keys { get; } =
        Gen.Elements("", "a", "B", "z", "é", "漢", "👍", "~", "|", "/", "%", " ", "_", "0", "9", "-", "\u0001", "{", "A")
            .ListOf()
            .Select(parts => Key.Of([.. parts.Take(6)]) + "|");

    static Gen<Move> Moves { get; } =
        from row in Gen.Elements(LawRows)
        from kind in Gen.Choose(0, 4)
        from isStale in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from value in Gen.Choose(0, 99)
        select new Move(row, kind, isStale, value);

    [Fact]
    public async Task Whatever_is_committed_the_store_is_what_the_model_says()
    {
        var elsewhere = (await CommittedAsync(new Change.Upsert(Row("elsewhere", "N", "1")))).Versions["elsewhere"];

        await HoldsAsync(Moves.NonEmptyListOf().ListOf().Select(commits => commits.Take(20).ToArray()), async commits =>
        {
            var model = new Model(NewPartition(), elsewhere);
            foreach (var commit in commits)
            {
                var changes = model.ChangesOf(commit.DistinctBy(move => move.Row));
                var outcome = await Table.CommitAsync(model.Partition, changes, default);

                if (!model.Agrees(changes, outcome))
                    return false;
            }

            var rows = await Table.QueryAsync(model.Partition, RowRange.All, take: null, default);
            return rows.Select(Told).SequenceEqual(model.Rows.Select(Told), StringComparer.Ordinal);
        });
    }

    [Fact]
    public Task Whatever_the_keys_a_range_gives_the_rows_between_in_ordinal_order() =>
        HoldsAsync(
            from keys in Keys.NonEmptyListOf()
            from bounds in Keys.Two()
            from take in Gen.Choose(0, 12)
            select (Keys: keys.Take(IEntityTable.MaxRows).Distinct(StringComparer.Ordinal).ToArray(), bounds, take),
            async law =>
            {
                var partition = NewPartition();
                var (from, before) = law.bounds;
                await InsertAsync(partition, law.Keys);

                var between = await Table.QueryAsync(partition, new RowRange(from, before), law.take, default);
                var prefixed = await Table.QueryAsync(partition, RowRange.Prefix(from[..1]), take: null, default);

                var ordered = law.Keys.Order(StringComparer.Ordinal).ToArray();
                var expected = ordered
                    .Where(key => string.CompareOrdinal(from, key) <= 0 && string.CompareOrdinal(key, before) < 0)
                    .Take(law.take);
                return between.Select(row => row.Row).SequenceEqual(expected)
                    && prefixed.Select(row => row.Row).SequenceEqual(ordered.Where(key => key[0] == from[0]));
            });

    /// <summary>FsCheck waits for each try on the thread it is given, so it gets one that nobody needs.</summary>
    Task HoldsAsync<T>(Gen<T> given, Func<T, Task<bool>> law) =>
        Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(given.ToArbitrary(), law)));

    /// <param name="Kind">0 insert, 1 replace, 2 upsert, 3 delete at a version, 4 delete.</param>
    /// <param name="IsStale">At a version that is not the row's.</param>
    sealed record Move(string Row, int Kind, bool IsStale, int Value);

    /// <param name="stale">A version that no row of the partition has.</param>
    sealed class Model(string partition, string stale)
    {
        readonly SortedDictionary<string, Entity> _rows = new(StringComparer.Ordinal);
        readonly HashSet<string> _versions = new(StringComparer.Ordinal);
        string _lastGone = stale;

        public string Partition => partition;

        public IEnumerable<Entity> Rows => _rows.Values;

        public Change[] ChangesOf(IEnumerable<Move> moves) => [.. moves.Select(ChangeOf)];

        /// <summary>Whether this outcome had to be; if so, the model goes along.</summary>
        public bool Agrees(Change[] changes, CommitOutcome outcome)
        {
            var refusals = changes.Where(change => !Allows(change)).Select(change => change.Row).ToArray();
            return outcome switch
            {
                CommitOutcome.Refused refused => refusals.Contains(refused.Row, StringComparer.Ordinal),
                CommitOutcome.Committed done => refusals.Length == 0 && changes.All(change => Apply(change, done)),
                _ => false,
            };
        }

        Change ChangeOf(Move move)
        {
            var entity = new Entity(partition, move.Row).With("Value", move.Value);
            var version = move.IsStale ? _lastGone : _rows.GetValueOrDefault(move.Row)?.Version ?? _lastGone;
            return move.Kind switch
            {
                0 => new Change.Insert(entity),
                1 => new Change.Replace(entity with { Version = version }),
                2 => new Change.Upsert(entity),
                3 => new Change.Delete(move.Row, version),
                _ => new Change.Delete(move.Row),
            };
        }

        bool Allows(Change change) => change switch
        {
            Change.Insert => !_rows.ContainsKey(change.Row),
            Change.Replace replace => _rows.GetValueOrDefault(change.Row)?.Version == replace.Entity.Version,
            Change.Delete { Version: { } version } => _rows.GetValueOrDefault(change.Row)?.Version == version,
            _ => true,
        };

        bool Apply(Change change, CommitOutcome.Committed done)
        {
            _lastGone = _rows.GetValueOrDefault(change.Row)?.Version ?? _lastGone;
            if (change is Change.Delete)
                return (_rows.Remove(change.Row), done.Versions.ContainsKey(change.Row)) is (_, false);

            var entity = change switch
            {
                Change.Insert insert => insert.Entity,
                Change.Replace replace => replace.Entity,
                _ => ((Change.Upsert)change).Entity,
            };

            // Within a commit rows may share a version; a row never has one twice.
            _rows[change.Row] = entity with { Version = done.Versions[change.Row] };
            return _versions.Add($"{change.Row} {done.Versions[change.Row]}");
        }
    }
}

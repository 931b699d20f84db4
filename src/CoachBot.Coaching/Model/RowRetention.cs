using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>A time for which the admin has things kept.</summary>
public enum RetentionPeriod
{
    Commitments,
    Reflections,
    Ratings,
    Audit,
}

/// <summary>The first days, where the person is, of which each kind of thing is still kept.</summary>
public sealed record KeptSince(DateOnly Commitments, DateOnly Reflections, DateOnly Ratings, DateOnly Audit)
{
    public static KeptSince Of(Retention days, DateOnly today) => new(
        today.AddDays(-days.Commitments), today.AddDays(-days.Reflections), today.AddDays(-days.Ratings),
        today.AddDays(-days.Audit));

    public DateOnly Of(RetentionPeriod period) => period switch
    {
        RetentionPeriod.Commitments => Commitments,
        RetentionPeriod.Reflections => Reflections,
        RetentionPeriod.Ratings => Ratings,
        _ => Audit,
    };

    /// <param name="day">A day, or a week by its first day, as keys have it.</param>
    public static bool IsBefore(string day, DateOnly since) => string.CompareOrdinal(day, Key.Day(since)) < 0;
}

/// <summary>How long the rows of a kind stay. Closed.</summary>
public abstract record RowRetention
{
    RowRetention()
    {
    }

    public static RowRetention WithCommitments { get; } = new ByAge(RetentionPeriod.Commitments);
    public static RowRetention WithReflections { get; } = new ByAge(RetentionPeriod.Reflections);
    public static RowRetention WithRatings { get; } = new ByAge(RetentionPeriod.Ratings);
    public static RowRetention WithAudit { get; } = new ByAge(RetentionPeriod.Audit);

    /// <summary>For ever, as long as the person, or the team.</summary>
    public static RowRetention AsLongAsItsOwner { get; } = new Lasting("until deleted");

    /// <summary>In words, as <c>what we store</c> has it.</summary>
    public abstract string Told { get; }

    /// <summary>What becomes of a row; <c>null</c>: it stays.</summary>
    public abstract Change? Past(Entity row, RowKey key, KeptSince since);

    /// <summary>The row goes when the day or week in its key is past any of these.</summary>
    public sealed record ByAge(params ImmutableArray<RetentionPeriod> Periods) : RowRetention
    {
        public override string Told => string.Join(
            ", at most ", Periods.Select(period => $"`Retention:{period}`"));

        public override Change? Past(Entity row, RowKey key, KeptSince since) =>
            key.DayIn(row.Row) is { } day && Periods.Any(period => KeptSince.IsBefore(day, since.Of(period)))
                ? new Change.Delete(row.Row) : null;
    }

    /// <summary>The row stays until deleted; its words go when the day that it holds is past.</summary>
    public sealed record WordsByAge(RowColumn<DateOnly?> On, RowColumn Words, RetentionPeriod Period) : RowRetention
    {
        public override string Told => $"until deleted; its words `Retention:{Period}`";

        public override Change? Past(Entity row, RowKey key, KeptSince since) =>
            On.Of(row) < since.Of(Period) && row.Columns.ContainsKey(Words.Name)
                ? new Change.Upsert(row.With(Words.Name, (string?)null)) : null;
    }

    /// <summary>The row goes with the commitments of the week that its card is of; of no week, it stays.</summary>
    public sealed record WithCard(Func<Entity, string?> CardOf) : RowRetention
    {
        public override string Told => "of a week `Retention:Commitments`, else until deleted";

        public override Change? Past(Entity row, RowKey key, KeptSince since) =>
            CardId.Read(CardOf(row)) is { Week: not CardId.NoWeek and var week }
            && KeptSince.IsBefore(week, since.Commitments)
                ? new Change.Delete(row.Row) : null;
    }

    /// <summary>Nothing here takes the row away.</summary>
    /// <param name="Told">Until when it stays.</param>
    public sealed record Lasting(string Told) : RowRetention
    {
        public override string Told { get; } = Told;

        public override Change? Past(Entity row, RowKey key, KeptSince since) => null;
    }
}

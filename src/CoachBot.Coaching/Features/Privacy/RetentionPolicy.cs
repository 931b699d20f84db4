using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>Once a month: what has been kept for its time goes; the operator is told how much.</summary>
public static class RetentionPolicy
{
    /// <summary>Rows changed in one turn; what is left goes a minute later.</summary>
    const int AtOnce = 60;

    /// <summary>The planned moment of it.</summary>
    public const string Timer = "tidy";

    static readonly TimeSpan Every = TimeSpan.FromDays(30);

    static readonly TimeSpan GoOnAfter = TimeSpan.FromMinutes(1);

    public static DateTimeOffset? NextAt(PersonTurn turn) =>
        turn.Profile.Head.Plan.GetValueOrDefault(Timer) is var planned && planned > turn.Now ? planned
            : turn.Now + Every;

    public static async ValueTask TidyAsync(PersonTurn turn)
    {
        var kept = KeptSince.Of(turn.Settings.Retention, turn.Today);
        var rows = await turn.EverythingAsync();
        var kinds = turn.Capabilities.Rows;
        var past = rows.Select(row => kinds.Of(row.Row)?.Past(row, kept)).OfType<Change>().ToList();
        ForgetOld(turn, kept, rows);
        foreach (var change in past.Take(AtOnce))
        {
            turn.CountPurged(RowKey.NameIn(change.Row));
            if (change is Change.Upsert { Entity: var stripped })
                turn.Put(stripped);
            else
                turn.Delete(change.Row);
        }

        if (past.Count > AtOnce)
        {
            var head = turn.Profile.Head;
            turn.Profile = new(head.WithPlan(head.Plan.SetItem(Timer, turn.Now + GoOnAfter)));
        }
        else
        {
            foreach (var _ in rows.Where(row => kinds.Of(row.Row) is null))
                turn.Count(Counter.UnknownRow);
        }
    }

    /// <summary>What the head row holds of weeks that are gone: questions left open, actions parked.</summary>
    static void ForgetOld(PersonTurn turn, KeptSince kept, IEnumerable<Entity> rows)
    {
        turn.CloseWhere(question => question.Week is { } week && KeptSince.IsBefore(week, kept.Commitments));
        if (!turn.Profile.Parked.IsEmpty && rows.Select(Commitment.Read).OfType<Commitment>()
            .All(made => KeptSince.IsBefore(made.Week, kept.Commitments)))
            turn.Profile = turn.Profile.WithParked([]);
    }
}

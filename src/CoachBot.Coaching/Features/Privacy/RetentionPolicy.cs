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

    static readonly TimeSpan GoOnAfter = TimeSpan.FromMinutes(1);

    public static async ValueTask TidyAsync(PersonTurn turn)
    {
        var retention = turn.Settings.Retention;
        var kept = new Kept(
            turn.Today.AddDays(-retention.Commitments), turn.Today.AddDays(-retention.Reflections),
            turn.Today.AddDays(-retention.Ratings), turn.Today.AddDays(-retention.Audit));
        var rows = await turn.EverythingAsync();
        var past = rows.Select(row => kept.Past(row)).OfType<Change>().ToList();
        ForgetOld(turn, kept, rows);
        foreach (var change in past.Take(AtOnce))
        {
            turn.Count(Instruments.Purged + OwnRows.KindOf(change.Row));
            if (change is Change.Upsert { Entity: var stripped })
                turn.Put(stripped);
            else
                turn.Delete(change.Row);
        }

        if (past.Count > AtOnce)
        {
            var head = turn.Profile.Head;
            turn.Profile = new(head.WithPlan(head.Plan.SetItem(SendPlanner.Tidy, turn.Now + GoOnAfter)));
        }
    }

    /// <summary>What the head row holds of weeks that are gone: questions left open, actions parked.</summary>
    static void ForgetOld(PersonTurn turn, Kept kept, IEnumerable<Entity> rows)
    {
        turn.CloseWhere(question => question.Week is { } week && Kept.IsBefore(week, kept.Commitments));
        if (!turn.Profile.Parked.IsEmpty && rows.Select(Commitment.Read).OfType<Commitment>()
            .All(made => Kept.IsBefore(made.Week, kept.Commitments)))
            turn.Profile = turn.Profile.WithParked([]);
    }

    /// <summary>The first days whose words are still kept.</summary>
    sealed record Kept(DateOnly Commitments, DateOnly Reflections, DateOnly Ratings, DateOnly Audit)
    {
        /// <summary>What becomes of a row; <c>null</c>: it stays.</summary>
        public Change? Past(Entity row) => row.Row.Split('|') switch
        {
            ["week", var week, "reflection", ..] when IsBefore(week, Reflections) => new Change.Delete(row.Row),
            ["rating", _, var on] when IsBefore(on, Ratings) => new Change.Delete(row.Row),
            ["looked", var on, _] when IsBefore(on, Audit) => new Change.Delete(row.Row),
            ["thanks" or "thanked" or "playbook" or "shared" or "said" or "asked" or "answered" or "help"
                or "helping" or "suggested" or "passed", var on, ..] when IsBefore(on, Reflections) =>
                new Change.Delete(row.Row),
            ["week", var week, ..] when IsBefore(week, Commitments) => new Change.Delete(row.Row),

            // That a milestone was reached stays, so that it is never reached again; the words go.
            ["milestone", ..] when row.Day("on") < Reflections && row.Text("words") is not null =>
                new Change.Upsert(row.With("words", (string?)null)),

            // Where the card of a week went that is no longer known.
            ["posted", var card] when IsOld(card) => new Change.Delete(row.Row),
            ["message", _] when row.Text("card") is { } card && IsOld(card) => new Change.Delete(row.Row),
            _ => null,
        };

        bool IsOld(string card) =>
            CardId.Read(card) is { Week: not CardId.NoWeek and var week } && IsBefore(week, Commitments);

        public static bool IsBefore(string week, DateOnly day) => string.CompareOrdinal(week, Key.Day(day)) < 0;
    }
}

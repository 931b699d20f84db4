using CoachBot.Coaching.Conversations;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Privacy;

/// <summary>Once a month, in silence: what has been kept for its time goes.</summary>
public static class Tidying
{
    /// <summary>Rows taken away in one turn.</summary>
    const int AtOnce = 60;

    public static async ValueTask TidyAsync(PersonTurn turn)
    {
        var commitments = Key.Day(turn.Today.AddDays(-turn.Settings.Retention.Commitments));
        var reflections = Key.Day(turn.Today.AddDays(-turn.Settings.Retention.Reflections));
        var rows = await turn.EverythingAsync();
        foreach (var row in rows.Where(row => IsPast(row.Row, commitments, reflections)).Take(AtOnce))
            turn.Delete(row.Row);
    }

    static bool IsPast(string row, string commitments, string reflections) => row.Split('|') switch
    {
        ["week", var week, "reflection", ..] => string.CompareOrdinal(week, reflections) < 0,
        ["week", var week, ..] => string.CompareOrdinal(week, commitments) < 0,
        _ => false,
    };
}

namespace CoachBot.Coaching.Dialog;

/// <summary>At most three messages a week that the bot starts, over all of a person's roles and teams.</summary>
public static class WeeklyBudget
{
    /// <summary>Messages per person and week.</summary>
    public const int Limit = 3;

    /// <summary>Whether this one may go: what was sent and what is worth more leave room for it.</summary>
    /// <param name="alreadySent">This week, one entry a message; the one in question is not among them.</param>
    /// <param name="stillWanted">Planned for the rest of this week, with or without the one in question.</param>
    /// <remarks>
    /// <see cref="SendKind.Later"/> was asked for: it always goes and never counts. Nudge and reminder are one slot,
    /// so the second of them does not go.
    /// </remarks>
    public static bool Allows(
        SendKind kind, IReadOnlyCollection<SendKind> alreadySent, IReadOnlyCollection<SendKind> stillWanted)
    {
        if (kind.IsAskedFor)
            return true;

        var slotTaken = alreadySent.Any(sent => sent.TakesNudgeSlot);
        if (slotTaken && kind.TakesNudgeSlot)
            return false;

        var before = stillWanted.Where(wanted => !wanted.IsAskedFor && wanted.Rank < kind.Rank).ToList();
        var nudges = !slotTaken && before.Any(wanted => wanted.TakesNudgeSlot) ? 1 : 0;
        var others = before.Count(wanted => !wanted.TakesNudgeSlot);

        return alreadySent.Count(sent => !sent.IsAskedFor) + others + nudges < Limit;
    }
}

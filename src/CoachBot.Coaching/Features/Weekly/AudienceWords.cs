using System.Collections.Frozen;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>Who sees what a person commits to, as they say it themselves.</summary>
public static class AudienceWords
{
    /// <summary>Who a commitment can be shown to, as typed after <c>visible to</c>.</summary>
    public static readonly FrozenDictionary<string, Visibility> All =
        new Dictionary<string, Visibility>(StringComparer.Ordinal)
        {
            ["just me"] = Visibility.JustMe,
            ["my manager"] = Visibility.Manager,
            ["my team"] = Visibility.Team,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public const string HideIt = "hide it";

    /// <summary>Commitments of earlier weeks that one turn hides: more than any summary goes back to.</summary>
    const int MostTakenBack = 60;

    /// <summary>Hides what takes the place of the week at once, and tells who has seen it before.</summary>
    public static async ValueTask HideAsync(CommandCall call)
    {
        var turn = call.Turn;
        if ((CommitHandler.Spoken(turn) ?? turn.Weeks.Current(turn.Week.Name)) is not { } commitment)
        {
            turn.Say(AudienceText.NothingToHide);
            return;
        }

        turn.Keep(commitment with { Visibility = Visibility.JustMe });
        var looked = (await turn.RowsAsync(AccessEntry.Rows)).Select(AccessEntry.Read)
            .Where(look => look.Shown.Contains(commitment.Row));
        turn.Say(AudienceText.Hidden(
            commitment.Text, [.. looked.Select(AudienceText.WhoLooked).Distinct()]));
    }

    /// <summary>From this week on; what is to be theirs alone, of all earlier weeks as well.</summary>
    public static async ValueTask ToAsync(PersonTurn turn, Visibility visibility)
    {
        turn.Profile = turn.Profile.With("visibility", visibility.ToString());
        foreach (var commitment in turn.Weeks.Commitments.Values.Where(commitment =>
            string.CompareOrdinal(commitment.Week, turn.Week.Name) >= 0))
            turn.Keep(commitment with
            {
                Visibility = turn.Team is null ? Visibility.JustMe : visibility,
                Team = turn.Team?.Partition,
                ShownAt = turn.Now,
            });
        if (visibility == Visibility.JustMe)
        {
            var earlier = (await turn.HistoryAsync()).Commitments.Values
                .Where(commitment => commitment.Visibility != Visibility.JustMe)
                .OrderByDescending(commitment => commitment.Week, StringComparer.Ordinal).Take(MostTakenBack);
            foreach (var hidden in earlier.Select(commitment => commitment with { Visibility = Visibility.JustMe }))
            {
                if (turn.Weeks.Commitments.ContainsKey(hidden.Row))
                    turn.Keep(hidden);
                else
                    turn.Put(hidden.ToEntity(turn.Profile.Partition));
            }
        }

        turn.Say(visibility == Visibility.JustMe
            ? AudienceText.AllSeenByYou
            : AudienceText.NowSeenBy(visibility, turn.Team));
    }
}

using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Onboarding;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Weekly.Presence;

/// <summary>Being away, pausing, stopping, starting again; and where and in which language one lives.</summary>
public static class PauseHandler
{
    public static void Obey(PersonTurn turn, Command command)
    {
        switch (command.Word)
        {
            case Word.Away or Word.Pause:
                Leave(turn, command);
                break;
            case Word.PauseUntilIWrite:
                BeQuiet(turn);
                turn.Say(PeopleText.QuietUntilResumed);
                break;
            case Word.Resume:
                Resume(turn);
                break;
            case Word.Stop:
                turn.Profile = turn.Profile.With("stopped", true).WithLater(null, null);
                PeerMessages.DeclineAll(turn);
                turn.CloseWhere(_ => true);
                turn.Say(PeopleText.Stopped(ConsentQuestion.Months(turn)));
                break;
            case Word.AskMeNow:
                AskNow(turn);
                break;
            case PresenceCapability.TimeZone:
                Move(turn, command.Rest);
                break;
            default:
                turn.Say(command.Rest.Length == 0 || command.Rest.StartsWith("en", StringComparison.OrdinalIgnoreCase)
                    ? PeopleText.LanguageIsEnglish
                    : PeopleText.LanguageOnlyEnglish);
                break;
        }
    }

    static void Leave(PersonTurn turn, Command command)
    {
        switch (ReadReturn(command, turn))
        {
            case TimeReading<DateOnly>.Understood { Value: var back }:
                BeAway(turn, back);
                turn.Say(ConversationText.Then(PeopleText.AwayUntil(back), NextSendText.Comes(turn)));
                break;
            case TimeReading<DateOnly>.Refused refused:
                turn.Say(refused.Phrase);
                break;
            default:
                turn.Say(command.Word == Word.Away ? TimeText.UntilExamples : TimeText.ForExamples);
                break;
        }
    }

    /// <summary>Away until that day, and nothing is said of it.</summary>
    /// <param name="back">After today.</param>
    public static void BeAway(PersonTurn turn, DateOnly back)
    {
        turn.Profile = turn.Profile.With("awayUntil", back).WithLater(null, null);
        foreach (var week in AwayWeeks(turn, back))
            turn.Keep(turn.Weeks.State(week.Name) with { IsAway = true });
    }

    /// <summary>Nothing unprompted goes until <c>resume</c>; nothing is said of it.</summary>
    public static void BeQuiet(PersonTurn turn)
    {
        turn.Profile = turn.Profile.WithQuiet().WithLater(null, null);
        foreach (var week in AwayWeeks(turn, turn.Week.Next.Begins))
            turn.Keep(turn.Weeks.State(week.Name) with { IsAway = true });
    }

    /// <summary>When the person is back; <c>NotTime</c> when the words after the command are no time.</summary>
    public static TimeReading<DateOnly> ReadReturn(Command command, PersonTurn turn) => command.Word == Word.Away
        ? TimeWords.Until(command.Rest, turn.Today)
        : TimeWords.For(command.Rest, turn.Today);

    /// <summary>The day of return has come: what was said with "away" is over by itself.</summary>
    public static void Return(PersonTurn turn)
    {
        if (turn.Profile.AwayUntil <= turn.Today)
            turn.Profile = turn.Profile.With("awayUntil", (DateOnly?)null);
    }

    /// <summary>
    /// The weeks whose ask falls into the absence; this week's only while nothing was committed in it.
    /// </summary>
    static IEnumerable<CoachingWeek> AwayWeeks(PersonTurn turn, DateOnly back)
    {
        for (var week = turn.Week; week.Begins < back; week = week.Next)
        {
            var askOn = turn.Calendar.DayOf(week, turn.Calendar.Ask);
            var isThis = week.Begins == turn.Week.Begins;
            if (askOn < back && (!isThis || turn.Weeks.Current(week.Name) is null))
                yield return week;
        }
    }

    static void Resume(PersonTurn turn)
    {
        if (turn.Profile is { IsStopped: false, IsQuiet: false, AwayUntil: null })
        {
            turn.Say(PeopleText.NotPaused);
            return;
        }

        // To the person who is not coached, 'stop' ended what they hear as a manager.
        if (turn.Profile is { IsStopped: true, IsAgreed: false })
            turn.Profile = ManagerRhythm.Wanting(turn.Profile);
        turn.Profile = turn.Profile.With("stopped", (bool?)null).With("awayUntil", (DateOnly?)null)
            .WithoutQuiet();
        foreach (var state in turn.Weeks.States.Values.Where(state =>
            state.IsAway && string.CompareOrdinal(state.Week, turn.Week.Name) >= 0))
            turn.Keep(state with { IsAway = false });

        var asks = turn.Weeks.Current(turn.CommitWeek.Name) is null
            && !turn.Weeks.State(turn.CommitWeek.Name).IsSkipped;
        turn.Say(turn.Profile.IsAgreed && !asks
            ? ConversationText.Then(PeopleText.Resumed, NextSendText.Comes(turn))
            : PeopleText.Resumed);
        if (!turn.Profile.IsAgreed)
            return;
        if (asks)
            OnboardingHandler.Begin(turn, again: true);
    }

    /// <summary>The week's question at once; past the check-in, the coming week's.</summary>
    static void AskNow(PersonTurn turn)
    {
        var week = turn.CommitWeek;
        if (turn.Weeks.Current(week.Name) is { } commitment)
            turn.Say(SharedText.AlreadyCommitted(commitment.Text));
        else if (turn.Profile.Dialog.Open.LastOrDefault(open =>
            open.Dialog == AskQuestion.Dialog && open.Week == week.Name) is { } asked)
            turn.AskAgain(asked, turn.NoObjections);
        else
            WeeklyAsk.Put(turn, week, isUnprompted: false);
    }

    static void Move(PersonTurn turn, string typed)
    {
        if (typed.Length == 0)
        {
            turn.Say(PeopleText.ZoneIsNow(turn.Zone, Zones.Local(turn.Now, turn.Zone).At));
            return;
        }

        if (Zones.Find(typed) is not { } zone)
        {
            turn.Say(TimeText.UnknownZone(typed));
            return;
        }

        turn.Profile = turn.Profile.With("chosenZone", zone);
        turn.Say(PeopleText.ZoneIs(zone, Zones.Local(turn.Now, zone).At));
    }
}

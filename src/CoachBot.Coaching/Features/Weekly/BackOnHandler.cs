using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>The kind path back from "not yet": carry it over, make it smaller, let it go, ask someone.</summary>
public static class BackOnHandler
{
    /// <summary>After so many carries the bot asks whether it is still the one.</summary>
    public const int CarriesBeforeAsking = 2;

    /// <summary>After so many weeks of "not yet" running another way is looked for.</summary>
    const int WeeksUntilChange = 3;

    /// <summary>That it happens to everyone is said once a quarter: more often it sounds like a machine.</summary>
    const int DaysUntilSaidAgain = 90;

    /// <summary>Offers the four ways, with a past comeback when there is one.</summary>
    public static async ValueTask OfferAsync(PersonTurn turn, Commitment commitment)
    {
        var kept = turn.NothingKept;
        var history = await turn.HistoryAsync();
        if (WeeksStuck(history, commitment) is var weeks && weeks > 0 && weeks % WeeksUntilChange == 0)
        {
            turn.AskAbout(BackOnQuestion.Dialog, commitment, kept.Add(
                BackOnQuestion.Stuck, commitment.Carries > 0 ? BackOnQuestion.OnThisOne : ""));
            return;
        }

        if (MilestoneRule.LastComeback(history, commitment) is { } comeback)
        {
            kept = kept.Add(BackOnQuestion.ComebackOn, Core.Storage.Key.Day(comeback.On))
                .Add(BackOnQuestion.ComebackWords, comeback.Words);
        }

        if (turn.Profile.Head.Row.Day("everyoneOn") is { } said && turn.Today < said.AddDays(DaysUntilSaidAgain))
            kept = kept.Add(BackOnQuestion.Again, "");
        else
            turn.Profile = turn.Profile.With("everyoneOn", turn.Today);
        turn.AskAbout(BackOnQuestion.Dialog, commitment, kept);
    }

    /// <summary>How many weeks running, this one too, a rep told that it was not yet; 0: they told another time.
    /// </summary>
    static int WeeksStuck(Weeks history, Commitment commitment)
    {
        var count = 1;
        for (var week = CoachingWeek.Parse(commitment.Week).Previous; ; week = week.Previous, count++)
        {
            if (history.Current(week.Name) is not { Status: CommitmentStatus.NotYet or CommitmentStatus.Carried })
                return count;
        }
    }

    public static ValueTask ObeyAsync(PersonTurn turn, string word)
    {
        var commitment = turn.Profile.Dialog.Open
            .Where(open => open.Dialog is BackOnQuestion.Dialog or StillTheOneQuestion.Dialog or SmallerQuestion.Dialog)
            .Select(open => turn.Weeks.Commitments.GetValueOrDefault(open.Subject ?? "")).LastOrDefault()
            ?? CommitHandler.Spoken(turn);
        if (commitment is null)
            turn.Say(CheckInText.NothingToReport(Menu.Now(turn)));
        else
            Go(turn, word, commitment);
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes one of the four ways.</summary>
    public static void Go(PersonTurn turn, string word, Commitment commitment)
    {
        switch (word)
        {
            case Word.CarryOver:
                CarryOver(turn, commitment, commitment.Text);
                break;
            case Word.Smaller:
                CloseOn(turn, commitment);
                turn.AskAbout(SmallerQuestion.Dialog, commitment);
                break;
            case Word.LetItGo:
                turn.Keep(commitment with { Status = CommitmentStatus.LetGo, ReportedAt = turn.Now });
                CloseOn(turn, commitment);
                NextQuestion.Finish(turn, CheckInText.LetGo);
                break;
            case Word.AskSomeone:
                turn.Keep(commitment with { WantsHelp = true });
                CloseOn(turn, commitment);
                turn.AskAbout(WhoQuestion.Dialog, commitment);
                break;
        }
    }

    /// <summary>
    /// The same commitment goes on next week; after two carries the bot asks whether it is still the one, unless it
    /// has just been put in other words.
    /// </summary>
    /// <param name="text">Its words from now on; smaller ones perhaps.</param>
    public static void CarryOver(PersonTurn turn, Commitment commitment, string text)
    {
        var next = CoachingWeek.Parse(commitment.Week).Next;
        if (next.Begins < turn.Week.Begins)
            next = turn.Week;
        var waiting = string.CompareOrdinal(commitment.Week, turn.Week.Name) > 0
            ? commitment
            : turn.Weeks.Current(next.Name);
        if (waiting is { IsOpen: true })
        {
            // What is planned for the coming week already is not pushed on further.
            turn.Say(SharedText.AlreadyCommitted(waiting.Text));
            return;
        }

        turn.Keep(commitment with { Status = CommitmentStatus.Carried, ReportedAt = turn.Now });
        CloseOn(turn, commitment);
        var carried = new Commitment(
            next.Name, (turn.Weeks.Current(next.Name)?.Number ?? 0) + 1, text, commitment.Skill, turn.Now, turn.Today,
            commitment.Root, commitment.Carries + 1)
        {
            Visibility = commitment.Visibility,
            Team = commitment.Team,
            ShownAt = commitment.ShownAt,
            Escape = commitment.Escape,
        };
        turn.Keep(carried);
        turn.CloseWhere(question => question.Dialog == AskQuestion.Dialog && question.Week == next.Name);
        if (carried.Carries >= CarriesBeforeAsking && text == commitment.Text)
        {
            turn.AskAbout(StillTheOneQuestion.Dialog, carried);
        }
        else
        {
            turn.Say(GoesAlong(turn, carried));
        }
    }

    /// <summary>
    /// Tells to which week it goes along, and when it is asked after: that week has no question of its own.
    /// </summary>
    public static Phrase GoesAlong(PersonTurn turn, Commitment carried) => CheckInText.CarriedOver(
        carried.Text, carried.Week == turn.Week.Name, NextSendText.At(turn, turn.CheckInAt(carried)));

    static void CloseOn(PersonTurn turn, Commitment commitment) =>
        turn.CloseWhere(open => open.Subject == commitment.Row);
}

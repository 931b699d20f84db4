using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Milestones;

/// <summary>"Who, if anyone, would you like to know?": just me, the manager, the team; or no such messages.</summary>
public sealed class ShareQuestion : IQuestion
{
    public const string Dialog = "share";
    const string Field = "audience";

    public string Name => Dialog;

    /// <summary>Only where there is somebody to know.</summary>
    /// <returns>Whether it was asked.</returns>
    public static bool Ask(PersonTurn turn, Commitment practice)
    {
        if (turn.Team is not { Managers.IsEmpty: false })
            return false;

        turn.AskAbout(Dialog, practice);
        return true;
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Card.Ask(
            MilestoneCopy.WhoShallKnow,
            new Button(MilestoneCopy.JustMe, "just me", Primary: true, Field: Field, Value: "me"),
            new(Manager(turn), "my manager", Field: Field, Value: Shared.ToManager),
            new(MilestoneCopy.Team, "my team", Field: Field, Value: Shared.ToTeam),
            new(MilestoneCopy.NoPraise, "no such messages", Field: Field, Value: "none"));

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(MilestoneCopy.ShareSettled);

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var practice = turn.Weeks.Commitments[question.Subject!];
        switch (Choosing.Of(turn, Draw(turn, question, turn.NoObjections), Field, given))
        {
            case (Shared.ToManager or Shared.ToTeam) and var audience
                when turn.Team is { } team && turn.Weeks.ReflectionOn(practice) is { Praised: not null } reflection:
                var row = Shared.Row(
                    turn.Profile.Partition, practice, reflection, MilestoneRule.Said(turn.Weeks, practice), audience);
                turn.Put(row);
                Letters.Post(turn, team.Managers[0], Shared.What, row.Row);
                turn.Close(question.Card);
                turn.Say(MilestoneCopy.ManagerFirst(Manager(turn)));
                break;
            case "none":
                turn.Profile = turn.Profile.With("noPraise", true);
                turn.Close(question.Card);
                turn.Say(MilestoneCopy.NoMorePraise);
                break;
            case null:
                turn.Ask(question, PracticeCopy.NoneOfThese);
                break;
            default:
                Skip(turn, question);
                break;
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(MilestoneCopy.StaysWithYou);
    }

    static Phrase Manager(PersonTurn turn) => turn.Team?.ManagerNames is [{ Length: > 0 } name, ..]
        ? Phrase.Verbatim(name)
        : PrivacyWords;

    static Phrase PrivacyWords => Privacy.PrivacyCopy.MyManager;
}

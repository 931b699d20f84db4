using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.People;

/// <summary>
/// "Shall we start?": said before anything is asked, and nothing is kept until it is answered with yes.
/// </summary>
public sealed class ConsentQuestion : IQuestion
{
    public const string Dialog = "consent";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: it has been shown whole, and something else was answered.</summary>
    const string Again = "again";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (question.Kept.ContainsKey(Again))
            return Card.Ask(PeopleCopy.IsThatYes, Answers);

        var months = Months(turn);
        var name = turn.Heard?.From.Name?.Split(' ')[0];
        var sees = turn.Visibility == Visibility.JustMe ? null : turn.Team?.ManagerNames.FirstOrDefault();
        var welcome = (name, sees) switch
        {
            (null, null) => PeopleCopy.WelcomeNameless(months),
            (null, _) => PeopleCopy.WelcomeNamelessWithManager(months, sees),
            (_, null) => PeopleCopy.Welcome(name, months),
            _ => PeopleCopy.WelcomeWithManager(name, months, sees),
        };
        return new(
            PeopleCopy.WelcomeSummary,
            new Paragraph(welcome),
            new Buttons([.. Answers]));
    }

    static Button[] Answers =>
    [
        new(PeopleCopy.Yes, "agree", Primary: true), new(PeopleCopy.NotNowButton, "not now"),
        new(PeopleCopy.TellMeMoreButton, "tell me more"),
    ];

    /// <summary>Asks whether that was a yes, in one line: what is kept has been said.</summary>
    public static void AskAgain(PersonTurn turn, OpenQuestion question) =>
        turn.Ask(question with { Kept = turn.NothingKept.Add(Again, "") });

    /// <summary>How a week goes, who sees what, how long it is kept, how to stop: for whoever agrees unasked.</summary>
    public static Card Terms(PersonTurn turn) => new(
        PeopleCopy.MoreTitle,
        new Heading(PeopleCopy.MoreTitle), new Items(PeopleCopy.More(turn.Calendar)),
        new Paragraph(PeopleCopy.WhatIKeep(Months(turn))));

    /// <summary>How long what somebody writes is kept.</summary>
    public static int Months(PersonTurn turn) =>
        Math.Max(1, (int)Math.Round(turn.Settings.Retention.Commitments / 30.4));

    public Card Settled(PersonTurn turn, CardName card) =>
        Card.Say(turn.Profile.IsAgreed ? PeopleCopy.Agreed : PeopleCopy.NotNowButton);

    public bool Takes(Word word) =>
        word is Word.Agree or Word.Yes or Word.No or Word.NotNow or Word.TellMeMore or Word.Cancel or Word.Skip;

    public bool IsChoice => true;

    /// <summary>Nobody agrees by a number.</summary>
    public bool CountsButtons => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        switch (given.Command?.Word)
        {
            case Word.Agree or Word.Yes:
            case null when given.Text is { } yes && YesOrNo.Whole(yes) == true:
                Onboarding.Agree(turn);
                break;
            case Word.TellMeMore:
            case null when given.Text is { } more && Everyday.IsForMore(more):
                turn.Say(Terms(turn));
                Onboarding.Welcome(turn);
                break;
            case null when given.Text is null || YesOrNo.Whole(given.Text) is null:
                AskAgain(turn, question);
                break;
            default:
                Skip(turn, question);
                break;
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => Onboarding.Decline(turn);
}

using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Onboarding;

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
            return Card.Ask(PeopleText.IsThatYes, Answers);

        var months = Months(turn);
        var name = turn.Heard?.From.Name?.Split(' ')[0];
        var sees = turn.Visibility == Visibility.JustMe ? null : turn.Team?.ManagerNames.FirstOrDefault();
        var welcome = (name, sees) switch
        {
            (null, null) => PeopleText.WelcomeNameless(months),
            (null, _) => PeopleText.WelcomeNamelessWithManager(months, sees),
            (_, null) => PeopleText.Welcome(name, months),
            _ => PeopleText.WelcomeWithManager(name, months, sees),
        };
        return new(
            PeopleText.WelcomeSummary,
            new Paragraph(welcome),
            new Buttons([.. Answers]));
    }

    static Button[] Answers =>
    [
        new(PeopleText.Yes, "agree", Primary: true), new(PeopleText.NotNowButton, "not now"),
        new(SharedText.TellMeMoreButton, "tell me more"),
    ];

    /// <summary>Asks whether that was a yes, in one line: what is kept has been said.</summary>
    public static void AskAgain(PersonTurn turn, OpenQuestion question) =>
        turn.Ask(question with { Kept = turn.NothingKept.Add(Again, "") });

    /// <summary>
    /// How a week goes, who sees what, how long it is kept, how to stop: for the person who agrees unasked.
    /// </summary>
    public static Card Terms(PersonTurn turn) => new(
        PeopleText.MoreTitle,
        new Heading(PeopleText.MoreTitle), new Items(PeopleText.More(turn.Calendar)),
        new Paragraph(PeopleText.WhatIKeep(Months(turn))));

    /// <summary>How long what a person writes is kept.</summary>
    public static int Months(PersonTurn turn) =>
        Math.Max(1, (int)Math.Round(turn.Settings.Retention.Commitments / 30.4));

    public Card Settled(PersonTurn turn, CardId card) =>
        Card.Say(turn.Profile.IsAgreed ? PeopleText.Agreed : PeopleText.NotNowButton);

    public bool Takes(string word) =>
        word is Word.Agree or Word.Yes or Word.No or Word.NotNow or Word.TellMeMore or Word.Cancel or Word.Skip;

    public bool IsChoice => true;

    /// <summary>Nobody agrees by a number.</summary>
    public bool CountsButtons => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        switch (given.Command?.Word)
        {
            case Word.Agree or Word.Yes:
            case null when given.Text is { } yes && YesOrNo.Whole(yes) == true:
                OnboardingHandler.Agree(turn);
                break;
            case Word.TellMeMore:
            case null when given.Text is { } more && SmallTalk.IsForMore(more):
                turn.Say(Terms(turn));
                OnboardingHandler.Welcome(turn);
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

    public void Skip(PersonTurn turn, OpenQuestion question) => OnboardingHandler.Decline(turn);
}

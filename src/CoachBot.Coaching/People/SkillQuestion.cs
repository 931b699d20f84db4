using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.People;

/// <summary>
/// "What would you most like to get better at?": the team's list, or own words. The rep alone answers it.
/// </summary>
public sealed class SkillQuestion : IFormQuestion
{
    public const string Dialog = "skill";

    public string Name => Dialog;

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new TextSlot("skill", PeopleCopy.AskSkill, PeopleCopy.OwnWordsLabel, ConversationCopy.TooLong)
        {
            MostCharacters = 120,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        new(
        PeopleCopy.AskSkill,
        new Paragraph(PeopleCopy.AskSkill),
        Form(turn, question).Slots[0].Draw(null, objections.GetValueOrDefault("skill")),
        new Buttons(
        [
            .. Shown(turn).Select(skill =>
                new Button(Phrase.Verbatim(Label(skill)), skill, Field: "skill", Value: skill)),
            new(PeopleCopy.OwnWords, "in my own words", Submits: true, Primary: true),
        ]));

    public Card Settled(PersonTurn turn, CardName card) =>
        Card.Say(turn.Profile.Skill is { } skill ? PeopleCopy.YourSkill(skill) : ConversationCopy.Closed);

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var step = Form(turn, question).Fill(turn.NothingKept, turn.NothingKept.Add("skill", given.Answer("skill")));
        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question, ask.Objections.IsEmpty
                ? ask.Objections.Add("skill", PeopleCopy.SkillEmpty) : ask.Objections);
            return ValueTask.CompletedTask;
        }

        var words = given.Text is { } typed && Numbers.Pick(Shown(turn), typed) is { } picked
            ? picked : step.Kept["skill"];
        if (Commands.AreSame(words, turn.Words.Say(PeopleCopy.OwnWords)) || !words.Any(char.IsLetter))
        {
            turn.AskAgain(question, turn.NoObjections.Add("skill", PeopleCopy.SkillEmpty));
            return ValueTask.CompletedTask;
        }

        var offered = Offered(turn).FirstOrDefault(skill =>
            Same(skill, words) || Same(Label(skill), words) || Same("the " + words, skill));
        var isFirst = turn.Profile.Skill is null;
        turn.Profile = turn.Profile.With("skill", offered ?? words);
        turn.Close(question.Card);
        if (isFirst && Onboarding.IsToBegin(turn))
            Onboarding.Begin(turn);
        else
            turn.Say(PeopleCopy.SkillIs(turn.Profile.Skill!));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Profile = turn.Profile.WithDialog(turn.Profile.Dialog.Without(question.Card));
        turn.Say(PeopleCopy.SkillSkipped);
        if (turn.Profile.Skill is null && Onboarding.IsToBegin(turn))
            Onboarding.Begin(turn);
    }

    /// <summary>Those that have a button.</summary>
    static ImmutableArray<string> Shown(PersonTurn turn) => [.. Offered(turn).Take(4)];

    static ImmutableArray<string> Offered(PersonTurn turn) => turn.Team?.Skills ?? TeamSettings.DefaultSkills;

    /// <summary>As on a button: without a leading "the", with a capital.</summary>
    public static string Label(string skill)
    {
        var bare = skill.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? skill[4..] : skill;
        return bare.Length == 0 ? skill : char.ToUpper(bare[0], CultureInfo.InvariantCulture) + bare[1..];
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

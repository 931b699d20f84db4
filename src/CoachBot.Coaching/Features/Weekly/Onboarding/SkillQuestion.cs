using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Onboarding;

/// <summary>
/// "What would you most like to get better at?": the team's list, or own words. The rep alone answers it.
/// </summary>
public sealed class SkillQuestion : IFormQuestion
{
    public const string Dialog = "skill";

    /// <summary>A skill pressed is chosen as it is; words in the text field are read first.</summary>
    const string Chosen = "offered";

    public string Name => Dialog;

    public bool BringsWeek => true;

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new TextSlot("skill", PeopleText.AskSkill, PeopleText.OwnWordsLabel, ConversationText.TooLong)
        {
            MostCharacters = 120,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        new(
        PeopleText.AskSkill,
        new Paragraph(PeopleText.AskSkill),
        Form(turn, question).Slots[0].Draw(null, objections.GetValueOrDefault("skill")),
        new Buttons(
        [
            .. Shown(turn).Select((skill, i) =>
                new Button(Phrase.Verbatim(Label(skill)), ButtonChoice.Number(i), Field: Chosen, Value: skill)),
            new(PeopleText.OwnWords, "in my own words", Submits: true, Primary: true),
        ]));

    public Card Settled(PersonTurn turn, CardId card) =>
        Card.Say(turn.Profile.Skill is { } skill ? PeopleText.YourSkill(skill) : ConversationText.Closed);

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var step = Form(turn, question).Fill(turn.NothingKept, turn.NothingKept.Add(
            "skill", given.Inputs.GetValueOrDefault(Chosen) ?? given.In("skill")));
        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question, ask.Objections.IsEmpty
                ? ask.Objections.Add("skill", PeopleText.SkillEmpty) : ask.Objections);
            return ValueTask.CompletedTask;
        }

        var words = given.Text is { } typed && ScaleNumber.Pick(Shown(turn), typed) is { } picked
            ? picked : step.Kept["skill"];
        if (Grammar.AreSame(words, turn.Words.Say(PeopleText.OwnWords)) || !words.Any(char.IsLetter))
        {
            turn.AskAgain(question, turn.NoObjections.Add("skill", PeopleText.SkillEmpty));
            return ValueTask.CompletedTask;
        }

        var offered = Offered(turn).FirstOrDefault(skill =>
            Same(skill, words) || Same(Label(skill), words) || Same("the " + words, skill));
        var isFirst = turn.Profile.Skill is null;
        turn.Profile = turn.Profile.With("skill", offered ?? words);
        turn.Close(question.Card);
        if (isFirst && OnboardingHandler.IsToBegin(turn))
            OnboardingHandler.Begin(turn);
        else
            turn.Say(PeopleText.SkillIs(turn.Profile.Skill!));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Profile = turn.Profile.WithDialog(turn.Profile.Dialog.Without(question.Card));
        turn.Say(PeopleText.SkillSkipped);
        if (turn.Profile.Skill is null && OnboardingHandler.IsToBegin(turn))
            OnboardingHandler.Begin(turn);
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

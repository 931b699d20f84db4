using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Helping;

/// <summary><c>helper on</c>: which skills somebody helps others practise, and how many requests at a time.</summary>
public sealed class HelperQuestion : IFormQuestion
{
    public const string Dialog = "helper";
    const string Skills = "skills";
    const string Most = "most";

    /// <summary>Of the team's skills as many are named as fit a line.</summary>
    const int MostNamed = 4;

    public string Name => Dialog;

    public static void Obey(PersonTurn turn, string word)
    {
        if (turn.Teams.IsEmpty && turn.Managed.IsEmpty)
            turn.Say(HelpingText.NoTeam);
        else if (word == HelpingCapability.HelperOff)
            End(turn);
        else
            turn.Ask(new OpenQuestion(
                new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString(), Dialog, turn.NothingKept));
    }

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new TextSlot(Skills, HelpingText.AskSkills, HelpingText.SkillsLabel, ConversationText.TooLong)
        {
            Multiline = true,
            MostCharacters = HelperProfile.MostSkills * (HelperProfile.Longest + 1),
            Refuses = typed =>
                HelperProfile.Read(typed) is { IsEmpty: false, Length: <= HelperProfile.MostSkills } skills
                && skills.All(skill => skill.Length <= HelperProfile.Longest) ? null : HelpingText.NotSkills,
        },
        new ChoiceSlot(
            Most, HelpingText.AskMost, HelpingText.MostLabel,
            [
                .. Enumerable.Range(1, HelperProfile.MostAtOnce)
                    .Select(number => number.ToString(CultureInfo.InvariantCulture))
                    .Select(number => new Choice(number, Phrase.Verbatim(number))),
            ],
            label => turn.Words.Say(label), HelpingText.NotANumber)
        { Optional = true });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        this.DrawFields(
            turn, question, objections, this.Asked(turn, question).Name == Skills ? Explained(turn) : null,
            slot => Standing(turn, slot),
            new(SharedText.SaveButton, "save", Submits: true, Primary: true), new(SharedText.Cancel, "cancel"));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(
        HelperProfile.Of(turn.Profile) is { } offer ? HelpingText.YouHelp(offer) : HelpingText.YouHelpNobody);

    /// <summary>"Yes" takes what the card shows.</summary>
    public bool Takes(string word) => word is Word.Yes or Word.Keep or Word.No or Word.NotNow;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Command?.Word is Word.No or Word.NotNow)
            Skip(turn, question);
        else if (given is { Text: null, Inputs.IsEmpty: true })
            Take(turn, question, AsItStands(turn, question));
        else
            Take(turn, question, this.Fill(turn, question, given));
        return ValueTask.CompletedTask;
    }

    /// <summary>How many at a time may be passed on: one, or as many as stood before.</summary>
    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        if (question.Kept.ContainsKey(Skills))
        {
            Take(turn, question, this.Close(turn, question));
            return;
        }

        turn.Close(question.Card);
        turn.Say(ConversationText.Cancelled);
    }

    /// <summary>What the card shows for what is asked now, where there is anything.</summary>
    FormStep AsItStands(PersonTurn turn, OpenQuestion question) => Form(turn, question).Fill(
        question.Kept, this.Asked(turn, question).Name is var asked && Standing(turn, asked) is { } standing
            ? turn.NothingKept.Add(asked, standing) : turn.NothingKept);

    static void Take(PersonTurn turn, OpenQuestion question, FormStep step)
    {
        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question with { Kept = ask.Kept }, ask.Objections);
            return;
        }

        var most = step.Answer(Most) ?? Standing(turn, Most);
        var offer = new HelperProfile(HelperProfile.Read(step.Kept[Skills]), HelperProfile.ReadMost(most));
        turn.Profile = offer.In(turn.Profile);
        turn.Close(question.Card);
        turn.Say(HelpingText.Offered(offer));
    }

    /// <summary>At once; the person who waits for an answer is offered somebody else.</summary>
    static void End(PersonTurn turn)
    {
        var isOffering = HelperProfile.Of(turn.Profile) is not null;
        turn.Profile = HelperProfile.Without(turn.Profile);
        turn.CloseWhere(question => question.Dialog == Dialog);
        var goesOn = HelpAcceptance.DeclineAll(turn);
        turn.Say(goesOn ? HelpingText.EndedAndGoesOn : isOffering ? HelpingText.Ended : HelpingText.NotOffering);
    }

    /// <summary>What the card begins with: the offer that stands, else the person's own skill.</summary>
    static string? Standing(PersonTurn turn, string slot) => slot == Most
        ? (HelperProfile.Of(turn.Profile)?.Most ?? 1).ToString(CultureInfo.InvariantCulture)
        : HelperProfile.Of(turn.Profile) is { } offer ? string.Join('\n', offer.Skills) : turn.Profile.Skill;

    static Phrase Explained(PersonTurn turn) => TeamSkills(turn).ToImmutableArray() is [_, ..] team
        ? HelpingText.TeamWorksOn(team) : HelpingText.Explained;

    static IEnumerable<string> TeamSkills(PersonTurn turn) => turn.Teams.Concat(turn.Managed)
        .SelectMany(team => team.Skills).DistinctBy(SkillWords.Hash)
        .Where(skill => !turn.Settings.Packs.AreSame(skill, turn.Profile.Skill ?? "")).Take(MostNamed);
}

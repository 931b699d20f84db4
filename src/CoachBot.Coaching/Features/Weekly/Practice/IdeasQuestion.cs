using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>
/// <c>ideas</c>: three kinds of practice as questions, and one of the team's own beside them; one tap makes one a
/// draft.
/// </summary>
public sealed class IdeasQuestion : IQuestion
{
    public const string Dialog = "ideas";
    const string Field = "idea";
    const string Round = "round";

    public string Name => Dialog;

    public bool ShowsTeamIdeas => true;

    public static async ValueTask AskAsync(PersonTurn turn, int round = 0)
    {
        await turn.ReadTeamIdeasAsync();
        turn.Ask(WeekQuestion.Of(turn, Dialog) with
        {
            Kept = turn.NothingKept.Add(Round, round.ToString(CultureInfo.InvariantCulture)),
        });
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var ideas = turn.Pack.IdeasOf(RoundOf(question));
        var team = turn.TeamIdeas.Skip(RoundOf(question)).Take(1).ToImmutableArray();
        var skill = SkillWords.ToYou(turn.Training.Skill);
        var title = team.IsEmpty ? PracticeText.IdeasTitle(skill) : PracticeText.IdeasTitleOfTeam(skill);
        return new(
            title,
            new Heading(title),
            new Items(
            [
                .. ideas.Select(idea => SharedText.Idea(SharedText.Kind(idea.Kind), idea.Ask)),
                .. team.Select(idea => PracticeText.IdeaOfTeam(SharedText.Kind(idea.Kind), idea.Text, idea.Name)),
            ]),
            new Paragraph(PracticeText.WhichIdea),
            new Buttons(
            [
                .. ideas.Select((idea, i) => new Button(
                    SharedText.Kind(idea.Kind), $"idea {i + 1}", Field: Field, Value: $"{i}")),
                .. team.Select(idea => new Button(
                    PracticeText.OfTeam, $"idea {ideas.Length + 1}", Field: Field, Value: Id(idea))),
                new(PracticeText.MoreIdeas, "more ideas", Field: Field, Value: "more"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(PracticeText.IdeasSettled);

    public bool IsChoice => true;

    public bool Takes(string word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var typed = given.Text is { } text && ScaleNumber.Only(text) is { } number and >= 1 and <= 4 && text.Length < 9
            ? given with { Text = $"idea {number}" }
            : given;
        var chosen = ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, typed);

        // Another idea of the team's may have come since the card was sent.
        var pressed = chosen ?? given.Inputs.GetValueOrDefault(Field);
        var ofTeam = turn.TeamIdeas.FirstOrDefault(idea => Id(idea) == pressed);
        if (chosen is null && ofTeam is null)
        {
            turn.AskOnceMore(question);
            return;
        }

        turn.Close(question.Card);
        if (chosen == "more")
            await AskAsync(turn, RoundOf(question) + 1);
        else
            DraftQuestion.Ask(turn, ofTeam?.Text
                ?? turn.Pack.IdeasOf(RoundOf(question))[int.Parse(chosen!, CultureInfo.InvariantCulture)].Draft);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(PracticeText.IdeasPassed);
    }

    /// <summary>Takes the place of an idea of the team's on a button.</summary>
    static string Id(TeamIdea idea) => PlanNames.Digest(idea.Row);

    static int RoundOf(OpenQuestion question) =>
        int.Parse(question.Kept[Round], CultureInfo.InvariantCulture);
}

/// <summary>An idea as a draft commitment: the rep takes it as it is, or in other words.</summary>
public sealed class DraftQuestion : IQuestion
{
    public const string Dialog = "draft";
    const string Words = "words";

    public string Name => Dialog;

    public static void Ask(PersonTurn turn, string draft) => turn.Ask(WeekQuestion.Of(turn, Dialog) with
    {
        Kept = turn.NothingKept.Add(Words, draft),
    });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var text = PracticeText.AskDraft(question.Kept[Words]);
        return new(
            text,
            new Paragraph(text),
            CommitmentField.Draw(question.Kept[Words], objections),
            new Buttons(
            [
                new(SharedText.CommitButton, "keep", Submits: true, Primary: true),
                new(SharedText.SkipButton, "skip"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        turn.Weeks.Current(card.Week) is { } commitment
            ? CommitmentCards.Overview(commitment, turn)
            : Card.Say(ConversationText.Closed);

    public bool Takes(string word) => word is Word.Keep or Word.Yes or Word.No or Word.Commit;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Command?.Word == Word.No)
        {
            Skip(turn, question);
            return;
        }

        var text = given.In(CommitmentField.Name, otherwise: question.Kept[Words]);
        if (CommitmentField.Refuses(turn, question, text))
            return;

        turn.Close(question.Card);
        await CommitHandler.MakeAsync(turn, turn.CommitWeek, text, given.MessageId);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(PracticeText.IdeasPassed);
    }
}

using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>A draft of a team's idea: for which skill, which kind of practice, in which words.</summary>
/// <remarks>
/// Of a suggestion the words stay with the person who wrote them, until a manager saves them for the team.
/// </remarks>
public sealed class TakeUpQuestion : IFormQuestion
{
    public const string Dialog = "takeup";
    const string Skill = "skill";
    const string Kind = "kind";
    const string Words = "words";

    /// <summary>In <see cref="OpenQuestion.Kept"/>, of what the manager suggests: the words, and the team.</summary>
    const string Own = "own";

    /// <inheritdoc cref="Own"/>
    const string OwnTeam = "team";

    /// <summary>The choice of every skill.</summary>
    const string Any = "any";

    public string Name => Dialog;

    /// <summary>Of a suggestion; a draft begun of it before is closed.</summary>
    public static void Ask(PersonTurn turn, MessageReference suggested)
    {
        turn.CloseWhere(open => open.Dialog == Dialog && open.Subject == suggested.ToText());
        var card = NewCard(turn);
        turn.Open(new OpenQuestion(card, Dialog, turn.NothingKept, Subject: suggested.ToText()));
        PeerMessages.Show(turn, card);
    }

    /// <summary>Of words of the manager's own.</summary>
    public static void Ask(PersonTurn turn, TeamSettings team, string words) => turn.Ask(new OpenQuestion(
        NewCard(turn), Dialog, turn.NothingKept.Add(Own, words).Add(OwnTeam, team.Partition)));

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new ChoiceSlot(
            Skill, SuggestionsText.AskSkill, SuggestionsText.SkillLabel,
            [
                .. Team(turn, question)?.Skills.Select(skill =>
                    new Choice(SkillWords.Hash(skill), Phrase.Verbatim(skill))) ?? [],
                new Choice(Any, SuggestionsText.AnySkill),
            ],
            phrase => turn.Words.Say(phrase), SharedText.NoneOfThese),
        new ChoiceSlot(
            Kind, SuggestionsText.AskKind, SuggestionsText.KindLabel,
            [.. Enum.GetValues<IdeaKind>().Select(kind => new Choice(kind.ToString(), SharedText.Kind(kind)))],
            phrase => turn.Words.Say(phrase), SharedText.NoneOfThese),
        new TextSlot(
            Words, SuggestionsText.AskWords, SuggestionsText.WordsLabel,
            SuggestionsText.TooLong(Suggestion.Longest))
        {
            Optional = true,
            Multiline = true,
            MostCharacters = Suggestion.Longest,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Team(turn, question) is null
            ? Card.Say(SharedText.Over)
            : this.DrawFields(
                turn, question, objections, Note(turn, question), slot => Standing(turn, question, slot),
                new(SharedText.SaveButton, "save", Submits: true, Primary: true),
                new(SharedText.Cancel, "cancel"));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(ConversationText.Closed);

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (Team(turn, question) is { } team)
            Take(turn, question, team, this.Fill(turn, question, given));
        else
            End(turn, question);
        return ValueTask.CompletedTask;
    }

    /// <summary>The words as they are; nothing is saved without skill and kind.</summary>
    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        if (Team(turn, question) is not { } team)
        {
            End(turn, question);
        }
        else if (this.Asked(turn, question).Optional)
        {
            Take(turn, question, team, this.Close(turn, question));
        }
        else
        {
            turn.Close(question.Card);
            turn.Say(ConversationText.Cancelled);
        }
    }

    static void Take(PersonTurn turn, OpenQuestion question, TeamSettings team, FormStep step)
    {
        if (step is FormStep.Ask ask)
        {
            turn.Profile = turn.Profile.WithDialog(turn.Profile.Dialog.With(question with { Kept = ask.Kept }));
            foreach (var objection in ask.Objections.Values.Take(1))
                turn.Say(objection);
            PeerMessages.Show(turn, question.Card);
            return;
        }

        var suggested = MessageReference.Of(question);
        var words = (step.Answer(Words) ?? Standing(turn, question, Words)!).ReplaceLineEndings(" ");
        turn.Owe(new OutboxMessage.SendMessage(TeamIdeas.Mail(
            turn.Profile.Partition, team.Partition, question.Card, SkillOf(team, step.Kept[Skill]),
            Enum.Parse<IdeaKind>(step.Kept[Kind]), words, suggested)));
        if (suggested is not null)
            CurationHandler.Close(turn, suggested);
        else
            turn.Close(question.Card);
        turn.Say(SuggestionsText.TakenUp(
            words, SharedText.TeamName(team), CurationHandler.Wanted(turn, question) is var (name, _) ? name : null));
    }

    static void End(PersonTurn turn, OpenQuestion question)
    {
        PeerMessages.End(turn, question);
        turn.Say(SharedText.Over);
    }

    /// <summary>The team it is for; <c>null</c>: not this manager's any more, or the suggestion is gone.</summary>
    static TeamSettings? Team(PersonTurn turn, OpenQuestion question)
    {
        var partition = question.Kept.GetValueOrDefault(OwnTeam)
            ?? (CurationHandler.Wanted(turn, question) is var (_, suggestion) ? suggestion.Team : null);
        return turn.Managed.FirstOrDefault(team => team.Partition == partition);
    }

    static string SkillOf(TeamSettings team, string chosen) =>
        team.Skills.FirstOrDefault(skill => SkillWords.Hash(skill) == chosen) ?? SkillPack.Any;

    /// <summary>What a field begins with: the words, and the team's skill that they speak of.</summary>
    static string? Standing(PersonTurn turn, OpenQuestion question, string slot)
    {
        var words = question.Kept.GetValueOrDefault(Own)
            ?? (CurationHandler.Wanted(turn, question) is var (_, suggestion) ? suggestion.Text : null);
        return slot switch
        {
            Words => words,
            Skill when words is not null && turn.Settings.Packs.About(words) is { } pack =>
                Team(turn, question)?.Skills.FirstOrDefault(pack.IsFor) is { } skill ? SkillWords.Hash(skill) : null,
            _ => null,
        };
    }

    static Phrase Note(PersonTurn turn, OpenQuestion question) =>
        CurationHandler.Wanted(turn, question) is var (name, suggestion)
            ? SuggestionsText.TeamSees(suggestion.IsNamed ? name : null) : SuggestionsText.TeamSees(null);

    static string NewCard(PersonTurn turn) =>
        new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString();
}

using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Teams;

/// <summary>A team's managers, week and skills in one form: its defaults stand in it, and its first button takes them.</summary>
public sealed class SetupQuestion : IFormQuestion
{
    public const string Dialog = "setup";

    public string Name => Dialog;

    public Form Form(PersonTurn turn, OpenQuestion question) => SetupForm.Of;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var team = Team(turn, question);
        var shown = SetupForm.Values(team, turn).SetItems(question.Kept.Where(kept => kept.Value.Length > 0));
        var title = TeamCopy.SetupTitle(SettingUp.NameOf(team));
        var calendar = Applied(turn, question).Try(out var applied, out _) ? applied.Calendar : team.Calendar;
        return new(
            title,
            [
                new Heading(title),
                new Paragraph(TeamCopy.SetupExplained),
                .. SetupForm.Of.Slots.Select(slot =>
                    slot.Draw(shown.GetValueOrDefault(slot.Name), objections.GetValueOrDefault(slot.Name))),
                new Paragraph(TeamCopy.Preview(calendar.Ask, Commitments.SkillWords.ToYou(team.Skills[0])), Subtle: true),
                new Buttons(
                [
                    new(TeamCopy.SaveSetup, "yes", Submits: true, Primary: true), new(TeamCopy.CancelSetup, "cancel"),
                ]),
            ]);
    }

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(TeamCopy.SetupClosed);

    public bool Takes(Word word) => word is Word.Yes or Word.Keep or Word.No;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Command?.Word == Word.No)
        {
            turn.Close(question.Card);
            turn.Say(ConversationCopy.Cancelled);
            return;
        }

        var form = SetupForm.Of;
        var asked = form.Fill(question.Kept, turn.NothingKept) is FormStep.Ask ask ? ask.Next.Name : "";
        var inputs = given.Text is { } text ? turn.NothingKept.Add(asked, text) : (IReadOnlyDictionary<string, string>)given.Inputs;
        var step = form.Fill(question.Kept, inputs);
        if (given.Text is null)
            step = form.Close(step);
        var named = await NamedAsync(turn, question, step);
        if (step is FormStep.Ask { Objections.Count: 0 } && named.Refusal is null)
        {
            turn.AskAgain(question with { Kept = step.Kept }, turn.NoObjections);
            return;
        }

        var objections = step is FormStep.Ask refused ? refused.Objections : turn.NoObjections;
        if (named.Refusal is { } unknown)
            objections = objections.SetItem("managers", unknown);
        question = question with { Kept = objections.Keys.Aggregate(step.Kept, (kept, name) => kept.Remove(name)) };
        if (objections.IsEmpty && !Applied(turn, question).Try(out _, out var impossible))
            objections = objections.SetItem("ask", impossible);
        if (!objections.IsEmpty)
        {
            turn.AskAgain(question, objections);
            return;
        }

        Save(turn, question, named.Managers);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        var step = SetupForm.Of.Skip(question.Kept);
        turn.AskAgain(question with { Kept = step.Kept }, turn.NoObjections);
    }

    /// <summary>What a manager's mail says, applied to the team.</summary>
    public static TeamSettings Apply(TeamSettings team, IReadOnlyDictionary<string, string> values) =>
        SetupForm.Apply(team, values);

    static void Save(PersonTurn turn, OpenQuestion question, ImmutableArray<string> managers)
    {
        var team = Team(turn, question);
        var values = SetupForm.Values(team, turn).SetItems(question.Kept.Where(kept => kept.Value.Length > 0))
            .SetItem("managers", string.Join('\n', managers));
        turn.Close(question.Card);
        turn.Owe(new Owed.Post(new Mail(
            $"{question.Card}-{turn.Heard!.SeenId}", TeamDesk.Setup, turn.Profile.Partition, team.Partition, values)));
        var applied = SetupForm.Apply(team, values);
        turn.Say(TeamCopy.Saved(applied.Calendar, SettingUp.NameOf(team)));
    }

    static Result<TeamSettings> Applied(PersonTurn turn, OpenQuestion question)
    {
        var team = Team(turn, question);
        var applied = SetupForm.Apply(
            team, SetupForm.Values(team, turn).SetItems(question.Kept.Where(kept => kept.Value.Length > 0)));
        return applied.Calendar.Validated().Try(out _, out var refusal) ? applied : refusal;
    }

    /// <summary>Finds the people named; whoever set the team up stays a manager when nobody is named.</summary>
    static async ValueTask<(ImmutableArray<string> Managers, Phrase? Refusal)> NamedAsync(
        PersonTurn turn, OpenQuestion question, FormStep step)
    {
        var team = Team(turn, question);
        if (!step.Kept.TryGetValue("managers", out var typed) || typed.Length == 0)
            return (team.Managers.IsEmpty ? [turn.Profile.Partition] : team.Managers, null);

        var members = await turn.MembersAsync(team);
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var name in typed.Split(',', '\n', ';').Select(name => name.Trim().TrimStart('@')).Where(name => name.Length > 0))
        {
            var matches = members.Where(member => Is(member.Name, name)).ToList();
            if (matches.Count == 0)
                matches = members.Where(member => member.Name.Split(' ').Any(part => Is(part, name))).ToList();
            if (matches.Count == 1)
                found.Add(matches[0].Person);
            else if (Is(turn.Heard?.From.Name ?? "", name))
                found.Add(turn.Profile.Partition);
            else
                return ([], matches.Count == 0 ? TeamCopy.NobodyCalled(name) : TeamCopy.SeveralCalled(name));
        }

        return (found.Distinct().ToImmutableArray(), null);
    }

    static TeamSettings Team(PersonTurn turn, OpenQuestion question) =>
        turn.SetUpTeams.FirstOrDefault(team => team.Partition == question.Subject)
        ?? new TeamSettings(Head.New(question.Subject!));

    static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

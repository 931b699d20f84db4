using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>
/// A team's managers, week and skills in one form: its defaults stand in it, and its first button takes them. Typed, it
/// is answered field by field; <c>skip</c> keeps what stands, <c>yes</c> takes all of it.
/// </summary>
public sealed class SetupQuestion : IFormQuestion
{
    public const string Dialog = "setup";

    public string Name => Dialog;

    public Form Form(PersonTurn turn, OpenQuestion question) => SetupForm.Of;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var draft = SetupDraft.Of(question);
        if (Team(turn, question) is not { } team)
            return Card.Say(TeamText.ManagersOnly);

        var shown = Values(turn, team, draft);
        return draft is { IsTyped: true, Next: { } next }
            ? SetupCards.One(next, shown.GetValueOrDefault(next.Name) ?? "", draft.Against.GetValueOrDefault(next.Name))
            : SetupCards.All(team, SetupForm.Apply(team, shown), shown.SetItems(draft.Given), draft.Against);
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(TeamText.SetupClosed);

    public bool Takes(string word) => word is Word.Yes or Word.Keep or Word.No;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (Team(turn, question) is not { } team)
        {
            turn.Close(question.Card);
            turn.Say(TeamText.ManagersOnly);
            return;
        }

        if (given.Command?.Word == Word.No)
        {
            turn.Close(question.Card);
            turn.Say(ConversationText.Cancelled);
            return;
        }

        var draft = SetupDraft.Of(question) with { IsTyped = given.Text is not null };
        var inputs = given.Text is { } text && draft.Next is { } asked
            ? turn.NothingKept.Add(asked.Name, text)
            : (IReadOnlyDictionary<string, string>)given.Inputs;
        var step = SetupForm.Of.Fill(draft.Answers, inputs);
        if (!draft.IsTyped)
            step = SetupForm.Of.Close(step);
        var against = step is FormStep.Ask refused ? refused.Objections : turn.NoObjections;
        if (inputs.TryGetValue(SetupForm.Managers, out var typed) && !string.IsNullOrWhiteSpace(typed))
        {
            if ((await NamedAsync(turn, team, typed)).Try(out var people, out var unknown))
                draft = draft with { People = string.Join('\n', people) };
            else
                against = against.SetItem(SetupForm.Managers, unknown);
        }

        Take(turn, question, team, new(draft, step, against, inputs));
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        var draft = SetupDraft.Of(question) with { IsTyped = true };
        if (draft.Next is not { } next || Team(turn, question) is not { } team)
            return;

        var step = SetupForm.Of.Fill(draft.Answers.SetItem(next.Name, ""), turn.NothingKept);
        Take(turn, question, team, new(draft, step, turn.NoObjections, turn.NothingKept));
    }

    /// <summary>A form that took something in.</summary>
    /// <param name="Against">What is wrong with it, field by field.</param>
    /// <param name="Inputs">What it took in, as given.</param>
    sealed record Filled(
        SetupDraft Draft, FormStep Step, ImmutableSortedDictionary<string, Phrase> Against,
        IReadOnlyDictionary<string, string> Inputs);

    static void Take(PersonTurn turn, OpenQuestion question, TeamSettings team, Filled filled)
    {
        var (draft, step, against, inputs) = filled;

        // One by one, only the answer just given is judged; what does not go together is said at the end.
        var isLast = !draft.IsTyped || step is FormStep.Done;
        var applied = SetupForm.Apply(team, Values(turn, team, draft with { Answers = step.Kept }));
        foreach (var (name, phrase) in SetupForm.Against(applied.Calendar, turn.Settings.Holidays))
        {
            if ((isLast || inputs.ContainsKey(name)) && !against.ContainsKey(name))
                against = against.SetItem(name, phrase);
        }

        draft = draft.With(step.Kept, against, inputs);
        if (against.IsEmpty && isLast)
            Save(turn, question, team, draft);
        else
            AskOn(turn, question with { Kept = draft.ToKept() }, draft.IsTyped);
    }

    /// <summary>A card pressed shows what is to be said in its place; typed, it is said.</summary>
    static void AskOn(PersonTurn turn, OpenQuestion question, bool isTyped)
    {
        if (isTyped || turn.Heard is not { WantsCard: true })
        {
            turn.AskAgain(question, turn.NoObjections);
            return;
        }

        turn.Open(question);
        turn.Refresh(question.Card);
    }

    static void Save(PersonTurn turn, OpenQuestion question, TeamSettings team, SetupDraft draft)
    {
        turn.CloseWhere(open => open.Dialog == Dialog && open.Subject == question.Subject);
        var values = Values(turn, team, draft);
        var managers = draft.People
            ?? (team.Managers.IsEmpty ? turn.Profile.Partition : string.Join('\n', team.Managers));
        var mailed = values.SetItem(SetupForm.Managers, managers)
            .SetItem("by", turn.Profile.Head.Chat?.UserId ?? "").SetItem("byName", turn.Heard?.From.Name ?? "");
        turn.Owe(new OutboxMessage.SendMessage(new PeerMessage(
            $"{question.Card}-{turn.Heard!.IdempotencyKey}", TeamTurnHandler.Setup, turn.Profile.Partition,
                team.Partition, mailed)));
        turn.Say(TeamText.Saved(
            SetupForm.Apply(team, values).Calendar, SharedText.TeamName(team), isFirst: !team.IsSetUp));
    }

    static ImmutableSortedDictionary<string, string> Values(PersonTurn turn, TeamSettings team, SetupDraft draft) =>
        SetupForm.Values(team, turn).SetItems(draft.Answers.Where(kept => kept.Value.Length > 0));

    static async ValueTask<Result<ImmutableArray<string>>> NamedAsync(PersonTurn turn, TeamSettings team, string typed)
    {
        var members = (await turn.MembersAsync(team)).Where(member => !member.IsGuest).ToImmutableArray();
        var first = team.NamedManagers.Append((turn.Profile.Partition, turn.Heard?.From.Name ?? ""))
            .Where(known => known.Item2.Length > 0).ToList();

        // A person who mentions themselves is known, whatever the roster has.
        if (turn.Heard is { From: { Name: { } name } from } && !members.Any(member => member.UserId == from.Id))
            members = members.Add(new Member(turn.Profile.Partition, name, from.Id, false, ""));
        return NameMatcher.Find(typed, members, first, turn.Heard?.People ?? []);
    }

    /// <summary>The team; <c>null</c>: it is not this person's to set up, or not any more.</summary>
    static TeamSettings? Team(PersonTurn turn, OpenQuestion question) =>
        SetupHandler.TeamsOf(turn).FirstOrDefault(team => team.Partition == question.Subject);
}

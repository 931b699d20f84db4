using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>
/// "Who, if anyone, would you like to know?", with the very words they would read. The choice is kept and obeyed from
/// then on; <c>praise to …</c> makes another.
/// </summary>
public sealed class ShareQuestion : IQuestion
{
    public const string Dialog = "share";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: the words that were shown, which are those that go.</summary>
    const string Then = "then";

    /// <inheritdoc cref="Then"/>
    const string Now = "now";

    public string Name => Dialog;

    /// <summary>Obeys what the rep chose before; else asks, where there is a person to know.</summary>
    /// <param name="leading">Said first, where it is not asked.</param>
    /// <param name="asking">
    /// Said first on the card that asks, which quotes the words itself; <c>null</c>: the same.
    /// </param>
    /// <returns>What is to be said in place of a question; <c>null</c>: it was asked.</returns>
    public static async ValueTask<Phrase?> AskAsync(
        PersonTurn turn, Commitment practice, Phrase leading, Phrase? asking = null)
    {
        if (turn.Team is not { Managers.IsEmpty: false }
            || turn.Weeks.ReflectionOn(practice) is not { Praised: { } praised })
            return leading;

        var history = await turn.HistoryAsync();
        switch (turn.Profile.PraiseTo)
        {
            case null:
                var shown = SharedMilestone.Of(history, practice, praised);
                turn.AskAbout(Dialog, practice, Kept(turn, shown), asking ?? leading);
                return null;
            case PraiseAudience.Manager or PraiseAudience.Team:
                // What was written before the choice was written for the rep alone.
                var shared = SharedMilestone.Of(history, practice, praised, after: turn.Profile.PraiseSince);
                await SendAsync(turn, shared);
                return ConversationText.Then(
                    leading,
                        MilestoneText.AsYouChose(ManagerOf(turn), SharedMilestoneText.Said(shared, turn.Profile.Name
                            ?? "")));
            default:
                return leading;
        }
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var shown = Shown(turn, question) is { } shared
            ? MilestoneText.WouldRead(SharedMilestoneText.Said(shared, turn.Profile.Name ?? ""))
            : MilestoneText.StaysWithYou;
        return new(
            shown,
            new Paragraph(shown), new Paragraph(MilestoneText.WhoShallKnow),
            new Buttons(
            [
                new(MilestoneText.JustMe, $"{PraiseWords.Word} just me", Primary: true),
                new(ManagerOf(turn), $"{PraiseWords.Word} my manager"),
                new(MilestoneText.Team, $"{PraiseWords.Word} my team"),
                new(MilestoneText.NoPraise, $"{PraiseWords.Word} nobody"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(
        turn.Written(row => row.Row == SharedMilestone.RowOf(card.Week, card.Number)) is { } row
            && SharedMilestone.Read(row) is var told
            ? MilestoneText.SharedWith(
                told.Manager is { Length: > 0 } name ? Phrase.Verbatim(name) : SharedText.MyManager,
                told.IsForTeam)
            : MilestoneText.JustYou);

    public RowRange? Tells => SharedMilestone.Rows;

    public bool IsChoice => true;

    public bool Takes(string word) => word is MilestonesCapability.PraiseTo;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var said = given.Command?.Rest ?? given.Text ?? "";
        if (PraiseWords.All.TryGetValue(said.Trim().TrimEnd('.').ToLowerInvariant(), out var audience))
            await ChooseAsync(turn, audience);
        else
            turn.AskOnceMore(question);
    }

    /// <summary>This one stays with the rep; nothing is chosen for the next.</summary>
    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        NextQuestion.Finish(turn, MilestoneText.StaysWithYou);
    }

    /// <summary>Keeps a choice, and goes by it with the milestone that is being asked about.</summary>
    public static async ValueTask ChooseAsync(PersonTurn turn, PraiseAudience audience)
    {
        var isShared = audience is PraiseAudience.Manager or PraiseAudience.Team;
        if (isShared && turn.Team is not { Managers.IsEmpty: false })
        {
            turn.Say(MilestoneText.NobodyToKnow);
            return;
        }

        turn.Profile = turn.Profile.With("praiseTo", audience.ToString()).With("praiseSince", turn.Today);
        var asked = turn.Profile.Dialog.Open.LastOrDefault(open => open.Dialog == Dialog);
        var said = MilestoneText.GoesTo(audience, ManagerOf(turn));
        if (isShared && asked is not null && Shown(turn, asked) is { } shared)
        {
            await SendAsync(turn, shared);
            said = audience == PraiseAudience.Team
                ? MilestoneText.ManagerFirstThenTeam(ManagerOf(turn)) : MilestoneText.ManagerFirst(ManagerOf(turn));
        }

        turn.CloseWhere(open => open.Dialog == Dialog);
        if (asked is null)
            turn.Say(said);
        else
            NextQuestion.Finish(turn, said);
    }

    /// <summary>The manager reads it before anybody else does; the rep's cards say that it was shown.</summary>
    static async ValueTask SendAsync(PersonTurn turn, SharedMilestone shared)
    {
        var team = turn.Team!;
        var sent = shared with
        {
            On = turn.Today,
            Team = team.Partition,
            Manager = team.ManagerNames.FirstOrDefault() ?? "",
            IsForTeam = turn.Profile.PraiseTo == PraiseAudience.Team,
        };
        turn.Put(sent.ToEntity(turn.Profile.Partition));
        PeerMessages.Post(turn, team.Managers[0], SharedMilestone.What, sent.Row);
        foreach (var reflection in sent.Shows(await turn.HistoryAsync()).ToList())
        {
            turn.Keep(reflection with { IsShared = true });
            if (turn.Weeks.Find(reflection.Week, reflection.Number) is not null)
                turn.Refresh(new CardId(ReflectQuestion.Dialog, reflection.Week, reflection.Number).ToString());
        }
    }

    static ImmutableSortedDictionary<string, string> Kept(PersonTurn turn, SharedMilestone shown)
    {
        var kept = turn.NothingKept;
        if (shown.Then is { } then)
            kept = kept.Add(Then, then.Words).Add(Then + "On", Key.Day(then.On));
        if (shown.Now is { } now)
            kept = kept.Add(Now, now.Words).Add(Now + "On", Key.Day(now.On));
        return kept;
    }

    /// <summary>What the question shows; <c>null</c>: its practice or what was reached with it is gone.</summary>
    static SharedMilestone? Shown(PersonTurn turn, OpenQuestion question)
    {
        return turn.Weeks.Commitments.GetValueOrDefault(question.Subject!) is { } practice
            && turn.Weeks.ReflectionOn(practice) is { Praised: { } praised }
            ? new(practice.Week, practice.Number, praised.Reached, praised.Weeks, practice.Skill, Read(Then), Read(Now))
            {
                Step = praised.Step,
            }
            : null;

        Quote? Read(string which) => question.Kept.TryGetValue(which, out var words)
            ? new(Key.ReadDay(question.Kept[which + "On"]), words) : null;
    }

    static Phrase ManagerOf(PersonTurn turn) => turn.Team?.ManagerNames is [{ Length: > 0 } name, ..]
        ? Phrase.Verbatim(name)
        : SharedText.MyManager;
}

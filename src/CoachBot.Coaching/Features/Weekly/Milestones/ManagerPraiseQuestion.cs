using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>
/// To a manager, before the bot says anything anywhere: the facts that their rep shared, and "What would you like
/// to say to them?".
/// </summary>
public sealed class ManagerPraiseQuestion : IForwardedQuestion
{
    public const string Dialog = "sayto";
    const string Field = "words";

    /// <summary>The letter's kind, to the rep; and to the team, when the rep wanted it to know.</summary>
    public const string Said = "said";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Facts(turn, question) is not { } facts)
            return Card.Say(PeersText.TakenBack);

        var rep = turn.Referred(question)!;
        var text = SharedMilestoneText.Said(facts, rep.From.Name ?? "");
        return new(
            text,
            [
                new Paragraph(text),
                .. FeedbackLines.For(rep.Feedback, turn.Profile.Partition, rep.From.Name ?? ""),
                new Paragraph(facts.IsForTeam ? MilestoneText.WhatToSayToTeam : MilestoneText.WhatToSay),
                new TextField(Field, MilestoneText.SayLabel, Multiline: true, MaxLength: TextSlot.MaxLength),
                new Buttons(
                [
                    new(MilestoneText.SendButton, "send", Submits: true, Primary: true),
                    new(SharedText.SkipButton, "skip"),
                ]),
            ]);
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(
        turn.WrittenOn(card) is { } said
            ? MilestoneText.YouWrote(said.Text("toName") ?? "", said.Text("text")!)
            : SharedText.Over);

    public RowRange? Tells => SentWords.Said.Range();

    public bool WantsYes => true;

    public Phrase Meant(PersonTurn turn, OpenQuestion question, string words)
    {
        var name = turn.Referred(question)!.From.Name ?? "";
        return Facts(turn, question)!.IsForTeam
            ? MilestoneText.WouldGoToTeam(name, words) : MilestoneText.WouldGo(name, words);
    }

    public (Phrase Yes, Phrase No) Choice(PersonTurn turn, OpenQuestion question) =>
        (MilestoneText.SendIt, MilestoneText.NotThis);

    public bool IsOver(PersonTurn turn, OpenQuestion question) => Facts(turn, question) is null;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var facts = Facts(turn, question)!;
        if (given.In(Field) is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            if (given.In(Field).Length > 0)
                turn.Say(ConversationText.TooLong);
            else
                turn.AskAgain(question, turn.NoObjections);
        }
        else
        {
            var letter = MessageReference.Of(question)!;
            var row = SentWords.Said.RowOf(turn.Today, turn.NextCard(Said));
            turn.Put(new SentWords(row, words, turn.Today)
            {
                ByName = turn.Heard?.From.Name ?? turn.Profile.Name,
                About = letter.ToText(),
                ToName = turn.Referred(question)!.From.Name,
                Card = question.Card,
            }.ToEntity(turn.Profile.Partition));
            PeerMessages.Post(turn, letter.From, Said, row);
            if (facts.IsForTeam)
                PeerMessages.Post(turn, facts.Team, Said, row);
            turn.Close(question.Card);
            turn.Say(MilestoneText.OnItsWay(turn.Referred(question)!.From.Name ?? "", words));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What the rep shared; <c>null</c>: taken back, or it is not this manager's rep any more.</summary>
    static SharedMilestone? Facts(PersonTurn turn, OpenQuestion question) =>
        turn.Referred(question) is { Row: { } row } referred && SharedMilestone.Read(row) is var shared
        && referred.From.Teams.Contains(shared.Team) && turn.Managed.Any(team => team.Partition == shared.Team)
            ? shared
            : null;
}

using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Milestones;

/// <summary>
/// To a manager, before the bot says anything anywhere: the facts that their rep shared, and "What would you like
/// to say to them?".
/// </summary>
public sealed class SayQuestion : ISentOn
{
    public const string Dialog = "sayto";
    const string Field = "words";

    /// <summary>The letter's kind, to the rep; and to the team, when the rep wanted it to know.</summary>
    public const string Said = "said";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Facts(turn, question) is not { } facts)
            return Card.Say(PeersCopy.TakenBack);

        var rep = turn.Referred(question)!;
        var text = facts.Said(rep.From.Name ?? "");
        return new(
            text,
            [
                new Paragraph(text),
                .. FeedbackQuestion.For(rep.Feedback, turn.Profile.Partition, rep.From.Name ?? ""),
                new Paragraph(facts.IsForTeam ? MilestoneCopy.WhatToSayToTeam : MilestoneCopy.WhatToSay),
                new TextField(Field, MilestoneCopy.SayLabel, Multiline: true, MaxLength: TextSlot.MaxLength),
                new Buttons(
                [
                    new(MilestoneCopy.SendButton, "send", Submits: true, Primary: true),
                    new(CommitmentCopy.SkipButton, "skip"),
                ]),
            ]);
    }

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(
        turn.WrittenOn(card) is { } said
            ? MilestoneCopy.YouWrote(said.Text("toName") ?? "", said.Text("text")!)
            : PlanCopy.Over);

    public RowRange? Tells { get; } = RowRange.Prefix($"{Said}|");

    public bool WantsYes => true;

    public Phrase Meant(PersonTurn turn, OpenQuestion question, string words)
    {
        var name = turn.Referred(question)!.From.Name ?? "";
        return Facts(turn, question)!.IsForTeam
            ? MilestoneCopy.WouldGoToTeam(name, words) : MilestoneCopy.WouldGo(name, words);
    }

    public (Phrase Yes, Phrase No) Choice(PersonTurn turn, OpenQuestion question) =>
        (MilestoneCopy.SendIt, MilestoneCopy.NotThis);

    public bool IsOver(PersonTurn turn, OpenQuestion question) => Facts(turn, question) is null;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var facts = Facts(turn, question)!;
        if (given.Answer(Field) is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            if (given.Answer(Field).Length > 0)
                turn.Say(ConversationCopy.TooLong);
            else
                turn.AskAgain(question, turn.NoObjections);
        }
        else
        {
            var letter = Letter.Of(question)!;
            var row = string.Create(
                CultureInfo.InvariantCulture, $"said|{Key.Day(turn.Today)}|{turn.NextCard(Said):d6}");
            turn.Put(new Entity(turn.Profile.Partition, row)
                .With("text", words).With("byName", turn.Heard?.From.Name ?? turn.Profile.Name)
                .With("about", letter.ToText()).With("on", turn.Today)
                .With("toName", turn.Referred(question)!.From.Name).With("card", question.Card));
            Letters.Post(turn, letter.From, Said, row);
            if (facts.IsForTeam)
                Letters.Post(turn, facts.Team, Said, row);
            turn.Close(question.Card);
            turn.Say(MilestoneCopy.OnItsWay(turn.Referred(question)!.From.Name ?? "", words));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What the rep shared; <c>null</c>: taken back, or it is not this manager's rep any more.</summary>
    static Shared? Facts(PersonTurn turn, OpenQuestion question) =>
        turn.Referred(question) is { Row: { } row } referred && Shared.Read(row) is var shared
        && referred.From.Teams.Contains(shared.Team) && turn.Managed.Any(team => team.Partition == shared.Team)
            ? shared
            : null;
}

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
public sealed class SayQuestion : IQuestion
{
    public const string Dialog = "sayto";

    /// <summary>The letter's kind, to the rep; and to the team, when the rep wanted it to know.</summary>
    public const string Said = "said";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Facts(turn, question) is not { } facts)
            return Card.Say(PeersCopy.TakenBack);

        var ask = Shared.IsForTeam(turn.Referred(question)!.Row!)
            ? MilestoneCopy.WhatToSayToTeam : MilestoneCopy.WhatToSay;
        var rep = turn.Referred(question)!;
        return new(
            facts,
            [
                new Paragraph(facts),
                .. FeedbackQuestion.For(rep.Feedback, turn.Profile.Partition, rep.From.Name ?? ""),
                new Paragraph(ask),
                new Buttons([new(CommitmentCopy.SkipButton, "skip")]),
            ]);
    }

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(ConversationCopy.Closed);

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (Facts(turn, question) is null)
        {
            turn.Close(question.Card);
            turn.Say(PeersCopy.TakenBack);
        }
        else if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            turn.AskAgain(question, turn.NoObjections, given);
        }
        else
        {
            var letter = Letter.Of(question)!;
            var row = string.Create(
                CultureInfo.InvariantCulture, $"said|{Key.Day(turn.Today)}|{turn.NextCard(Said):d6}");
            turn.Put(new Entity(turn.Profile.Partition, row)
                .With("text", words).With("byName", turn.Heard?.From.Name ?? turn.Profile.Name)
                .With("about", letter.ToText()).With("on", turn.Today));
            Letters.Post(turn, letter.From, Said, row);
            if (Shared.IsForTeam(turn.Referred(question)!.Row!) && Team(turn, question) is { } team)
                Letters.Post(turn, team, Said, row);
            turn.Close(question.Card);
            turn.Say(MilestoneCopy.OnItsWay(turn.Referred(question)!.From.Name ?? "", words));
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(ConversationCopy.Cancelled);
    }

    /// <summary>What the rep shared; <c>null</c>: taken back, or the rep is in no team of theirs.</summary>
    static Phrase? Facts(PersonTurn turn, OpenQuestion question) =>
        turn.Referred(question) is { Row: { } row } referred && Team(turn, question) is not null
            ? Shared.Said(row, referred.From.Name ?? "")
            : null;

    static string? Team(PersonTurn turn, OpenQuestion question) =>
        turn.Managed.Select(team => team.Partition)
            .FirstOrDefault(team => turn.Referred(question)?.From.Teams.Contains(team) == true);
}

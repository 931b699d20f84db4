using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Milestones;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>"What did you notice?", and after a "done" what the rep will keep. For the rep alone.</summary>
public sealed class ReflectQuestion : IFormQuestion
{
    public const string Dialog = "noticed";

    public string Name => Dialog;

    /// <summary>Asks what was noticed; when that was told already, what will be kept.</summary>
    public static async ValueTask AskAsync(PersonTurn turn, Commitment commitment)
    {
        var kept = turn.Weeks.ReflectionOn(commitment)?.Noticed is { } told
            ? turn.NothingKept.Add("noticed", told)
            : turn.NothingKept;
        if (FormOf(commitment).Fill(kept, turn.NothingKept) is FormStep.Ask)
        {
            turn.AskAbout(Dialog, commitment, kept);
            return;
        }

        // What the question would have said is said without it: a try counts, and how.
        await FinishAsync(turn, commitment, commitment switch
        {
            { Status: CommitmentStatus.Tried, IsWellPlanned: true } => CheckInText.RiskCounts,
            { Status: CommitmentStatus.Tried } => CheckInText.TryCounts,
            _ => null,
        });
    }

    public Form Form(PersonTurn turn, OpenQuestion question) => FormOf(turn.Weeks.Commitments[question.Subject!]);

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        this.DrawFields(turn, question, objections, CheckInText.Reads(turn, reflection: null));

    public Card Settled(PersonTurn turn, CardId card)
    {
        if (turn.Weeks.Find(card.Week, card.Number) is not { } commitment)
            return Card.Say(ConversationText.Closed);

        var overview = CommitmentCards.Overview(commitment, turn);
        var reflection = turn.Weeks.ReflectionOn(commitment);
        var facts = new List<Fact>();
        if (reflection?.Noticed is { } noticed)
            facts.Add(new(CheckInText.NoticedLabel, Phrase.Verbatim(noticed)));
        if (reflection?.Keep is { } keep)
            facts.Add(new(CheckInText.KeepLabel, Phrase.Verbatim(keep)));
        return facts.Count == 0
            ? overview
            : overview with
            {
                Elements = [.. overview.Elements, new Facts([.. facts]),
                    new Paragraph(CheckInText.Reads(turn, reflection), Subtle: true)],
            };
    }

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given) =>
        TakeAsync(turn, question, this.Fill(turn, question, given));

    public void Skip(PersonTurn turn, OpenQuestion question) => turn.Close(question.Card);

    /// <summary>A practice counts whether or not something was noticed.</summary>
    public async ValueTask SkipAsync(PersonTurn turn, OpenQuestion question)
    {
        Skip(turn, question);
        await FinishAsync(turn, turn.Weeks.Commitments[question.Subject!]);
    }

    static async ValueTask TakeAsync(PersonTurn turn, OpenQuestion question, FormStep step)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var reflection = turn.Weeks.ReflectionOn(commitment)
            ?? new Reflection(commitment.Week, commitment.Number, null, null, turn.Today);
        var told = reflection with
        {
            Noticed = step.Answer("noticed") ?? reflection.Noticed,
            Keep = step.Answer("keep") ?? reflection.Keep,
        };
        if (told != reflection)
            turn.Keep(told);

        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question with { Kept = ask.Kept }, ask.Objections);
            return;
        }

        turn.Close(question.Card);
        await FinishAsync(turn, commitment);
    }

    static async ValueTask FinishAsync(PersonTurn turn, Commitment commitment, Phrase? leading = null)
    {
        if (await Praise.AfterReportAsync(turn, commitment, leading))
            return;

        await NextQuestion.AfterCheckInAsync(turn, leading ?? CheckInText.Noted);
    }

    static Form FormOf(Commitment commitment)
    {
        var noticed = commitment.Status switch
        {
            CommitmentStatus.Tried when commitment.IsWellPlanned => CheckInText.WellPlannedRisk,
            CommitmentStatus.Tried => CheckInText.TriedLive,
            CommitmentStatus.Changed => CheckInText.WhatChangedIt,
            _ => CheckInText.WhatDidYouNotice,
        };
        var first = new TextSlot("noticed", noticed, CheckInText.NoticedLabel, ConversationText.TooLong)
        {
            Optional = true,
            Multiline = true,
        };
        return commitment.Status != CommitmentStatus.Done
            ? new(Dialog, first)
            : new(
                Dialog, first,
                new TextSlot("keep", CheckInText.WhatWillYouKeep, CheckInText.KeepLabel, ConversationText.TooLong)
                {
                    Optional = true,
                });
    }
}

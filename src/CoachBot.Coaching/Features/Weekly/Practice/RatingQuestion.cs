using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>"Think of your last three calls. Which is closest today?", and what the rep saw themselves do.</summary>
public sealed class RatingQuestion : IFormQuestion
{
    public const string Dialog = "rating";

    /// <summary>Days from one rating to the next.</summary>
    public const int Every = 28;

    public string Name => Dialog;

    public AwaitedAnswer Awaits => AwaitedAnswer.Scale;

    /// <param name="isLast">It ends a conversation.</param>
    /// <param name="leading">Said first on the same card.</param>
    public static void Ask(PersonTurn turn, bool isLast = false, Phrase? leading = null)
    {
        turn.Keep(turn.Training with { RatingAskedOn = turn.Today });
        turn.Ask(WeekQuestion.Of(turn, Dialog, isLast), leading);
    }

    /// <summary>On starting a skill, and four weeks after it was asked last.</summary>
    public static bool IsDue(PersonTurn turn) =>
        turn.Training.RatingAskedOn is not { } asked || asked.AddDays(Every) <= turn.Today;

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new LevelSlot("rating", turn.Pack),
        new TextSlot("saw", PracticeText.WhatDidYouSee, PracticeText.WhatDidYouSee, ConversationText.TooLong)
        {
            Optional = true,
            Multiline = true,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        this.DrawFields(turn, question, objections, SharedText.ForYouAlone);

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(
        turn.Training is { RatedOn: { } on, Rating: var level }
            ? PracticeText.RatedOn(level, on)
            : ConversationText.Closed);

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        Take(turn, question, this.Fill(turn, question, given));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        if (question.Kept.ContainsKey("rating"))
            Take(turn, question, this.Close(turn, question));
        else
            NextQuestion.Close(turn, question, PracticeText.RatingPassed);
    }

    static void Take(PersonTurn turn, OpenQuestion question, FormStep step)
    {
        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question with { Kept = ask.Kept }, ask.Objections);
            return;
        }

        var training = turn.Training;
        var level = int.Parse(step.Kept["rating"], CultureInfo.InvariantCulture);
        var rating = new SelfRating(training.Skill, turn.Today, level, step.Answer("saw"));
        turn.Put(rating.ToEntity(turn.Profile.Partition));
        turn.Keep(training with { RatedOn = turn.Today, Rating = level });
        NextQuestion.Close(turn, question, training is { RatedOn: { } then, Rating: var before } && then != turn.Today
            ? PracticeText.RatedAgain(level, before, then)
            : PracticeText.Rated(level));
    }

    /// <summary>1 to 5; or the anchor's own words.</summary>
    sealed record LevelSlot(string Name, SkillPack Pack)
        : Slot(Name, SharedText.AskRating(Pack), PracticeText.RatingLabel)
    {
        public override Result<string> Read(string given) =>
            ScaleNumber.Only(given) is { } level and >= SkillPack.Lowest and <= SkillPack.Highest
                ? level.ToString(CultureInfo.InvariantCulture)
                : Pack.Anchors.FirstOrDefault(anchor => Grammar.AreSame(anchor.Value, given)) is { Key: > 0 } named
                ? named.Key.ToString(CultureInfo.InvariantCulture)
                : PracticeText.NotALevel;

        public override Field Draw(string? value, Phrase? objection) => new ChoiceField(
            this.Name, Label,
            [
                .. Enumerable.Range(SkillPack.Lowest, SkillPack.Highest).Select(level => new Choice(
                    level.ToString(CultureInfo.InvariantCulture),
                    PracticeText.Level(level, Pack.Anchors.GetValueOrDefault(level)))),
            ],
            value is null ? [] : [value], Objection: objection);
    }
}

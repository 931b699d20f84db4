using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>What the bot says where somebody suggests a way to practise.</summary>
public static class SuggestionsText
{
    public static Phrase NoTeam { get; } = new("suggest.no-team");
    public static Phrase How { get; } = new("suggest.how");
    public static Phrase Tomorrow { get; } = new("suggest.tomorrow");
    public static Phrase WithMyName { get; } = new("button.with-my-name");
    public static Phrase WithoutMyName { get; } = new("button.without-my-name");
    public static Phrase Noted { get; } = new("suggest.noted");
    public static Phrase WhatCouldItBecome { get; } = new("suggest.become");
    public static Phrase WhyLabel { get; } = new("suggest.label.why");
    public static Phrase TakeItUp { get; } = new("button.take-it-up");
    public static Phrase AskSkill { get; } = new("suggest.ask-skill");
    public static Phrase SkillLabel { get; } = new("suggest.label.skill");
    public static Phrase AnySkill { get; } = new("suggest.any-skill");
    public static Phrase AskKind { get; } = new("suggest.ask-kind");
    public static Phrase KindLabel { get; } = new("suggest.label.kind");
    public static Phrase AskWords { get; } = new("suggest.ask-words");
    public static Phrase WordsLabel { get; } = new("suggest.label.words");

    public static Phrase NoManager(Phrase team) => new("suggest.no-manager", team);
    public static Phrase TooLong(int longest) => new("suggest.too-long", longest);
    public static Phrase AlreadyThere(Suggestion suggestion) =>
        new("suggest.already", Who(suggestion.ToNames), suggestion.Text);
    public static Phrase AskNamed(ImmutableArray<string> names, string words) =>
        new("suggest.ask-named", Who(names), words);
    public static Phrase YouSuggested(Suggestion suggestion) => suggestion.IsNamed
        ? new("suggest.yours-named", suggestion.Text, Who(suggestion.ToNames))
        : new("suggest.yours", suggestion.Text, Who(suggestion.ToNames));

    public static Phrase Suggests(string name, string words) => new("suggest.from", name, words);
    public static Phrase TheyHear(string name) => new("suggest.they-hear", name);

    /// <param name="passed">Of the manager: to whom, and the word why.</param>
    public static Phrase NotThisTime(Entity passed) => passed.Text("text") is { } why
        ? new("suggest.not-this-time-why", passed.Text("toName")!, why)
        : new("suggest.not-this-time", passed.Text("toName")!);

    /// <param name="name">Who hears of it; <c>null</c>: nobody else suggested it.</param>
    public static Phrase TakenUp(string words, Phrase team, string? name) => name is null
        ? new("suggest.saved", words, team) : new("suggest.saved-tell", words, team, name);

    /// <param name="name">Whose name stands with it; <c>null</c>: nobody's.</param>
    public static Phrase TeamSees(string? name) => name is null
        ? new("suggest.team-sees") : new("suggest.team-sees-named", name);

    /// <summary>To the person who suggested it.</summary>
    public static Phrase IsAnIdea(Phrase team, string words, bool isNamed) => isNamed
        ? new("suggest.is-an-idea-named", team, words) : new("suggest.is-an-idea", team, words);

    /// <inheritdoc cref="IsAnIdea"/>
    /// <param name="why">The manager's words; <c>null</c>: none.</param>
    public static Phrase Passed(string manager, string words, string? why) => why is null
        ? new("suggest.passed", manager, words) : new("suggest.passed-why", manager, words, why);

    /// <inheritdoc cref="IsAnIdea"/>
    public static Phrase NobodyDecides(string words) => new("suggest.nobody-decides", words);

    /// <summary>To a manager who was second.</summary>
    public static Phrase TakenBefore(string words, Phrase team, string manager) =>
        new("suggest.taken-before", words, team, manager);

    /// <summary>Those it went to, by name as far as that is known.</summary>
    public static PhraseValue Who(ImmutableArray<string> names) => names.IsEmpty
        ? new Phrase("suggest.your-manager")
        : new PhraseValue.Listed([.. names.Select(Phrase.Verbatim)]);

    public static Phrase SeenOne(Suggestion suggestion)
    {
        var (words, shown) = (SharedText.OnOneLine(suggestion.Text), Who(suggestion.ToNames));
        return suggestion switch
        {
            { Status: not SuggestionStatus.TakenUp } => new("privacy.suggested", words, shown),
            { IsNamed: true } => new("privacy.suggested-idea-named", words, shown),
            _ => new("privacy.suggested-idea", words, shown),
        };
    }

    public static Phrase MoreSeen(int count) => new("privacy.more-suggested", count);
    /// <summary>What others see of suggestions: the latest, and how many more.</summary>
    public static ImmutableArray<Phrase> Seen(ImmutableArray<Suggestion> suggested) => suggested switch
    {
        [] => [],
        [var one] => [SeenOne(one)],
        [.., var latest] => [SeenOne(latest), MoreSeen(suggested.Length - 1)],
    };
}

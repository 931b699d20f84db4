using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Onboarding;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Listening;

/// <summary>What is said while words are held, and what can be done in place of answering.</summary>
/// <param name="Offers">Each is a command that could have been typed.</param>
sealed record Choices(Phrase Text, params ImmutableArray<Button> Offers)
{
    /// <summary>What a yes means, as it could have been typed; <c>null</c>: nothing.</summary>
    public string? Yes { get; init; }

    /// <returns><c>null</c>: the words are an answer.</returns>
    public static Choices? Of(PersonTurn turn, Heard heard) => heard.Meaning switch
    {
        MessageMeaning.Grief => new(
            ListeningText.Grief,
            new(ListeningText.TwoWeeks, "pause 2 weeks"), new(ListeningText.UntilIWrite, Word.PauseUntilIWrite))
        {
            Yes = "pause 2 weeks",
        },
        MessageMeaning.Away away => Absence(turn, away),
        MessageMeaning.Leaving => new(ListeningText.Leaving, new Button(PeopleText.StopButton, Word.Stop))
        {
            Yes = Word.Stop,
        },
        MessageMeaning.Anger => new(
            ListeningText.Anger,
            new(PracticeText.EveryTwoWeeks, RhythmQuestion.EveryTwoWeeks),
            new(PracticeText.OnlyWhenCalled, RhythmQuestion.OnlyWhenCalled),
            new(PeopleText.StopButton, Word.Stop)),
        MessageMeaning.SmallTalk talk => Talk(turn, heard, talk.Kind),
        MessageMeaning.AsksAboutBot when heard.IsForMore => null,
        MessageMeaning.AsksAboutBot asks => new(Reply(turn, asks.Question)),
        MessageMeaning.WrappedCommand command => Command(turn, heard, command),
        MessageMeaning.Telling when CommitHandler.Spoken(turn) is { } about => new(
            ListeningText.IsThatAbout(about.Text),
            new(ListeningText.Done, Word.Done), new(SharedText.Tried, Word.Tried)),
        MessageMeaning.Telling when turn.Profile.IsAgreed => new(
            ListeningText.ForMonday, new Button(ListeningText.KeepIt, Word.Keep))
        {
            Yes = Word.Keep,
        },
        _ => null,
    };

    /// <summary>A question that offers answers says itself what it could not read.</summary>
    static Choices? Talk(PersonTurn turn, Heard heard, SmallTalkKind kind) => (heard.Waiting, kind) switch
    {
        (not null, SmallTalkKind.Chat or SmallTalkKind.Sign) when !heard.CanBeAnswer => null,
        (null, not (SmallTalkKind.Chat or SmallTalkKind.Thanks)) => new(ConversationText.Menu(Menu.Now(turn))),
        _ => new(ListeningText.Talk(kind)),
    };

    /// <summary>Asks whether it was meant; one that is half there is asked for the other half.</summary>
    static Choices? Command(PersonTurn turn, Heard heard, MessageMeaning.WrappedCommand command)
    {
        if (heard.ForSomebody is not null || (heard.Waiting is not null && !heard.CanBeAnswer))
            return null;
        if (turn.Capabilities.Grammar.Read(command.Text, turn, isAnswering: true) is null
            && CommandHints.Hint(turn, command.Text) is { } hint)
            return new(hint);

        return new(ListeningText.MayBe(command.Text), new Button(PeopleText.Yes, Word.Yes)) { Yes = command.Text };
    }

    static Choices Absence(PersonTurn turn, MessageMeaning.Away away)
    {
        var thisWeek = new Button(ListeningText.ThisWeek, Until(turn.Week.Next.Begins));
        var named = away.Until is { } until && BackOn(turn, until) is var back
                && back > turn.Today && back != turn.Week.Next.Begins
            ? new Button(ListeningText.Until(back), Until(back)) : null;
        return new(ListeningText.Away(away.Reason), named is null ? [thisWeek] : [named, thisWeek])
        {
            Yes = (named ?? thisWeek).Command,
        };
    }

    /// <summary>The first working day from then on.</summary>
    static DateOnly BackOn(PersonTurn turn, DateOnly until)
    {
        while (until < turn.Week.Next.Begins && !turn.Calendar.WorksOn(until))
            until = until.AddDays(1);
        return until;
    }

    static string Until(DateOnly back) => $"away until {Key(back)}";

    static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static Phrase Reply(PersonTurn turn, BotQuestion asked) => asked switch
    {
        BotQuestion.MustI => ListeningText.MustI,
        BotQuestion.WhoSees => AudienceText.SeenBy(turn.Visibility, turn.Team),
        BotQuestion.WhatIfNot => turn.Team is null ? ListeningText.WhatIfNot : ListeningText.WhatIfNotSeen,
        BotQuestion.Human => ConversationText.WhoIAm,
        _ => NextSendText.Comes(turn),
    };
}

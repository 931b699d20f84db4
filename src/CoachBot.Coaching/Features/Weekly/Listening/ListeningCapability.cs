using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.MyWeek;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Features.Weekly.Presence;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Weekly.Listening;

/// <summary>Looks at words before they are taken for an answer, and answers those that are none.</summary>
public sealed class ListeningCapability : ICapability
{
    public ImmutableArray<IQuestion> Questions { get; } = [new HeldQuestion()];

    public ImmutableArray<TimerSpec> Timers { get; } =
    [
        new(HeldQuestion.Dialog, HeldQuestion.EndsAt, HeldQuestion.EndAsync),
    ];

    public async ValueTask<bool> HearsAsync(PersonTurn turn, OpenQuestion? question, Answer given)
    {
        var held = question?.Dialog == HeldQuestion.Dialog ? question : null;
        if (held is not null && given.Text is { } text && YesOrNo.Whole(text) is not null)
            return false;

        var waiting = held is null ? question : HeldQuestion.Waiting(turn, held);
        if (HeldQuestion.Completed(turn, given) is { } whole)
        {
            turn.CloseWhere(open => open.Dialog == HeldQuestion.Dialog);
            await Conversation.ObeyAsync(turn, whole, waiting, given with { Text = null, Command = whole });
            return true;
        }

        var heard = Heard.Of(turn, waiting, given, turn.Today);
        if (IsGrave(turn, heard.Meaning))
        {
            turn.CloseWhere(open => open.Dialog == HeldQuestion.Dialog);
            return true;
        }

        if (turn.Profile is { IsQuiet: true, IsRestartOffered: false })
            turn.Profile = turn.Profile.WithQuiet(offered: true);
        return PeerMessages.IsReader(turn) ? await AnswerAsync(turn, waiting, heard, given)
            : heard is { Meaning: MessageMeaning.AsksAboutBot, Waiting: not null, CanBeAnswer: false }
                && Choices.Of(turn, heard) is { } told
                ? IsSaid(turn, waiting, heard, given, told)
            : IsIgnored(turn, given);
    }

    /// <summary>Starting again is offered once, after what they wrote next has been answered.</summary>
    public IEnumerable<OutboxMessage> Finish(PersonTurn turn)
    {
        if (turn.Profile is { IsRestartOffered: true } && !turn.Before.IsRestartOffered)
        {
            yield return new OutboxMessage.Say(
                Card.Ask(ListeningText.StillQuiet, new Button(ListeningText.StartAgain, Word.Resume)));
        }
    }

    /// <summary>Of danger, violence and threats nothing is written; who may need another person is told of one.
    /// </summary>
    static bool IsGrave(PersonTurn turn, MessageMeaning meaning)
    {
        var line = turn.Settings.Care.In(turn.Zone);
        switch (meaning)
        {
            case MessageMeaning.Danger { Who: Concerned.Self }:
                PauseHandler.BeQuiet(turn);
                turn.Say(ListeningText.Self(line));
                return true;
            case MessageMeaning.Danger:
                turn.Say(ListeningText.Other(line));
                return true;
            case MessageMeaning.Harassment:
                if (turn.Profile.AwayUntil is not { } back || back < turn.Week.Next.Begins)
                    PauseHandler.BeAway(turn, turn.Week.Next.Begins);
                turn.Say(ListeningText.Harassment(line));
                return true;
            case MessageMeaning.OwnThreat threat:
                turn.Say(threat.IsInsult ? ListeningText.Insult : ListeningText.OwnThreat);
                return true;
            default:
                return false;
        }
    }

    static async ValueTask<bool> AnswerAsync(PersonTurn turn, OpenQuestion? waiting, Heard heard, Answer given)
    {
        switch (heard.Meaning)
        {
            case MessageMeaning.WrappedCommand command when heard.Typed(turn, command, given) is { } typed:
                await Conversation.ObeyAsync(
                    turn, typed, waiting, given with { Text = null, Command = typed, Inputs = given.Inputs.Clear() });
                return true;
            case MessageMeaning.AsksForIdeas when waiting is not null:
                await Conversation.ObeyAsync(turn, new(PracticeCapability.Ideas), waiting, given with { Text = null });
                return true;
            case MessageMeaning.AsksAboutBot { Question: BotQuestion.WhenNext } when waiting is null:
                await Conversation.ObeyAsync(
                    turn, new(MyWeekCapability.MyWeek), waiting, given with { Text = null });
                return true;
            case MessageMeaning.Hide:
                await Conversation.ObeyAsync(turn, new(AudienceWords.HideIt), waiting, given with { Text = null });
                return true;
            default:
                return Choices.Of(turn, heard) is { } choices
                    ? IsSaid(turn, waiting, heard, given, choices)
                    : IsIgnored(turn, given);
        }
    }

    /// <summary>Held, where the words can be an answer; else a line, and the question stays open.</summary>
    static bool IsSaid(PersonTurn turn, OpenQuestion? waiting, Heard heard, Answer given, Choices choices)
    {
        if (choices.Offers.IsEmpty && !heard.CanBeAnswer)
            turn.Say(choices.Text);
        else
            HeldQuestion.Ask(turn, waiting, given);

        if (heard.Meaning is MessageMeaning.AsksAboutBot && waiting is not null)
            turn.AskAgain(waiting, turn.NoObjections);
        return true;
    }

    /// <summary>An edit of a message that made no commitment changes nothing, and nothing is said to it.</summary>
    static bool IsIgnored(PersonTurn turn, Answer given) =>
        given.Command?.Word == Word.Edited && CommitHandler.MadeBy(turn, given.MessageId) is null;
}

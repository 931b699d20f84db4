using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Milestones;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Hosting;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>Making a commitment, changing it, and saying one is ready.</summary>
public static class CommitHandler
{
    /// <summary>What was answered longer ago was not answered at the same time.</summary>
    static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    public static async ValueTask ObeyAsync(PersonTurn turn, Command command, Answer given)
    {
        switch (command.Word)
        {
            case Word.Commit when given.In(CommitmentField.Name) is { Length: > 0 } text:
                if (text.Length > TextSlot.MaxLength)
                    turn.Say(ConversationText.TooLong);
                else
                    await MakeAsync(turn, turn.CommitWeek, text, given.MessageId);
                break;
            case Word.Commit when Spoken(turn) is null:
                WeeklyAsk.Put(turn, turn.CommitWeek, isUnprompted: false);
                break;
            case Word.Commit or Word.Change:
                Change(turn);
                break;
            case Word.Ready:
                SayReady(turn);
                break;
            case Word.VisibleTo when turn.Team is null && AudienceWords.All[command.Rest] != Visibility.JustMe:
                turn.Say(AudienceText.NoTeamSees);
                break;
            case Word.VisibleTo:
                await AudienceWords.ToAsync(turn, AudienceWords.All[command.Rest]);
                break;
        }
    }

    /// <summary>
    /// Makes the week's commitment, or changes the one that is open; the earlier words stay in history. Echoes it and
    /// asks
    /// when and where the chance will come.
    /// </summary>
    /// <param name="messageId">The chat message that made it; <c>null</c>: made on a card.</param>
    public static async ValueTask MakeAsync(PersonTurn turn, CoachingWeek week, string text, string? messageId)
    {
        var current = turn.Weeks.Current(week.Name);
        if (current is { IsOpen: true })
        {
            await PutInPlaceAsync(turn, current, text, messageId);
            return;
        }

        var number = (current?.Number ?? 0) + 1;
        var commitment = new Commitment(
            week.Name, number, text, turn.Profile.Skill ?? "", turn.Now, turn.Today, "", Carries: 0)
        {
            // What is kept is what was shown: without a team there is nobody else to see it.
            Visibility = turn.Team is null ? Visibility.JustMe : turn.Visibility,
            Team = turn.Team?.Partition,
            MessageId = messageId,
        };
        commitment = CommitmentTiming.OfWords(turn, commitment with { Root = commitment.Id });
        turn.Keep(commitment);
        turn.Profile = turn.Profile.WithParked([]);
        turn.Keep(turn.Weeks.State(week.Name) with { IsSkipped = false, IsAway = false });
        turn.CloseWhere(question => question.Dialog == AskQuestion.Dialog && question.Week == week.Name);
        turn.Count(Counter.Answered);

        var first = await Praise.FirstCommitmentAsync(turn, commitment);
        if (turn.Now >= turn.CheckInAt(commitment))
        {
            AskAfterAtOnce(turn, commitment);
            return;
        }

        if (ClarifyQuestion.IsCalledFor(text))
            turn.AskAbout(ClarifyQuestion.Dialog, commitment);
        else
            await PlanHandler.BeginAsync(
                turn, commitment, first ? turn.NothingKept.Add(PlanQuestion.First, "") : turn.NothingKept);
    }

    /// <summary>
    /// Another thing in place of the week's: it is for the skill that is worked on now, and a plan made for the words
    /// before is not its plan. A person who had one is asked when and where once more.
    /// </summary>
    static async ValueTask PutInPlaceAsync(PersonTurn turn, Commitment current, string text, string? messageId)
    {
        var isOther = !Grammar.AreSame(current.Text, text);
        var isPlanned = isOther && current.When is not null;
        var made = isPlanned ? PlanHandler.Without(turn, current) : current;
        Replace(
            turn, isOther ? made with { Skill = turn.Profile.Skill ?? made.Skill } : made, text, messageId);
        turn.CloseWhere(question => question.Dialog is ChangeQuestion.Dialog or AskQuestion.Dialog
            && question.Week == current.Week);
        if (isPlanned)
            turn.AskAbout(PlanQuestion.Dialog, turn.Weeks.Commitments[current.Row]);
        else
            turn.Say(CommitmentText.Changed(text));
    }

    /// <summary>
    /// An answer to a week whose check-in has come and gone: it is asked after in the same conversation.
    /// </summary>
    static void AskAfterAtOnce(PersonTurn turn, Commitment commitment)
    {
        if (!turn.Weeks.HasCheckIn(commitment.Week, commitment.Number))
        {
            turn.Keep(new SendRecord(
                commitment.Week, PlanNames.CheckIn, commitment.Number, IsUnprompted: false, IsDropped: false,
                    turn.Now));
        }

        turn.AskAbout(CheckInQuestion.Dialog, commitment,
            turn.NothingKept.Add(CheckInQuestion.ForWeek, ""));
    }

    /// <summary>
    /// Two devices, one question: what the second says differently, at the same time, becomes current, and what the
    /// first said stays in history. Neither is lost.
    /// </summary>
    /// <param name="card">Answered before this press was taken in.</param>
    /// <returns><c>false</c>: it says nothing else, or the card had been answered for a while.</returns>
    public static bool TakesBoth(PersonTurn turn, Activity press, string card)
    {
        var text = press is { IsAtOnce: true, Command: "commit" }
            ? press.Inputs.GetValueOrDefault(CommitmentField.Name)?.Trim()
            : null;
        if (text is not { Length: > 0 and <= TextSlot.MaxLength }
            || CardId.Read(card) is not { Dialog: AskQuestion.Dialog } asked
            || turn.Weeks.Find(asked.Week, asked.Number) is not { IsOpen: true } made
            || made.Text == text || made.MadeAt + AtOnce < turn.Now)
            return false;

        Replace(turn, made, text, messageId: null);
        turn.Say(CommitmentText.Changed(text));
        return true;
    }

    /// <summary>
    /// An edit of the chat message that made a commitment changes it; any other edit changes nothing.
    /// </summary>
    public static void Edit(PersonTurn turn, string? messageId, string edited)
    {
        var made = MadeBy(turn, messageId);
        if (made is null || edited.Length is 0 or > TextSlot.MaxLength)
            return;

        var text = edited.Trim();
        if (turn.Capabilities.Grammar.Read(
            text, turn, isAnswering: true) is { Word: Word.Commit, Rest.Length: > 0 } command)
            text = command.Rest;
        if (text == made.Text)
            return;

        Replace(turn, made, text, made.MessageId);
        turn.Say(CommitmentText.Changed(text));
    }

    /// <summary>The commitment that a chat message made; <c>null</c>: none.</summary>
    public static Commitment? MadeBy(PersonTurn turn, string? messageId) => messageId is null ? null
        : turn.Weeks.Commitments.Values.LastOrDefault(commitment => commitment.MessageId == messageId);

    /// <summary>
    /// Puts new words in place of the old, which stay in history; every card that shows them is updated.
    /// </summary>
    public static void Replace(PersonTurn turn, Commitment commitment, string text, string? messageId)
    {
        var earlier = commitment.Earlier + 1;
        var before = turn.Weeks.Commitments.GetValueOrDefault(commitment.Row) ?? commitment;
        var words = new EarlierWording(commitment.Week, commitment.Number, earlier, before.Text, turn.Now);
        if (commitment.When is null)
            words = words with { When = before.When, Escape = before.Escape, SafeFirst = before.SafeFirst };
        turn.Put(words.ToEntity(turn.Profile.Partition));
        turn.Keep(CommitmentTiming.OfWords(turn, commitment with
        {
            Text = text,
            Earlier = earlier,
            MessageId = messageId ?? commitment.MessageId,
            ChangedOn = turn.Today > commitment.MadeOn ? turn.Today : commitment.ChangedOn,
            IfThen = commitment.When is { } when ? PlanQuestion.IfThen(turn, when, text) : null,
        }));
        turn.CloseWhere(open =>
            open.Dialog is NudgeQuestion.Dialog or ClarifyQuestion.Dialog && open.Subject == commitment.Row);
        foreach (var dialog in new[] { AskQuestion.Dialog, PlanQuestion.Dialog, CheckInQuestion.Dialog })
            turn.Refresh(new CardId(dialog, commitment.Week, commitment.Number).ToString());
    }

    /// <summary>
    /// The commitment a word such as <c>change</c> speaks of: this week's, else the coming week's, else last week's.
    /// </summary>
    public static Commitment? Spoken(PersonTurn turn) =>
        new[] { turn.Week, turn.Week.Next, turn.Week.Previous }
            .Select(week => turn.Weeks.Current(week.Name)).FirstOrDefault(commitment => commitment is { IsOpen: true });

    static void Change(PersonTurn turn)
    {
        if (Spoken(turn) is { } commitment)
        {
            NudgeQuestion.Answered(turn);
            turn.AskAbout(ChangeQuestion.Dialog, commitment);
        }
        else
        {
            turn.Say(CommitmentText.NothingToChange);
        }
    }

    static void SayReady(PersonTurn turn)
    {
        if (Spoken(turn) is not { } commitment)
        {
            turn.Say(CommitmentText.NothingToChange);
            return;
        }

        NudgeQuestion.Answered(turn);
        turn.Keep(commitment with { ReadyAt = turn.Now });
        turn.CloseWhere(question => question.Dialog == NudgeQuestion.Dialog);
        turn.Say(WillAsk(turn, commitment));
    }

    /// <summary>Says when it is asked after; or, when it will not be, that it can be told at any time.</summary>
    public static Phrase WillAsk(PersonTurn turn, Commitment commitment)
    {
        var asked = turn.CheckInAt(commitment);
        return turn.Profile.IsStopped || turn.Profile.IsAwayOn(Zones.Local(asked, turn.Zone).On) || asked < turn.Now
            ? CommitmentText.TellMe
            : CommitmentText.WillAsk(NextSendText.At(turn, asked));
    }
}

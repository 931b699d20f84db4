using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// One thing the bot can do, whole: its words, questions, sends, messages between people, rows and views, and what it
/// does at the moments of a turn that concern every capability. Registered in one list, <c>Capabilities.cs</c>.
/// </summary>
/// <remarks>
/// One instance serves every person. What is not overridden is absent. Hooks run in the order of the list.
/// </remarks>
public interface ICapability
{
    /// <summary>The commands a person can type or press.</summary>
    ImmutableArray<CommandSpec> Commands => [];

    /// <summary>The questions that can be open, each with a dialog name no other capability has.</summary>
    ImmutableArray<IQuestion> Questions => [];

    /// <summary>The messages that the bot starts by itself.</summary>
    ImmutableArray<SendSpec> Sends => [];

    /// <summary>Planned moments of a person that are no message: retention, a request that runs out.</summary>
    ImmutableArray<TimerSpec> Timers => [];

    /// <summary>What one person can have for another.</summary>
    ImmutableArray<MessageSpec> Messages => [];

    /// <summary>What it does with a team, where the person is asked first which.</summary>
    ImmutableArray<TeamPurpose> TeamPurposes => [];

    /// <summary>The kinds of rows it brings: how long each stays, who takes it along, what of it may be quoted.
    /// </summary>
    ImmutableArray<RowKind> Rows => [];

    /// <summary>The lines that <c>help</c> lists for it.</summary>
    ImmutableArray<HelpLine> Help => [];

    /// <summary>What the person may type next, for the line that stands where nothing was understood.</summary>
    IEnumerable<MenuOffer> Offers(PersonTurn turn) => [];

    /// <summary>Cards made at the moment of sending, because they speak of other people.</summary>
    ImmutableArray<ViewSpec> Views => [];

    /// <summary>A turn has been loaded and nothing has been taken in yet.</summary>
    void Begin(PersonTurn turn)
    {
    }

    /// <summary>
    /// A message that changes rows and nothing else of the person's: nothing is said, and no turn is loaded for it.
    /// </summary>
    /// <returns><c>null</c>: it is not this capability's.</returns>
    ValueTask<Turn?> RecordAsync(RecordRequest request) => ValueTask.FromResult<Turn?>(null);

    /// <summary>A message to a team.</summary>
    /// <returns><c>null</c>: it is not this capability's, or not for this team.</returns>
    ValueTask<Turn?> TakeForTeamAsync(TeamRequest request) => ValueTask.FromResult<Turn?>(null);

    /// <summary>Looks at words before they are a command or an answer, whether or not the person has agreed.</summary>
    /// <param name="question">The question that has them if they are its answer; <c>null</c>: none.</param>
    /// <returns>Whether they have been dealt with.</returns>
    ValueTask<bool> HearsAsync(PersonTurn turn, OpenQuestion? question, Answer given) => ValueTask.FromResult(false);

    /// <summary>A person wrote or pressed who has not agreed: lets through what needs no consent.</summary>
    /// <returns>Whether the command or answer may go on.</returns>
    ValueTask<bool> AdmitsAsync(PersonTurn turn, OpenQuestion? question, Answer given) => ValueTask.FromResult(true);

    /// <summary>An activity that is no message: an installation, an edit, a page opened.</summary>
    /// <param name="heals">Nothing could be sent until now: what is open was perhaps never seen.</param>
    void Receive(PersonTurn turn, Activity activity, bool heals)
    {
    }

    /// <summary>A message of a kind of its own from a team or the engine.</summary>
    /// <returns>Whether it was this capability's.</returns>
    bool Receive(PersonTurn turn, PeerMessage message) => false;

    /// <summary>A commitment is kept in the turn.</summary>
    /// <param name="before">As it was read; <c>null</c>: it is new.</param>
    void Changed(PersonTurn turn, Commitment? before, Commitment after)
    {
    }

    /// <summary>The words a card takes are its answer too, though its question is settled.</summary>
    /// <returns>Whether the press has been dealt with.</returns>
    bool TakesSettled(PersonTurn turn, Activity press, string card) => false;

    /// <summary>A conversation has come to its end: one thing may be asked.</summary>
    /// <returns>Whether something was asked.</returns>
    ValueTask<bool> EndAsync(PersonTurn turn) => ValueTask.FromResult(false);

    /// <summary>What the bot's own page shows of this week, with what can be done about it.</summary>
    IEnumerable<CardElement> ThisWeek(PersonTurn turn) => [];

    /// <summary>What is sent after everything else of the turn, such as a page's update.</summary>
    IEnumerable<OutboxMessage> Finish(PersonTurn turn) => [];

    /// <summary>Nothing sent has arrived: an invitation counts as not seen.</summary>
    void Unseen(PersonTurn turn)
    {
    }

    /// <summary>Questions and requests that nobody needs an answer to any more are closed.</summary>
    void CloseEnded(PersonTurn turn)
    {
    }

    /// <summary>The person will not be there to answer: what others wait for is declined.</summary>
    void Decline(PersonTurn turn)
    {
    }

    /// <summary>The person's data is about to be deleted: what others hold of theirs is called off.</summary>
    ValueTask CallOffAsync(PersonTurn turn) => ValueTask.CompletedTask;

    /// <summary>What others see of the person through this capability, a line each.</summary>
    ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn) =>
        ValueTask.FromResult<IEnumerable<SeenLine>>([]);
}

/// <summary>A line of <c>who can see this</c>.</summary>
/// <param name="Order">The lowest stands first; lines of one order as they are given.</param>
public sealed record SeenLine(int Order, Phrase Text);

/// <summary>A message that a person's rows record.</summary>
public sealed record RecordRequest(
    IEntityReader Table, Profile Person, PeerMessage Message, CancellationToken Cancellation);

/// <summary>A message that a team's turn takes in.</summary>
public sealed record TeamRequest(
    IEntityReader Table, TeamSettings Team, PeerMessage Message, TurnClock Clock, CancellationToken Cancellation);

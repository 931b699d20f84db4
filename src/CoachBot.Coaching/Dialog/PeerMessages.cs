using System.Collections.Frozen;
using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Features.Milestones;
using CoachBot.Coaching.Features.Suggestions;
using CoachBot.Coaching.Features.Thanks;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// Mail between people: it waits for the reader's working hours, comes three times a day at most, and not at all to
/// whoever has not agreed to hear from the bot. It counts towards no week's limit.
/// </summary>
public static class PeerMessages
{
    /// <summary>The mail's kind, and the planned moment at which waiting letters are brought.</summary>
    public const string Kind = "letter";

    /// <summary>The view that shows a question about somebody else's words, made when it is sent.</summary>
    public const string CardView = "card";

    /// <summary>The view that tells what somebody else did.</summary>
    public const string NoticeView = "notice";

    public const int MostADay = 3;

    /// <summary>Questions open at a time: of more the oldest gives way.</summary>
    public const int MostOpen = 3;

    /// <summary>While so many wait for one reader, nothing that somebody begins is taken; what follows on it is.
    /// </summary>
    const int MostWaiting = 20;

    static readonly LetterKind Companion = new(CompanionHandler.TakeAsync, CompanionHandler.BringAsync);
    static readonly LetterKind Promise = new(HelpAcceptance.TakeAsync, HelpAcceptance.BringAsync);
    static readonly LetterKind Promised = new(HelpRequestHandler.TakeAnswerAsync, HelpRequestHandler.BringAnswerAsync);
    static readonly LetterKind Suggested = new(CurationHandler.TakeAsync, CurationHandler.BringAsync);
    static readonly LetterKind Outcome = new(SuggestHandler.TakeOutcomeAsync, SuggestHandler.BringOutcomeAsync);

    /// <summary>What becomes of each kind; of those not named, what becomes of a companion's.</summary>
    static readonly FrozenDictionary<string, LetterKind> Kinds = new Dictionary<string, LetterKind>
    {
        [ThanksHandler.What] = new(ThanksHandler.Take, Tell) { Refuses = ReturnedMessage.Post },
        [ReturnedMessage.What] = new(ReturnedMessage.TakeAsync, (_, _) => ValueTask.CompletedTask),
        [CompanionHandler.Asked] = Companion with
        {
            Refuses = (turn, letter) => CompanionHandler.Answer(turn, letter, canCome: false),
        },
        [SharedMilestone.What] = new(IsRead, (turn, letter) => Ask(turn, ManagerPraiseQuestion.Dialog, letter)),
        [ManagerPraiseQuestion.Said] = new(IsRead, Tell),
        [RepQuestionHandler.Asked] =
            new(RepQuestionHandler.TakeAsync, RepQuestionHandler.BringAsync) { Refuses = ReturnedMessage.Post },
        [RepQuestionHandler.Answered] = new(IsRead, Tell),
        [HelpRequestHandler.Asked] = Promise with { Refuses = HelpAcceptance.Decline },
        [HelpRequestHandler.Over] = Promise,
        [HelpRequestHandler.Off] = Promise,
        [HelpRequestHandler.Yes] = Promised,
        [HelpRequestHandler.No] = Promised,
        [SuggestHandler.Sent] = Suggested with { Refuses = CurationHandler.TellUndecided },
        [SuggestHandler.Over] = Suggested,
        [SuggestHandler.Yes] = Outcome,
        [SuggestHandler.No] = Outcome,
        [SuggestHandler.Undecided] = Outcome,
        [TeamIdeas.TakenBefore] = new(IsRead, Tell),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Sends what a row of this person's says to somebody else; once, however often it is brought.</summary>
    /// <param name="again">Tells apart what is sent several times of one row.</param>
    public static void Post(PersonTurn turn, string to, string what, string row, string again = "") =>
        turn.Owe(new OutboxMessage.SendMessage(Mail(turn.Profile.Partition, to, what, row, again)));

    /// <inheritdoc cref="Post"/>
    /// <param name="from">Partition of whoever has the row: a person, or a team.</param>
    public static PeerMessage Mail(string from, string to, string what, string row, string again = "") => new(
        $"{what}-{SendPlanner.ShortName(from)}-{row}{again}-{SendPlanner.ShortName(to)}", Kind, from, to,
        ImmutableSortedDictionary<string, string>.Empty.Add("what", what).Add("row", row));

    public static async ValueTask TakeAsync(PersonTurn turn, PeerMessage mail)
    {
        var letter = new MessageReference(mail.Values["what"], mail.From, mail.Values["row"]);
        var kind = KindOf(letter);
        DropPast(turn);
        if (kind.Refuses is { } refuses && turn.Profile.Letters.Length >= MostWaiting)
        {
            refuses(turn, letter);
        }
        else if (await kind.TakesAsync(turn, letter))
        {
            turn.Profile = turn.Profile.WithLetters(turn.Profile.Letters.Add(letter.ToText()));
            await BringAsync(turn);
        }
    }

    static void DropPast(PersonTurn turn) => turn.Profile = turn.Profile.WithLetters(
        turn.Profile.Letters.Where(text => !RepQuestionHandler.IsPast(turn, MessageReference.Read(text))));

    /// <summary>Brings what waits, as far as today and working hours allow.</summary>
    public static async ValueTask BringAsync(PersonTurn turn)
    {
        DropPast(turn);
        while (turn.Profile.Letters is [var first, .. var rest] && NextAt(turn) <= turn.Now)
        {
            var today = Key.Day(turn.Today);
            var count = turn.Profile.LettersOn == turn.Today ? turn.Profile.LettersCount + 1 : 1;
            turn.Profile = turn.Profile.WithLetters([.. rest]).With("lettersOn", today)
                .With("lettersCount", (long)count);
            var letter = MessageReference.Read(first);
            await KindOf(letter).BringsAsync(turn, letter);
        }
    }

    /// <summary>When the next waiting letter comes; <c>null</c>: none waits, or nothing may be said unasked.</summary>
    public static DateTimeOffset? NextAt(PersonTurn turn)
    {
        if (turn.Profile.Letters.IsEmpty || turn.Profile.IsStopped || !turn.Profile.IsReachable)
            return null;

        var from = turn.Profile.LettersOn == turn.Today && turn.Profile.LettersCount >= MostADay
            ? Zones.At(turn.Today.AddDays(1), TimeOnly.MinValue, turn.Zone)
            : turn.Now;
        if (turn.Profile.AwayUntil is { } back && back > turn.Today)
            from = Zones.At(back, TimeOnly.MinValue, turn.Zone);
        return WorkingHours.NextWithin(from, turn.Calendar, turn.Zone);
    }

    /// <summary>A question about the letter: open from now on, drawn when it is sent.</summary>
    /// <param name="week">By name: the week after's question closes it; <c>null</c>: it stays open.</param>
    public static void Ask(
        PersonTurn turn, string dialog, MessageReference letter, string? week = null,
        ImmutableSortedDictionary<string, string>? kept = null)
    {
        var card = new CardId(dialog, week ?? CardId.NoWeek, turn.NextCard(dialog)).ToString();
        turn.Open(new OpenQuestion(card, dialog, kept ?? turn.NothingKept, week, letter.ToText()));
        Show(turn, card);
    }

    /// <summary>The card as it stands when it is sent.</summary>
    public static void Show(PersonTurn turn, string card) =>
        turn.Owe(new OutboxMessage.ShowView(CardView, ImmutableSortedDictionary<string, string>.Empty, card));

    /// <summary>What has happened, with nothing to answer.</summary>
    public static void Tell(PersonTurn turn, MessageReference letter) => turn.Owe(new OutboxMessage.ShowView(
        NoticeView, ImmutableSortedDictionary<string, string>.Empty.Add("letter", letter.ToText()),
        new CardId(Kind, CardId.NoWeek, turn.NextCard(Kind)).ToString()));

    /// <summary>What was not brought yet is not brought at all; what was put is closed.</summary>
    /// <returns>Whether it was put.</returns>
    public static bool Withdraw(PersonTurn turn, MessageReference asked)
    {
        if (turn.Profile.Letters.Contains(asked.ToText()))
        {
            turn.Profile = turn.Profile.WithLetters(turn.Profile.Letters.Remove(asked.ToText()));
            return false;
        }

        foreach (var question in turn.Profile.Dialog.Open.Where(question => question.Subject == asked.ToText()))
            End(turn, question);
        return true;
    }

    /// <summary>Closed without an answer, and its card says so.</summary>
    public static void End(PersonTurn turn, OpenQuestion question)
    {
        turn.Profile = turn.Profile.WithEnded(question.Card);
        turn.Close(question.Card);
    }

    /// <summary>
    /// Whether somebody else's letter brought the question; what follows on an answer is the person's own.
    /// </summary>
    public static bool IsBrought(OpenQuestion question) =>
        question.Dialog is ManagerPraiseQuestion.Dialog or AskedQuestion.Dialog
        or CompanionQuestion.Dialog or RoomQuestion.Dialog or CurateQuestion.Dialog;

    /// <summary>Ended to make place for others: whoever waits hears that there was no answer.</summary>
    public static void GiveWay(PersonTurn turn, OpenQuestion question)
    {
        End(turn, question);
        var asked = MessageReference.Of(question)!;
        if (question.Dialog == CompanionQuestion.Dialog)
            CompanionHandler.Answer(turn, asked, canCome: false);
        else if (question.Dialog == CurateQuestion.Dialog)
            CurationHandler.TellUndecided(turn, asked);
        else if (turn.Profile.HelpAsked.Contains(asked.ToText()))
            HelpAcceptance.Decline(turn, asked);
    }

    /// <summary>Closes the questions that nobody needs an answer to any more.</summary>
    public static void CloseEnded(PersonTurn turn)
    {
        turn.CloseWhere(question => turn.Question(question).IsOver(turn, question));
        CompanionQuestion.CloseEnded(turn);
        HelpAcceptance.CloseEnded(turn);
        CurationHandler.CloseEnded(turn);
    }

    /// <summary>Says no to whatever is asked: they will not be there to answer.</summary>
    public static void DeclineAll(PersonTurn turn)
    {
        CompanionQuestion.DeclineAll(turn);
        HelpAcceptance.DeclineAll(turn);
        CurationHandler.LeaveAll(turn);
    }

    static LetterKind KindOf(MessageReference letter) => Kinds.GetValueOrDefault(letter.What) ?? Companion;

    /// <summary>Whoever manages a team hears of it from their people without being coached themselves.</summary>
    public static bool IsReader(PersonTurn turn) => turn.Profile.IsAgreed || !turn.Managed.IsEmpty;

    static bool IsRead(PersonTurn turn, MessageReference letter) => IsReader(turn);

    /// <param name="TakesAsync">Takes in what a letter says at once; whether there is something to bring.</param>
    /// <param name="BringsAsync">Brings it in working hours.</param>
    sealed record LetterKind(
        Func<PersonTurn, MessageReference, ValueTask<bool>> TakesAsync, Func<PersonTurn, MessageReference,
            ValueTask> BringsAsync)
    {
        /// <summary>In place of taking it while too much waits; <c>null</c>: it is taken all the same.</summary>
        public Action<PersonTurn, MessageReference>? Refuses { get; init; }

        /// <summary>A kind that reads nothing beyond the turn.</summary>
        public LetterKind(Func<PersonTurn, MessageReference, bool> takes, Action<PersonTurn, MessageReference> brings)
            : this((turn, letter) => ValueTask.FromResult(takes(turn, letter)), (turn, letter) =>
            {
                brings(turn, letter);
                return ValueTask.CompletedTask;
            })
        {
        }
    }
}

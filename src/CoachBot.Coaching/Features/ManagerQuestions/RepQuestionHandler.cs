using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Features.ManagerQuestions;

/// <summary>
/// <c>ask @rep …</c>: a manager's question reaches a rep's own chat, word for word. The words stay with the manager,
/// the answer's with the rep.
/// </summary>
public static class RepQuestionHandler
{
    /// <summary>The letters' kinds: the question, and its answer.</summary>
    public const string Asked = "asked";

    /// <inheritdoc cref="Asked"/>
    public const string Answered = "answered";

    /// <summary>To one rep: more than that mail brings nobody.</summary>
    const int MostADay = PeerMessages.MostADay;

    public static RowRange AskedRows => SentWords.Asked.Range();
    public static RowRange AnsweredRows => SentWords.Answered.Range();

    public static async ValueTask ObeyAsync(CommandCall call)
    {
        var turn = call.Turn;
        if (turn.Managed.IsEmpty)
            turn.Say(ManagerQuestionsText.AskManagersOnly);
        else if (ReadyQuestion.Pressed(call.Given, turn.Words) is var (rep, question))
            await SendReadyAsync(turn, rep, turn.Words.Say(question));
        else if (await RepsAsync(turn) is var reps && LeadingMention.Read(turn, call.Rest, reps) is { } to)
            await SendTypedAsync(turn, to, reps);
        else
            turn.Say(ManagerQuestionsText.AskHow);
    }

    /// <summary>A question that stood ready beside a name; its rep may be no rep of the manager's by now.</summary>
    static async ValueTask SendReadyAsync(PersonTurn turn, string digest, string words)
    {
        if ((await RepsAsync(turn)).FirstOrDefault(member => PlanNames.Digest(member.Person) == digest) is { } rep)
            await SendAsync(turn, rep.Person, rep.Name, words, card: null);
        else
            turn.Say(SharedText.NothingGoesOut);
    }

    static async ValueTask SendTypedAsync(PersonTurn turn, LeadingMention to, ImmutableArray<Member> reps)
    {

        ImmutableArray<Account> mentioned = to.Mentioned is { } account ? [account with { Name = to.Name }] : [];
        if (!NameMatcher.Find(to.Name, reps, [], mentioned).Try(out var found, out var refusal))
        {
            turn.Say(refusal);
            return;
        }

        var rep = reps.First(member => member.Person == found[0]);
        if (to.Rest.Length is 0 or > TextSlot.MaxLength)
            turn.Say(to.Rest.Length == 0 ? ManagerQuestionsText.AskWhat(rep.Name) : ConversationText.TooLong);
        else if (DirectiveDetector.Find(to.Rest) is not null)
            DirectiveQuestion.Ask(turn, rep, to.Rest);
        else
            await SendAsync(turn, rep.Person, rep.Name, to.Rest, card: null);
    }

    /// <summary>Sends a question; the same one goes to the same rep once a day.</summary>
    /// <param name="card">Of the question whose answer it is; <c>null</c>: none was asked.</param>
    public static async ValueTask SendAsync(PersonTurn turn, string person, string name, string words, string? card)
    {
        var today = (await turn.RowsAsync(SentWords.Asked.Range(turn.Today))).Select(SentWords.Read)
            .Where(sent => sent.To == person).ToList();
        if (today.Any(sent => sent.Text == words))
        {
            turn.Say(ManagerQuestionsText.AlreadySent(name, words));
            return;
        }

        if (today.Count >= MostADay)
        {
            turn.Say(ManagerQuestionsText.AskTomorrow(name));
            return;
        }

        var row = turn.NextRow(SentWords.Asked);
        turn.Put(new SentWords(row, words, turn.Today)
        {
            To = person,
            ToName = name,
            ByName = turn.Heard?.From.Name ?? turn.Profile.Name,
            Card = card,
        }.ToEntity(turn.Profile.Partition));
        PeerMessages.Post(turn, person, Asked, row);
        turn.Say(ManagerQuestionsText.OnItsWay(name, words));
    }

    /// <summary>
    /// Whether a rep hears a question: from somebody who manages a team of theirs, while they hear anything. Of what
    /// one manager asks the latest three wait.
    /// </summary>
    public static ValueTask<bool> TakeAsync(PersonTurn turn, MessageReference letter)
    {
        if (turn.Profile is not { IsAgreed: true, IsStopped: false } || !IsFromManager(turn, letter))
            return ValueTask.FromResult(false);

        var waiting = turn.Profile.Letters.Where(text =>
            MessageReference.Read(text) is { What: Asked } one && one.From == letter.From);
        turn.Profile = turn.Profile.WithLetters(
            turn.Profile.Letters.RemoveRange(waiting.SkipLast(MostADay - 1).ToList()));
        return ValueTask.FromResult(true);
    }

    /// <summary>Brings a question that still stands.</summary>
    public static async ValueTask BringAsync(PersonTurn turn, MessageReference letter)
    {
        if (IsFromManager(turn, letter) && (await turn.ReadAsync(letter)).Row is not null)
            AskedQuestion.Ask(turn, letter);
    }

    /// <summary>The manager's day.</summary>
    public static DateOnly AskedOn(MessageReference letter) =>
        Key.ReadDay(SentWords.Asked.Key.DayIn(letter.Row)!);

    /// <summary>A question that waited while somebody was away is brought this week or the next, and no later.
    /// </summary>
    public static bool IsPast(PersonTurn turn, MessageReference letter) =>
        letter.What == Asked && AskedOn(letter) < turn.Week.Previous.Begins;

    public static bool IsFromManager(PersonTurn rep, MessageReference letter) =>
        rep.Teams.Any(team => team.Managers.Contains(letter.From));

    /// <summary>Whether somebody is, now, a rep in a team that the person manages.</summary>
    public static async ValueTask<bool> IsRepAsync(PersonTurn turn, string person) =>
        (await RepsAsync(turn)).Any(member => member.Person == person);

    /// <summary>The reps of the teams that the person manages.</summary>
    static async ValueTask<ImmutableArray<Member>> RepsAsync(PersonTurn turn)
    {
        var reps = new List<Member>();
        foreach (var team in turn.Managed)
        {
            reps.AddRange((await turn.MembersAsync(team))
                .Where(member => !member.IsGuest && !team.Managers.Contains(member.Person)));
        }

        return [.. reps.DistinctBy(member => member.Person)];
    }
}

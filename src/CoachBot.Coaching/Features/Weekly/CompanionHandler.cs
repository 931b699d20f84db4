using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>Somebody along as a safety net: asked and answering by mail, told no more than the rep shows.</summary>
/// <remarks>All letters name the rep's commitment; it stands in the rep's partition alone.</remarks>
public static class CompanionHandler
{
    /// <summary>
    /// The letters' kinds: the question, its answers, that nobody is needed any more, that the moment has passed.
    /// </summary>
    public const string Asked = "companion";

    /// <inheritdoc cref="Asked"/>
    public const string Coming = "companion-yes";

    /// <inheritdoc cref="Asked"/>
    public const string NotComing = "companion-no";

    /// <inheritdoc cref="Asked"/>
    public const string CalledOff = "companion-off";

    /// <inheritdoc cref="Asked"/>
    public const string Over = "companion-over";

    public static Commitment Ask(PersonTurn turn, Commitment commitment, Member member)
    {
        var asked = commitment with
        {
            Companion = new(member.Person, member.Name, CompanionAnswer.Asked),
            AskedBefore = commitment.Companion is { } before
                ? commitment.AskedBefore.Add(before.Name) : commitment.AskedBefore,
        };
        turn.Keep(asked);
        Post(turn, member.Person, Asked, commitment.Row);
        return asked;
    }

    /// <summary>The companion says whether they can.</summary>
    public static void Answer(PersonTurn turn, MessageReference asked, bool canCome) =>
        Post(turn, asked.From, canCome ? Coming : NotComing, asked.Row);

    /// <summary>
    /// A commitment is open no more: whoever was to come along hears of it, and whoever did not answer is not asked
    /// any more.
    /// </summary>
    public static void CallOff(PersonTurn turn, Commitment? before, Commitment after)
    {
        if (before is not { IsOpen: true, Companion: { Answer: not CompanionAnswer.NotComing } companion })
            return;

        if (after.Status is CommitmentStatus.LetGo or CommitmentStatus.Carried or CommitmentStatus.Changed
            || (after.IsOpen && after.Companion is null))
            Post(turn, companion.Person, CalledOff, after.Row);
        else if (!after.IsOpen && !turn.Weeks.HasCheckIn(after.Week, after.Number))
            Close(turn, before);
    }

    /// <summary>Its moment has passed: a question that nobody answered is closed, wherever it stands.</summary>
    public static void Close(PersonTurn turn, Commitment commitment)
    {
        if (commitment.Companion is { Answer: CompanionAnswer.Asked } companion)
            Post(turn, companion.Person, Over, commitment.Row);
    }

    /// <summary>A person who asked is gone with all their words: nobody is needed along.</summary>
    public static void CallOffAll(PersonTurn turn)
    {
        foreach (var made in turn.Weeks.Commitments.Values.Where(made => made.IsOpen))
        {
            if (made.Companion is { Answer: not CompanionAnswer.NotComing } companion)
                Post(turn, companion.Person, CalledOff, made.Row);
        }
    }

    public static ImmutableArray<MessageSpec> Messages { get; } =
    [
        new(Asked, TakeAsync, BringAsync)
        {
            Refuses = (turn, asked) => Answer(turn, asked, canCome: false),
            Brings = CompanionQuestion.Dialog,
            GivesWay = (turn, asked) => Answer(turn, asked, canCome: false),
        },
        new(Coming, TakeAsync, BringAsync),
        new(NotComing, TakeAsync, BringAsync),
        new(CalledOff, TakeAsync, BringAsync) { NoticeAsync = PeerMessageView.CalledOffAsync },
        new(Over, TakeAsync, BringAsync),
    ];

    /// <summary>Takes in what a message says at once, whenever it is brought.</summary>
    /// <returns>Whether there is something to bring.</returns>
    public static async ValueTask<bool> TakeAsync(PersonTurn turn, MessageReference letter)
    {
        switch (letter.What)
        {
            case Asked:
                return await IsToBeAskedAsync(turn, letter);
            case CalledOff:
                return PeerMessages.Withdraw(turn, letter with { What = Asked }) && PeerMessages.IsReader(turn);
            case Over:
                PeerMessages.Withdraw(turn, letter with { What = Asked });
                return false;
            default:
                if (turn.Weeks.Commitments.GetValueOrDefault(letter.Row) is not { Companion: { } companion } made
                    || companion.Person != letter.From)
                    return false;
                var answer = letter.What == Coming ? CompanionAnswer.Coming : CompanionAnswer.NotComing;
                turn.Keep(made with { Companion = companion with { Answer = answer } });

                // Without a yes it is asked who else: on a card of its own, not on the old one as well.
                if (answer == CompanionAnswer.Coming || !made.IsOpen)
                    turn.Refresh(new CardId(SafetyNetQuestion.Dialog, made.Week, made.Number).ToString());
                PlanHandler.Refresh(turn, made);
                return made.IsOpen;
        }
    }

    /// <summary>Brings a letter in working hours.</summary>
    public static async ValueTask BringAsync(PersonTurn turn, MessageReference letter)
    {
        if (letter.What == Asked)
        {
            if (await IsToBeAskedAsync(turn, letter))
                PeerMessages.Ask(turn, CompanionQuestion.Dialog, letter);
        }
        else if (letter.What == CalledOff)
        {
            PeerMessages.Tell(turn, letter);
        }
        else if (turn.Weeks.Commitments.GetValueOrDefault(letter.Row) is { IsOpen: true, Companion: { } companion } made
            && companion.Person == letter.From)
        {
            if (companion.Answer == CompanionAnswer.Coming)
            {
                var when = PlanText.When(made, turn.Week);
                PlanHandler.Tell(turn, made, PlanText.IsComing(companion.Name, when));
            }
            else
            {
                turn.AskAbout(SafetyNetQuestion.Dialog, made);
            }
        }
    }

    /// <summary>When the companion is wanted, on the reader's own clock.</summary>
    public static Phrase WhenFor(PersonTurn reader, Commitment commitment)
    {
        if (commitment.CueAt is { } cue)
        {
            var (on, at) = Zones.Local(cue, reader.Zone);
            return PlanText.At(on, at, reader.Zone);
        }

        return PlanText.When(commitment, reader.Week);
    }

    /// <summary>A person who is asked along reads the words only where they are open to the team.</summary>
    public static bool ShowsWords(Commitment commitment) => commitment.Visibility == Visibility.Team;

    /// <summary>The same for one reader: only while they are in that team.</summary>
    public static bool ShowsWords(Commitment commitment, Profile reader) =>
        commitment.IsOpenTo([.. reader.Teams, .. reader.Manages]);

    /// <summary>Once for each time that somebody is asked, however often it is brought.</summary>
    static void Post(PersonTurn turn, string to, string what, string row) => PeerMessages.Post(
        turn, to, what, row, turn.NextCard(what).ToString(CultureInfo.InvariantCulture));

    /// <summary>Only somebody of the rep's teams who is there is asked; of anybody else the rep hears no yes.</summary>
    static async ValueTask<bool> IsToBeAskedAsync(PersonTurn turn, MessageReference asked)
    {
        if (turn.Profile.CanBeAsked(turn.Today) && (await turn.ReadAsync(asked)).IsColleagueOf(turn.Profile))
            return true;

        Answer(turn, asked, canCome: false);
        return false;
    }
}

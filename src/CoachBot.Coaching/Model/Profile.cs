using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Model;

/// <summary>Whether a person has agreed to be coached.</summary>
public enum Consent
{
    /// <summary>Never asked.</summary>
    None,

    /// <summary>Asked, no answer yet.</summary>
    Asked,

    Agreed,

    /// <summary>"Not now": silence until they write.</summary>
    NotNow,
}

/// <summary>Who sees a commitment. Everything else a rep says is seen by the rep alone.</summary>
public enum Visibility
{
    JustMe,
    Manager,
    Team,
}

/// <summary>How often a rep is asked.</summary>
public enum Rhythm
{
    Weekly,
    EveryTwoWeeks,

    /// <summary>When they write, and not otherwise.</summary>
    OnCall,
}

/// <summary>What is known of a person: the coach's columns of the head row.</summary>
/// <remarks>Before consent only address, zone, language, role and the moments of asking are kept.</remarks>
public sealed record Profile(AddresseeState Head)
{
    /// <summary>Of older cards it is no longer known that nobody answered them.</summary>
    const int MostEnded = 20;

    public string Partition => Head.Partition;
    public string? Name => Head.Row.Text("name");
    public Consent Consent => Enum.Parse<Consent>(Head.Row.Text("consent") ?? nameof(Consent.None));
    public DateTimeOffset? InvitedAt => Head.Row.Moment("invitedAt");
    public DateTimeOffset? InvitedAgainAt => Head.Row.Moment("invitedAgainAt");

    /// <summary>What the rep wants to get better at, in their own words; <c>null</c>: not said yet.</summary>
    public string? Skill => Head.Row.Text("skill");

    /// <summary>As the client last said; IANA.</summary>
    public string? ClientZone => Head.Row.Text("zone");

    /// <summary>Chosen with <c>timezone</c>; IANA. Wins over the client's.</summary>
    public string? ChosenZone => Head.Row.Text("chosenZone");

    /// <summary>Chosen by the rep; <c>null</c>: the admin's default.</summary>
    public Visibility? Visibility => Head.Row.Text("visibility") is { } text ? Enum.Parse<Visibility>(text) : null;

    /// <summary>Everything unprompted has ended: until <c>resume</c>, or after a deletion until they write.</summary>
    public bool IsStopped => (Head.Row.Flag("stopped") ?? false) || (Head.Row.Flag("silent") ?? false);

    /// <summary>The day of return; <c>null</c>: not away.</summary>
    public DateOnly? AwayUntil => Head.Row.Day("awayUntil");

    /// <summary>Nothing unprompted goes, whatever the role, until <c>resume</c>.</summary>
    public bool IsQuiet => Head.Row.Text("quiet") is not null;

    /// <summary>Starting again was offered since they went quiet; it is offered once.</summary>
    public bool IsRestartOffered => Head.Row.Text("quiet") == "offered";

    public Profile WithQuiet(bool offered = false) => With("quiet", offered ? "offered" : "asked");
    public Profile WithoutQuiet() => With("quiet", (string?)null);
    public bool IsAwayOn(DateOnly day) => IsQuiet || day < AwayUntil;

    /// <summary>
    /// From another organisation or without an account: not asked, with the reason shown to the manager.
    /// </summary>
    public bool IsGuest => Head.Row.Flag("guest") ?? false;

    /// <summary>Partitions of the teams the person is a rep in.</summary>
    public ImmutableArray<string> Teams => Lines("teams");

    /// <summary>Partitions of the teams the person manages.</summary>
    public ImmutableArray<string> Manages => Lines("manages");

    /// <summary>Partitions of the teams the person added the bot to and whose roster is still to be read.</summary>
    public ImmutableArray<string> Added => Lines("added");

    /// <summary>When the person last looked at the bot's own page; <c>null</c>: never, or there is none.</summary>
    public DateTimeOffset? HomeOpenedAt => Head.Row.Moment("homeOpenedAt");

    /// <summary>When to put <see cref="LaterCard"/> again, as the person asked.</summary>
    public DateTimeOffset? LaterAt => Head.Row.Moment("laterAt");

    public string? LaterCard => Head.Row.Text("laterCard");

    /// <summary>Mail from people that waits for working hours, the oldest first.</summary>
    public ImmutableArray<string> Letters =>
        Head.Row.LongTextOf("letters") is { } lines ? [.. lines.Split('\n')] : [];

    /// <summary>The day on which this person last thanked a person, and how often then.</summary>
    public DateOnly? ThankedOn => Head.Row.Day("thankedOn");
    public int ThankedCount => (int)(Head.Row.Number("thankedCount") ?? 0);

    /// <summary>The day on which mail from people was last brought, and how many pieces.</summary>
    public DateOnly? LettersOn => Head.Row.Day("lettersOn");
    public int LettersCount => (int)(Head.Row.Number("lettersCount") ?? 0);

    /// <summary>
    /// The card of another person's question that is the newest message; <c>null</c>: something else is.
    /// </summary>
    public string? NewestCard => Head.Row.Text("newestCard");

    /// <summary>When it was put; <c>null</c>: something else is the newest.</summary>
    public DateTimeOffset? NewestAt => Head.Row.Moment("newestAt");

    /// <summary>Cards of questions from others that were closed without an answer, the latest last.</summary>
    public ImmutableArray<string> Ended => Lines("ended");

    /// <summary>What they would help others practise, in their words; empty: they are no helper.</summary>
    public ImmutableArray<string> HelperSkills => Lines("helperSkills");

    /// <summary>Requests for help that they take at once.</summary>
    public int HelperMost => (int)(Head.Row.Number("helperMost") ?? 1);

    /// <summary>Requests for help, as letters, that they have not answered.</summary>
    public ImmutableArray<string> HelpAsked => Lines("helpAsked");

    /// <summary>Requests that they said yes to and that are still to come.</summary>
    public int HelpPromised => (int)(Head.Row.Number("helpPromised") ?? 0);

    /// <summary>When they were last asked for help; <c>null</c>: never.</summary>
    public DateTimeOffset? HelperAskedAt => Head.Row.Moment("helperAskedAt");

    /// <summary>When a request of their own for help runs out; <c>null</c>: none waits.</summary>
    public DateTimeOffset? HelpAt => Head.Row.Moment("helpAt");

    /// <summary>When they are to be asked whether help happened; <c>null</c>: nothing to ask.</summary>
    public DateTimeOffset? HelpAfterAt => Head.Row.Moment("helpAfterAt");

    /// <summary>Asked in place of the bot's weekly question; <c>null</c>: the bot's.</summary>
    public string? OwnQuestion => Head.Row.Text("ownQuestion");

    /// <summary>How often they are asked.</summary>
    public Rhythm Rhythm => Head.Row.Text("rhythm") is { } rhythm ? Enum.Parse<Rhythm>(rhythm) : Rhythm.Weekly;

    /// <summary>The week from which every second one is asked about, by name.</summary>
    public string? RhythmFrom => Head.Row.Text("rhythmFrom");

    public bool IsRhythmAsked => Head.Row.Flag("rhythmAsked") ?? false;

    /// <summary>Weeks in which the question was put since they were heard last.</summary>
    public int SilentWeeks => (int)(Head.Row.Number("silentWeeks") ?? 0);

    /// <summary>Commitments they told of, in all.</summary>
    public int CheckIns => (int)(Head.Row.Number("checkIns") ?? 0);

    /// <summary>How often they were asked what they found out about learning.</summary>
    public int LearningAsked => (int)(Head.Row.Number("learningAsked") ?? 0);

    /// <summary>How often in a row they were asked when and where, and left it lying.</summary>
    public int PlansUnanswered => (int)(Head.Row.Number("plansUnanswered") ?? 0);

    /// <summary>How many nudges in a row went unanswered.</summary>
    public int NudgesUnanswered => (int)(Head.Row.Number("nudgesUnanswered") ?? 0);

    /// <summary>
    /// The mid-week nudge is left out for those who check in by themselves, and for those whom the last four left cold;
    /// one that was timed to a moment still comes to the latter.
    /// </summary>
    public bool WantsNudge(bool hasMoment) => !ChecksInAlone && (hasMoment || NudgesUnanswered < 4);

    /// <summary>Check-ins of their own accord, less those for which they had to be asked.</summary>
    public int OwnCheckIns => (int)(Head.Row.Number("ownCheckIns") ?? 0);

    /// <summary>They check in by themselves: the mid-week nudge is left out.</summary>
    public bool ChecksInAlone => OwnCheckIns >= 3;

    /// <summary>They were told that it is.</summary>
    public bool IsToldAlone => Head.Row.Flag("toldAlone") ?? false;

    public DialogState Dialog => DialogState.FromJson(Head.Row.LongTextOf("dialog"));

    /// <summary>Actions of a commitment that had several: offered with the next weekly question.</summary>
    public ImmutableArray<string> Parked =>
        Head.Row.LongTextOf("parked") is { } lines ? [.. lines.Split('\n')] : [];

    public Profile WithParked(IEnumerable<string> actions) => new(new AddresseeState(
        Head.Row.WithLong("parked", Joined(actions.Select(action => action.ReplaceLineEndings(" "))))));

    /// <summary>Where the rep's milestones go; <c>null</c>: not chosen yet.</summary>
    public PraiseAudience? PraiseTo => Head.Row.Text("praiseTo") is { } text ? Enum.Parse<PraiseAudience>(text) : null;

    /// <summary>The day of that choice.</summary>
    public DateOnly? PraiseSince => Head.Row.Day("praiseSince");

    public bool IsAgreed => Consent == Consent.Agreed;

    /// <summary>May be spoken to unprompted at all.</summary>
    public bool IsReachable => Head.Unreachable is null && Head.Chat is not null;

    /// <summary>Hears from the bot, and is there: a person who can be asked something for a colleague.</summary>
    /// <param name="today">Where they are.</param>
    public bool CanBeAsked(DateOnly today) => (IsAgreed || !Manages.IsEmpty) && !IsStopped && IsReachable && !IsGuest
        && !Head.IsDeleting && !IsAwayOn(today);

    public Profile With(string column, string? value) => new(new AddresseeState(Head.Row.With(column, value)));
    public Profile With(string column, bool? value) => new(new AddresseeState(Head.Row.With(column, value)));
    public Profile With(string column, long? value) => new(new AddresseeState(Head.Row.With(column, value)));
    public Profile With(string column, DateTimeOffset? value) => new(new AddresseeState(Head.Row.With(column, value)));
    public Profile With(string column, DateOnly? value) => new(new AddresseeState(Head.Row.With(column, value)));

    /// <summary>Zone and language as the platform tells; what it does not tell, or nobody knows, stays.</summary>
    public Profile WithClient(string? zone, string? locale)
    {
        var moved = zone is not null && Zones.IsKnown(zone) ? With("zone", zone) : this;
        return locale is not null ? moved.With("language", locale) : moved;
    }

    public Profile WithConsent(Consent consent) => With("consent", consent.ToString());
    /// <summary>Whether nothing unprompted goes until they write.</summary>
    public Profile WithSilence(bool silent) => With("silent", silent ? true : null);
    public Profile WithDialog(DialogState dialog) =>
        new(new AddresseeState(Head.Row.WithLong("dialog", dialog.Open.IsEmpty ? null : dialog.ToJson())));
    public Profile WithTeams(IEnumerable<string> teams) => With("teams", Joined(teams));
    public Profile WithLetters(IEnumerable<string> letters) =>
        new(new AddresseeState(Head.Row.WithLong("letters", Joined(letters))));
    public Profile WithHelpAsked(IEnumerable<string> letters) => With("helpAsked", Joined(letters));
    public Profile WithHelperSkills(IEnumerable<string> skills) => With("helperSkills", Joined(skills));
    public Profile WithEnded(string card) => With("ended", Joined(Ended.Add(card).TakeLast(MostEnded)));
    public Profile WithManages(IEnumerable<string> teams) => With("manages", Joined(teams));
    public Profile WithAdded(IEnumerable<string> teams) => With("added", Joined(teams));
    public Profile WithLater(DateTimeOffset? at, string? card) => With("laterAt", at).With("laterCard", card);

    /// <summary>Where a planned send was moved to (quiet hours, after downtime); <c>null</c>: not moved.</summary>
    public DateTimeOffset? Moved(string kind) => Head.Row.Moment("moved_" + kind);

    public Profile WithMoved(string kind, DateTimeOffset? at) => With("moved_" + kind, at);
    ImmutableArray<string> Lines(string column) => Head.Row.Text(column)?.Split('\n') is { } lines ? [.. lines] : [];
    static string? Joined(IEnumerable<string> lines) =>
        string.Join('\n', lines) is { Length: > 0 } joined ? joined : null;
}

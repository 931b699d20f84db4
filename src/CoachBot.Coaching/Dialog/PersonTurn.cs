using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>One turn of one person while it is being made up: what was read, and what shall be. No effects.</summary>
public sealed partial class PersonTurn(TurnInput situation, CapabilitySet capabilities)
{
    readonly Dictionary<string, Change> _changes = new(StringComparer.Ordinal);
    readonly List<OutboxMessage> _said = [];
    readonly List<Counter> _counts = [];
    readonly List<string> _purged = [];
    readonly List<string> _refresh = [];
    SkillProgress? _training = situation.Training is { } row ? SkillProgress.Read(row) : null;

    public Profile Profile { get; set; } = situation.Profile;
    public Weeks Weeks { get; private set; } = situation.Weeks;
    public CoachSettings Settings => situation.Settings;

    /// <summary>Everything the bot can do.</summary>
    public CapabilitySet Capabilities => capabilities;

    /// <summary>The teams the person is a rep in, as set up.</summary>
    public ImmutableArray<TeamSettings> Teams => situation.Teams;

    /// <summary>The teams the person manages.</summary>
    public ImmutableArray<TeamSettings> Managed => situation.Managed;

    /// <summary>The team in whose channel the turn began; <c>null</c>: elsewhere.</summary>
    public TeamSettings? HeardInTeam => Unmet ?? (Heard?.Conversation.TeamId is { } id
        ? situation.Others.FirstOrDefault(team =>
            team.Partition.EndsWith("|" + Key.Escape(id), StringComparison.Ordinal))
        : null);

    /// <summary>The same, while nobody has told yet that the bot is there; <c>null</c>: known, or elsewhere.</summary>
    public TeamSettings? Unmet => situation.Unmet;

    /// <summary>Every team that the turn has read: the person's own, and those it touches otherwise.</summary>
    public IEnumerable<TeamSettings> KnownTeams => Managed.Concat(Teams).Concat(situation.Others).Append(Unmet)
        .OfType<TeamSettings>().DistinctBy(team => team.Partition);

    /// <summary>The team whose calendar, skills and managers count for the rep; <c>null</c>: none.</summary>
    public TeamSettings? Team => Teams.FirstOrDefault(team => team.IsSetUp);

    public TurnClock Moment => situation.Moment;
    public DateTimeOffset Now => situation.Moment.Now;
    public TeamCalendar Calendar
    {
        get
        {
            var calendar = (Team ?? Managed.FirstOrDefault(team => team.IsSetUp))?.Calendar ?? TeamCalendar.Default;
            return calendar with { Holidays = Settings.Holidays.Of(Zone, calendar.Region) };
        }
    }

    /// <summary>IANA: the person's own choice, else their client's, else the team's.</summary>
    public string Zone => Profile.ChosenZone ?? Profile.ClientZone ?? (Team ?? Managed.FirstOrDefault())?.Calendar.Zone
        ?? Zones.Fallback;

    public DateOnly Today => Zones.Local(Now, Zone).On;

    /// <summary>The coaching week that is running where the person is.</summary>
    public CoachingWeek Week => CoachingWeek.Of(Today, Calendar);

    /// <summary>The week a commitment made now is for: this one until its check-in, then the next.</summary>
    public CoachingWeek CommitWeek => Now < Calendar.At(Week, Calendar.CheckIn, Zone) ? Week : Week.Next;

    /// <summary>The day of return is still to come, or is not known.</summary>
    public bool IsAway => Profile.IsAwayOn(Today);

    /// <summary>When a commitment is asked after.</summary>
    public DateTimeOffset CheckInAt(Commitment commitment) => CommitmentTiming.CheckInAt(commitment, Calendar, Zone);

    public Visibility Visibility => Profile.Visibility ?? Settings.DefaultVisibility;
    public TextCatalog Words => situation.Words;

    /// <summary>What the letter refers to that an open question is about.</summary>
    public ReferencedRow? Referred(OpenQuestion question) =>
        situation.Referred.GetValueOrDefault(question.Subject ?? "");

    /// <summary>What was heard; <c>null</c> when time or mail began the turn.</summary>
    public Activity? Heard => situation.Heard;

    /// <summary>The card whose message was replied to; <c>null</c>: none.</summary>
    public string? RepliedToCard => situation.RepliedToCard;

    /// <summary>As the turn began.</summary>
    public Profile Before => situation.Profile;

    /// <summary>Something is about to be said in this turn.</summary>
    public bool HasSaid => _said.Count > 0;

    /// <summary>How far the rep is with the skill they work on.</summary>
    public SkillProgress Training =>
        _training is { } known && known.IsFor(Profile.Skill ?? "") ? known : new(Profile.Skill ?? "");

    /// <summary>What there is to choose from for the skill they work on.</summary>
    public SkillPack Pack => Settings.Packs.For(Profile.Skill ?? "");

    /// <summary>What was written in answer to a card; <c>null</c>: nothing, or it is gone.</summary>
    public Entity? WrittenOn(CardId card) => Written(row => row.Text("card") == card.ToString());

    /// <summary>A row that the card looked at tells of, as this turn leaves it.</summary>
    public Entity? Written(Func<Entity, bool> holds) => _changes.Values.OfType<Change.Upsert>()
        .Select(change => change.Entity).Concat(situation.Told).FirstOrDefault(holds);

    public void Keep(SkillProgress training)
    {
        _training = training;
        Put(training.ToEntity(Profile.Partition));
    }

    public void Keep(Commitment commitment)
    {
        foreach (var capability in Capabilities.All)
            capability.Changed(this, Weeks.Commitments.GetValueOrDefault(commitment.Row), commitment);
        Weeks = Weeks with { Commitments = Weeks.Commitments.SetItem(commitment.Row, commitment) };
        Put(commitment.ToEntity(Profile.Partition));
    }

    public void Keep(Reflection reflection)
    {
        Weeks = Weeks with { Reflections = Weeks.Reflections.SetItem(reflection.Row, reflection) };
        Put(reflection.ToEntity(Profile.Partition));
    }

    public void Keep(OneOnOne talk)
    {
        Weeks = Weeks with { Talks = Weeks.Talks.SetItem(talk.Week, talk) };
        Put(talk.ToEntity(Profile.Partition));
    }

    public void Keep(WeekState state)
    {
        Weeks = Weeks with { States = Weeks.States.SetItem(state.Week, state) };
        Put(state.ToEntity(Profile.Partition));
    }

    /// <summary>Claims a send: the row's insert is refused when another instance has claimed it.</summary>
    public void Keep(SendRecord claim)
    {
        var row = claim.ToEntity(Profile.Partition);
        Weeks = Weeks with { Claims = Weeks.Claims.SetItem(row.Row, claim) };
        _changes[row.Row] = new Change.Insert(row);
    }

    public void Put(Entity row) => _changes[row.Row] = new Change.Upsert(row);
    public void Delete(string row) => _changes[row] = new Change.Delete(row);

    public IQuestion Question(OpenQuestion open) => Capabilities.Questions[open.Dialog];

    /// <summary>A number that no card of a dialog without a week has had.</summary>
    public int NextCard(string dialog)
    {
        var number = (int)(Profile.Head.Row.Number("cards") ?? 0) + 1;
        Profile = Profile.With("cards", (long)number);
        return number;
    }

    /// <summary>The key of the next row of a kind that is numbered by day.</summary>
    public string NextRow(RowKind kind) => kind.RowOf(Today, NextCard(kind.Name));

    /// <summary>Goes on where another turn of the same person stopped.</summary>
    public PersonTurn Continuing(PersonTurn other)
    {
        _said.AddRange(other._said);
        _counts.AddRange(other._counts);
        _purged.AddRange(other._purged);
        _refresh.AddRange(other._refresh);
        return this;
    }

    /// <summary>The turn as it is, planned anew.</summary>
    public Turn Finish()
    {
        var refreshed = _refresh.Select(id =>
            Current(id) is { } card ? new OutboxMessage.UpdateCard(id, card) : null).OfType<OutboxMessage>();
        NoteNewest();
        // Whatever was understood ends the count.
        if (Heard?.Kind is ActivityKind.Message or ActivityKind.Submit
            && Profile.Head.Row.Number(Missed) == MissedBefore)
            Profile = Profile.With(Missed, (long?)null);
        // What is due weeks from now is read until then.
        Profile = Profile.With("openSince", Weeks.Commitments.Values
            .Where(commitment => commitment.IsOpen && commitment.DueAt > Now).Select(commitment => commitment.Week)
            .Min(StringComparer.Ordinal));
        return new Turn
        {
            Head = Profile.Head.WithPlan(SendPlanner.Plan(this)),
            Changes = [.. _changes.Values],
            Owes = [.. refreshed, .. _said, .. Capabilities.All.SelectMany(one => one.Finish(this))],
            Counts = [.. _counts],
            Purged = [.. _purged],
        };
    }

    public ImmutableSortedDictionary<string, string> NothingKept { get; } = ImmutableSortedDictionary<string,
        string>.Empty;

    public ImmutableSortedDictionary<string, Phrase> NoObjections { get; } = ImmutableSortedDictionary<string,
        Phrase>.Empty;
}

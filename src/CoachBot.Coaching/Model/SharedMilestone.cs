using System.Globalization;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>
/// A milestone that its rep lets others know of, with the words they read and no others: a row of the rep.
/// </summary>
/// <param name="Week">The week of the practice that reached it.</param>
/// <param name="Number">That practice's number.</param>
/// <param name="Weeks">Practice weeks on the skill at that time, in all.</param>
/// <param name="Then">What the rep noticed first; <c>null</c>: not quoted.</param>
/// <param name="Now">What the rep noticed on this practice; <c>null</c>: not quoted.</param>
public sealed record SharedMilestone(
    string Week, int Number, Milestone Reached, int Weeks, string Skill, Quote? Then, Quote? Now)
{
    /// <summary>The letter's kind, to a manager.</summary>
    public const string What = "shared";

    public static RowRange Rows => RowKind.Range();

    public string Row => RowOf(Week, Number);

    public static string RowOf(string week, int number) => RowKind.RowOf(week, number);

    public static RowKind RowKind { get; } = new("shared|{week}|{number:2}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithReflections,
        Export = RowExport.Taken,
        Quotes = new RowQuotes.Columns([Stored.FirstWords, Stored.NowWords, Stored.Step]) { Otherwise = Stored.Skill },
        Label = new(RowOwner.Person, "a milestone that its rep let others know of", "yes"),
    };

    /// <summary>The step climbed, in the rep's words; <c>null</c>: none was, or it is not quoted.</summary>
    public string? Step { get; init; }

    /// <summary>The day on which the rep, or the rep's standing choice, let it go.</summary>
    public DateOnly On { get; init; }

    /// <summary>Partition of the team whose manager reads it.</summary>
    public string Team { get; init; } = "";

    /// <summary>What that manager is called; empty: not known.</summary>
    public string Manager { get; init; } = "";

    /// <summary>With the manager's words it goes to the team's channel.</summary>
    public bool IsForTeam { get; init; }

    /// <summary>
    /// What others may read of a milestone: the fact, and what the rep noticed. A commitment is not quoted: who sees
    /// it is settled with it.
    /// </summary>
    /// <param name="after">Words of this day and before are left out; <c>null</c>: none are.</param>
    public static SharedMilestone Of(Weeks history, Commitment practice, PraiseFacts praised, DateOnly? after = null)
    {
        var now = Quoted(praised.Now);
        var then = praised.IsWeeks ? Quoted(praised.First) : null;
        return new(
            practice.Week, practice.Number, praised.Reached, praised.Weeks, practice.Skill,
            then == now ? null : then, now)
        {
            Step = after is null ? praised.Step : null,
        };

        Quote? Quoted(Quote quote) => !(quote.On <= after) && Noticed(history, quote).Any() ? quote : null;
    }

    /// <summary>The reflections whose words it shows.</summary>
    public IEnumerable<Reflection> Shows(Weeks history) =>
        new[] { Then, Now }.OfType<Quote>().SelectMany(quote => Noticed(history, quote));

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    public static SharedMilestone Read(Entity row)
    {
        var key = RowKind.Parse(row.Row)!;
        return new(
            key[0], int.Parse(key[1], CultureInfo.InvariantCulture), Stored.Milestone.Of(row)!.Value,
            Stored.Weeks.Of(row), Stored.Skill.Of(row)!, Quote(Stored.FirstOn, Stored.FirstWords),
            Quote(Stored.NowOn, Stored.NowWords))
        {
            Step = Stored.Step.Of(row),
            On = Stored.On.Of(row)!.Value,
            Team = Stored.Team.Of(row) ?? "",
            Manager = Stored.ManagerName.Of(row) ?? "",
            IsForTeam = Stored.ForTeam.Of(row),
        };

        Quote? Quote(RowColumn<DateOnly?> day, RowColumn<string?> said) =>
            day.Of(row) is { } on && said.Of(row) is { } words ? new(on, words) : null;
    }

    static IEnumerable<Reflection> Noticed(Weeks history, Quote quote) => history.Reflections.Values
        .Where(reflection => reflection.Noticed == quote.Words && reflection.On == quote.On);

    static class Stored
    {
        public static readonly RowMap<SharedMilestone> Map = new();
        public static readonly RowColumn<Milestone?> Milestone =
            Map.Choice<Milestone>("milestone", shared => shared.Reached);
        public static readonly RowColumn<int> Weeks = Map.Count("weeks", shared => shared.Weeks);
        public static readonly RowColumn<string?> Skill = Map.Text("skill", shared => shared.Skill);
        public static readonly RowColumn<DateOnly?> FirstOn = Map.Day("firstOn", shared => shared.Then?.On);
        public static readonly RowColumn<string?> FirstWords = Map.Text("firstWords", shared => shared.Then?.Words);
        public static readonly RowColumn<DateOnly?> NowOn = Map.Day("nowOn", shared => shared.Now?.On);
        public static readonly RowColumn<string?> NowWords = Map.Text("nowWords", shared => shared.Now?.Words);
        public static readonly RowColumn<string?> Step = Map.Text("step", shared => shared.Step);
        public static readonly RowColumn<DateOnly?> On = Map.Day("on", shared => shared.On);
        public static readonly RowColumn<string?> Team = Map.Text("team", shared => shared.Team);
        public static readonly RowColumn<string?> ManagerName = Map.Text("managerName", shared => shared.Manager);
        public static readonly RowColumn<bool> ForTeam = Map.Mark("forTeam", shared => shared.IsForTeam);
    }
}

using System.Globalization;
using CoachBot.Coaching.Features.Milestones;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Model;

/// <summary>
/// A milestone that its rep lets others know of, with the words they read and no others: row
/// <c>shared|week|number</c> of the rep.
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

    public static RowRange Rows { get; } = RowRange.Prefix("shared|");

    public string Row => RowOf(Week, Number);

    public static string RowOf(string week, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"shared|{week}|{number:d2}");

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

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("milestone", Reached.ToString()).With("weeks", (long)Weeks).With("skill", Skill)
        .With("firstOn", Then?.On).With("firstWords", Then?.Words).With("nowOn", Now?.On).With("nowWords", Now?.Words)
        .With("step", Step).With("on", On).With("team", Team).With("managerName", Manager)
        .With("forTeam", IsForTeam ? true : null);

    public static SharedMilestone Read(Entity row)
    {
        var key = row.Row.Split('|');
        return new(
            key[1], int.Parse(key[2], CultureInfo.InvariantCulture), Enum.Parse<Milestone>(row.Text("milestone")!),
            (int)row.Number("weeks")!, row.Text("skill")!, Quote("first"), Quote("now"))
        {
            Step = row.Text("step"),
            On = row.Day("on")!.Value,
            Team = row.Text("team") ?? "",
            Manager = row.Text("managerName") ?? "",
            IsForTeam = row.Flag("forTeam") ?? false,
        };

        Quote? Quote(string which) =>
            row.Day(which + "On") is { } on && row.Text(which + "Words") is { } words ? new(on, words) : null;
    }

    /// <summary>The facts, as somebody else reads them.</summary>
    public Phrase Said(string name)
    {
        var fact = Reached switch
        {
            Milestone.FirstPractice => MilestoneText.SharedFirst(name, Skill),
            Milestone.Comeback => MilestoneText.SharedComeback(name, Skill),
            Milestone.StepClimbed => MilestoneText.SharedStep(name, Skill, Step),
            Milestone.TargetReached => MilestoneText.SharedTarget(name, Skill, Step),
            _ => MilestoneText.SharedWeeks(name, Weeks, Skill),
        };
        return (Then, Now) switch
        {
            ({ } then, { } now) => MilestoneText.WithQuotes(fact, then, now),
            (null, null) => fact,
            _ => MilestoneText.WithQuote(fact, (Now ?? Then)!),
        };
    }

    static IEnumerable<Reflection> Noticed(Weeks history, Quote quote) => history.Reflections.Values
        .Where(reflection => reflection.Noticed == quote.Words && reflection.On == quote.On);
}

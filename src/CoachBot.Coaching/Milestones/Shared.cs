using System.Globalization;
using CoachBot.Coaching.CheckIns;
using CoachBot.Coaching.Commitments;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Milestones;

/// <summary>A milestone that its rep lets others know of: row <c>shared|week|number</c> of the rep.</summary>
public static class Shared
{
    /// <summary>The letter's kind, to a manager.</summary>
    public const string What = "shared";

    public const string ToManager = "manager";
    public const string ToTeam = "team";
    const string Audience = "audience";

    public static Entity Row(string partition, Commitment practice, Reflection reflection, Quote now, string audience)
    {
        var praised = reflection.Praised!;
        return new Entity(partition, string.Create(
            CultureInfo.InvariantCulture, $"shared|{practice.Week}|{practice.Number:d2}"))
            .With("milestone", praised.Reached.ToString()).With("weeks", (long)praised.Weeks)
            .With("skill", practice.Skill).With("firstOn", praised.First.On).With("firstWords", praised.First.Words)
            .With("nowOn", now.On).With("nowWords", now.Words).With("step", praised.Step)
            .With(Audience, audience);
    }

    public static bool IsForTeam(Entity row) => row.Text(Audience) == ToTeam;

    /// <summary>The facts, as somebody else reads them.</summary>
    public static Phrase Said(Entity row, string name)
    {
        var (skill, now) = (row.Text("skill")!, new Quote(row.Day("nowOn")!.Value, row.Text("nowWords")!));
        var first = new Quote(row.Day("firstOn")!.Value, row.Text("firstWords")!);
        return Enum.Parse<Milestone>(row.Text("milestone")!) switch
        {
            Milestone.FirstPractice => MilestoneCopy.SharedFirst(name, skill, now),
            Milestone.Comeback => MilestoneCopy.SharedComeback(name, skill, now),
            Milestone.StepClimbed => MilestoneCopy.SharedStep(name, skill, row.Text("step")!, now),
            Milestone.TargetReached => MilestoneCopy.SharedTarget(name, skill, row.Text("step")!, now),
            _ when first == now => MilestoneCopy.SharedWeeksOneQuote(name, (int)row.Number("weeks")!, skill, now),
            _ => MilestoneCopy.SharedWeeks(name, (int)row.Number("weeks")!, skill, first, now),
        };
    }
}

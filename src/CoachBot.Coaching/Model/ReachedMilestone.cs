using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>A milestone that has fired. That its row is there is what makes it fire once a skill.</summary>
/// <param name="Cited">The rep's words that it was praised with.</param>
public sealed record ReachedMilestone(Milestone Milestone, string Skill, Quote Cited)
{
    /// <summary>All of them, of every skill.</summary>
    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("milestone|{hash}|{milestone}", Stored.Map.Columns)
    {
        // That it was reached stays, so that it is never reached again.
        Retention = new RowRetention.WordsByAge(Stored.On, Stored.Words, RetentionPeriod.Reflections),
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(RowOwner.Person, "a milestone that has fired, with the words cited", "yes"),
    };

    public static string RowOf(string skill, Milestone milestone) =>
        RowKind.RowOf(SkillWords.Hash(skill), milestone.ToString());

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, RowOf(Skill, Milestone), this);

    static class Stored
    {
        public static readonly RowMap<ReachedMilestone> Map = new();
        public static readonly RowColumn<Milestone?> Milestone =
            Map.Choice<Milestone>("milestone", reached => reached.Milestone);
        public static readonly RowColumn<string?> Skill = Map.Text("skill", reached => reached.Skill);
        public static readonly RowColumn<DateOnly?> On = Map.Day("on", reached => reached.Cited.On);
        public static readonly RowColumn<string?> Words = Map.Text("words", reached => reached.Cited.Words);
    }
}

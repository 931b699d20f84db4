using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>A way to practise that a manager has made an idea of the team's, kept with the team.</summary>
/// <param name="Skill">As the team calls it; <see cref="SkillPack.Any"/>: for every skill.</param>
/// <param name="Text">1 to <see cref="Suggestion.Longest"/> characters, in the manager's words.</param>
/// <param name="By">Partition of that manager.</param>
public sealed record TeamIdea(string Row, string Skill, IdeaKind Kind, string Text, string By)
{
    /// <summary>The older ones give way to more than these.</summary>
    public const int Most = 40;

    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("idea|{day}|{id}", Stored.Map.Columns)
    {
        Retention = new RowRetention.Lasting("while the bot is in the team"),
        Export = RowExport.TeamsOwn,
        Quotes = RowQuotes.Everything,
        Label = new(
            RowOwner.Team,
            "a way to practise that a manager made one of the team's ideas, at most 40; a reference to the person "
                + "who suggested it, no name",
            "the manager's words"),
    };

    /// <summary>Who suggested it, by partition, and the row there; <c>null</c>: the manager alone.</summary>
    public string? From { get; init; }

    /// <inheritdoc cref="From"/>
    public string? FromRow { get; init; }

    /// <summary>
    /// A person who suggested it and wants to be named, as they are called now; read when it is shown. <c>null</c>:
    /// nobody.
    /// </summary>
    public string? Name { get; init; }

    public bool IsFor(string skill, SkillPacks packs) => Skill == SkillPack.Any || packs.AreSame(Skill, skill);

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    public static TeamIdea Read(Entity row) => new(
        row.Row, Stored.Skill.Of(row)!, Stored.Kind.Of(row)!.Value, Stored.Text.Of(row)!, Stored.By.Of(row)!)
    {
        From = Stored.From.Of(row),
        FromRow = Stored.FromRow.Of(row),
    };

    static class Stored
    {
        public static readonly RowMap<TeamIdea> Map = new();
        public static readonly RowColumn<string?> Skill = Map.Text("skill", idea => idea.Skill);
        public static readonly RowColumn<IdeaKind?> Kind = Map.Choice<IdeaKind>("kind", idea => idea.Kind);
        public static readonly RowColumn<string?> Text = Map.Text("text", idea => idea.Text);
        public static readonly RowColumn<string?> By = Map.Text("by", idea => idea.By);
        public static readonly RowColumn<string?> From = Map.Text("from", idea => idea.From);
        public static readonly RowColumn<string?> FromRow = Map.Text("fromRow", idea => idea.FromRow);
    }
}

using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>
/// A way to practise that a manager has made an idea of the team's: row <c>idea|day|id</c> of the team's partition.
/// </summary>
/// <param name="Skill">As the team calls it; <see cref="SkillPack.Any"/>: for every skill.</param>
/// <param name="Text">1 to <see cref="Suggestion.Longest"/> characters, in the manager's words.</param>
/// <param name="By">Partition of that manager.</param>
public sealed record TeamIdea(string Row, string Skill, IdeaKind Kind, string Text, string By)
{
    /// <summary>The older ones give way to more than these.</summary>
    public const int Most = 40;

    public static RowRange Rows { get; } = RowRange.Prefix("idea|");

    /// <summary>Who suggested it, by partition, and the row there; <c>null</c>: the manager alone.</summary>
    public string? From { get; init; }

    /// <inheritdoc cref="From"/>
    public string? FromRow { get; init; }

    /// <summary>
    /// Whoever suggested it and wants to be named, as they are called now; read when it is shown. <c>null</c>: nobody.
    /// </summary>
    public string? Name { get; init; }

    public bool IsFor(string skill, SkillPacks packs) => Skill == SkillPack.Any || packs.AreSame(Skill, skill);

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("skill", Skill).With("kind", Kind.ToString()).With("text", Text).With("by", By).With("from", From)
        .With("fromRow", FromRow);

    public static TeamIdea Read(Entity row) => new(
        row.Row, row.Text("skill")!, Enum.Parse<IdeaKind>(row.Text("kind")!), row.Text("text")!, row.Text("by")!)
    {
        From = row.Text("from"),
        FromRow = row.Text("fromRow"),
    };
}

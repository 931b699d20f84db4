using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>Somebody on a team's roster: row <c>member|person</c> of the team's partition.</summary>
/// <param name="Person">The person's partition.</param>
/// <param name="Name">As the platform calls them.</param>
/// <param name="UserId">The platform's id for this bot.</param>
/// <param name="Reading">The last reading of the roster in which they were found.</param>
public sealed record Member(string Person, string Name, string UserId, bool IsGuest, string Reading)
{
    public static RowRange Rows { get; } = RowRange.Prefix("member|");

    public string Row => RowOf(Person);

    public static string RowOf(string person) => "member|" + person;

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("person", Person).With("name", Name).With("userId", UserId).With("guest", IsGuest ? true : null)
        .With("reading", Reading);

    public static Member Read(Entity row) => new(
        row.Text("person")!, row.Text("name") ?? "", row.Text("userId") ?? "", row.Flag("guest") ?? false,
        row.Text("reading") ?? "");
}

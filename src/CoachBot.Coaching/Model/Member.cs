using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>A person on a team's roster, kept with the team.</summary>
/// <param name="Person">The person's partition.</param>
/// <param name="Name">As the platform calls them.</param>
/// <param name="UserId">The platform's id for this bot.</param>
/// <param name="Reading">The last reading of the roster in which they were found.</param>
public sealed record Member(string Person, string Name, string UserId, bool IsGuest, string Reading)
{
    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("member|{person*}", Stored.Map.Columns)
    {
        Retention = new RowRetention.Lasting("while the bot is in the team"),
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(RowOwner.Team, "somebody on the team's roster", "names"),
    };

    public string Row => RowOf(Person);

    public static string RowOf(string person) => RowKind.RowOf(person);

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    public static Member Read(Entity row) => new(
        Stored.Person.Of(row)!, Stored.Name.Of(row) ?? "", Stored.UserId.Of(row) ?? "", Stored.Guest.Of(row),
        Stored.Reading.Of(row) ?? "");

    static class Stored
    {
        public static readonly RowMap<Member> Map = new();
        public static readonly RowColumn<string?> Person = Map.Text("person", member => member.Person);
        public static readonly RowColumn<string?> Name = Map.Text("name", member => member.Name);
        public static readonly RowColumn<string?> UserId = Map.Text("userId", member => member.UserId);
        public static readonly RowColumn<bool> Guest = Map.Mark("guest", member => member.IsGuest);
        public static readonly RowColumn<string?> Reading = Map.Text("reading", member => member.Reading);
    }
}

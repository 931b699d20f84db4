using System.Collections.Immutable;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Model;

/// <summary>The rows of people and teams that the engine writes, as the coaching has to know them.</summary>
public static class EngineRows
{
    public static ImmutableArray<RowKind> All => [Head, Owed, Seen, Posted, Message, Home];

    public static RowKind Head { get; } = new(AddresseeState.RowKey)
    {
        Retention = new RowRetention.Lasting("until deleted; address, zone and role stay"),
        Export = RowExport.Taken,
        Quotes = RowQuotes.Nothing,
        Label = new(
            RowOwner.PersonOrTeam,
            "of a person: address, zone, language, role, consent; skill; what is planned; questions open, and words "
                + "typed of which it is not told yet whom they are for; of a team: its week, its managers and since "
                + "when",
            "yes"),
    };

    public static RowKind Owed { get; } = new("owed|{number:12}")
    {
        Retention = new RowRetention.Lasting("until sent"),
        Export = RowExport.Workings,
        Quotes = RowQuotes.Everything,
        Label = new(RowOwner.PersonOrTeam, "what is about to be said", "yes, for moments"),
    };

    public static RowKind Seen { get; } = new("seen|{day}|{id}")
    {
        Retention = new RowRetention.Lasting("3 days, mail 30"),
        Export = RowExport.Workings,
        Quotes = RowQuotes.Everything,
        Label = new(RowOwner.PersonOrTeam, "events taken in, so that a resend changes nothing", "no words"),
    };

    public static RowKind Posted { get; } = new("posted|{card}")
    {
        Retention = new RowRetention.WithCard(row => Posted!.Parse(row.Row)?[0]),
        Export = RowExport.Workings,
        Quotes = RowQuotes.Everything,
        Label = new(RowOwner.PersonOrTeam, "where a card went", "no words"),
    };

    public static RowKind Message { get; } = new("message|{id}")
    {
        Retention = new RowRetention.WithCard(row => row.Text("card")),
        Export = RowExport.Workings,
        Quotes = RowQuotes.Everything,
        Label = new(RowOwner.PersonOrTeam, "which card a message holds", "no words"),
    };

    public static RowKind Home { get; } = new("home")
    {
        Retention = RowRetention.AsLongAsItsOwner,
        Export = RowExport.Workings,
        Quotes = RowQuotes.Everything,
        Label = new(RowOwner.Person, "a fingerprint of the page last shown in Slack", "no words"),
    };
}

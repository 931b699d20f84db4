using System.Text.RegularExpressions;
using CoachBot.Core.Delivery;
using CoachBot.Core.Hosting;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>
/// The rooms of the engine: Delivery knows Turns, Turns knows Schedule and RateLimiting, these know Hosting. No arrow
/// points up, and no room knows its neighbour.
/// </summary>
public sealed partial class RoomsTests
{
    const string Core = "CoachBot.Core.";

    /// <summary>The lowest first. The words that all rooms speak are below them and may know each other.</summary>
    static readonly string[][] Floors =
    [
        ["Text", "Cards", "Conversation", "Dialogs", "Storage", "Wire"],
        ["Hosting"],
        ["Schedule", "RateLimiting"],
        ["Turns"],
        ["Delivery"],
    ];

    static IEnumerable<Type> Types => typeof(OutboxProcessor).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith(Core, StringComparison.Ordinal) == true);

    [Fact]
    public void Every_namespace_is_a_room() => Assert.All(Types, type => Assert.True(FloorOf(RoomOf(type)) >= 0));

    [Fact]
    public void A_file_is_in_the_folder_of_its_room() => Assert.Empty(
        from path in Repository.Files("src/CoachBot.Core", "*.cs")
        let folder = Path.GetFileName(Path.GetDirectoryName(path))
        where !File.ReadAllText(path).Contains($"namespace {Core}{folder};", StringComparison.Ordinal)
        select $"{folder}/{Path.GetFileName(path)}");

    [Fact]
    public void What_the_compiler_made_of_a_room_names_no_room_above() => Assert.Empty(
        from type in Types
        from named in TypeReferences.Of(type)
        where named.Namespace?.StartsWith(Core, StringComparison.Ordinal) == true
            && !MayKnow(RoomOf(type), RoomOf(named))
        select $"{type.FullName} names {named.FullName}");

    /// <summary>A constant leaves no trace in what the compiler makes; its using does.</summary>
    [Fact]
    public void No_file_of_a_room_uses_a_room_above() => Assert.Empty(
        from path in Repository.Files("src/CoachBot.Core", "*.cs")
        let room = Path.GetFileName(Path.GetDirectoryName(path))!
        from used in Using().Matches(File.ReadAllText(path)).Select(match => match.Groups["room"].Value)
        where !MayKnow(room, used)
        select $"{room}/{Path.GetFileName(path)} uses {used}");

    [Fact]
    public void The_arrows_that_there_are_can_be_seen()
    {
        Assert.Contains(typeof(TurnRunner), TypeReferences.Of(typeof(RosterDelivery)));
        Assert.Contains(
            typeof(Instruments),
            Types.Where(type => type.FullName!.StartsWith(typeof(OutboxProcessor).FullName!, StringComparison.Ordinal))
                .SelectMany(TypeReferences.Of));
        Assert.False(MayKnow("Turns", "Delivery"));
        Assert.False(MayKnow("Schedule", "RateLimiting"));
    }

    static bool MayKnow(string room, string other) =>
        room == other || FloorOf(other) < FloorOf(room) || (FloorOf(room) == 0 && FloorOf(other) == 0);

    static int FloorOf(string room) => Array.FindIndex(Floors, floor => floor.Contains(room));

    static string RoomOf(Type type) => type.Namespace![Core.Length..].Split('.')[0];

    [GeneratedRegex(
        @"^using CoachBot\.Core\.(?<room>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}

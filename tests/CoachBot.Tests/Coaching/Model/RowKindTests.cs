using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using CoachBot.Coaching;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Model;

/// <summary>What a kind of row is: its key, how long it stays, and that nothing of it can be left out.</summary>
public sealed class RowKindTests
{
    static readonly RowKinds Kinds = Capabilities.All.Rows;

    static readonly KeptSince Since = KeptSince.Of(new(100, 50, 30, 10), new DateOnly(2026, 11, 16));

    public static TheoryData<string> Names => new(Kinds.All.Select(kind => kind.Name));

    [Fact]
    public void A_kind_without_retention_export_quotes_or_label_does_not_compile()
    {
        var required = typeof(RowKind).GetProperties()
            .Where(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null)
            .Select(property => property.Name).Order();

        Assert.Equal(["Export", "Label", "Quotes", "Retention"], required);
        Assert.DoesNotContain(
            typeof(RowKind).GetConstructors(),
            constructor => constructor.GetCustomAttribute<SetsRequiredMembersAttribute>() is not null);
    }

    [Fact]
    public void Every_kind_that_is_declared_is_brought_by_one_capability()
    {
        var declared =
            from type in typeof(RowKind).Assembly.GetTypes()
            from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where property.PropertyType == typeof(RowKind)
            select (RowKind)property.GetValue(null)!;

        Assert.Equal(
            declared.Select(kind => kind.Key.Pattern).Order(), Kinds.All.Select(kind => kind.Key.Pattern).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_key_is_found_again_as_its_kind_with_what_it_was_made_of(string name)
    {
        var kind = Kinds.All.Single(kind => kind.Name == name);
        KeyPart[] values = [.. kind.Key.Pattern.Split('|').Where(part => part.StartsWith('{')).Select(Value)];

        var row = kind.RowOf(values);

        Assert.Same(kind, Kinds.Of(row));
        Assert.Equal(values.Select(value => value.Text(0)), kind.Parse(row)!.Select(part => part.TrimStart('0')));
        Assert.True(kind.Range().Holds(row));

        static KeyPart Value(string part) =>
            part is "{week}" or "{day}" ? new DateOnly(2026, 11, 16) : part == "{number}" ? 7 : "x";
    }

    [Theory]
    [InlineData("week|2026-11-16|novel|01")]
    [InlineData("week|2026-11-16")]
    [InlineData("week|2026-11-16|commitment|01|02")]
    [InlineData("commitment|2026-11-16")]
    [InlineData("hunch|2026-11-16|1")]
    [InlineData("heads")]
    [InlineData("")]
    public void What_only_looks_like_a_kind_is_of_none(string row) => Assert.Null(Kinds.Of(row));

    [Fact]
    public void A_person_in_a_key_stays_as_they_are_and_other_parts_are_escaped()
    {
        Assert.Equal("member|p|teams|tenant|ana", Member.RowOf("p|teams|tenant|ana"));
        Assert.Equal(["p|teams|tenant|ana"], Member.RowKind.Parse("member|p|teams|tenant|ana")!);
        Assert.Equal("week|2026-11-16|commitment|03", Commitment.RowOf("2026-11-16", 3));
        Assert.Equal(
            Key.Of("thanks", "2026-11-16", "p|teams|tenant|ana" + "thanked|1"),
            ReceivedThanks.RowKind.RowOf(new DateOnly(2026, 11, 16), "p|teams|tenant|ana" + "thanked|1"));
    }

    [Fact]
    public void A_key_of_too_few_or_too_many_parts_is_a_fault()
    {
        Assert.Throws<ArgumentException>(() => Commitment.RowKind.RowOf("2026-11-16"));
        Assert.Throws<ArgumentException>(() => Commitment.RowKind.RowOf("2026-11-16", 1, 2));
    }

    [Fact]
    public void Two_kinds_of_one_name_are_a_fault_and_so_are_two_columns() =>
        Assert.All(
            new Action[]
            {
                () => _ = new RowKinds(Commitment.RowKind, Commitment.RowKind),
                () =>
                {
                    var map = new RowMap<string>();
                    map.Text("text", text => text);
                    map.Text("text", text => text);
                },
                () => _ = Some("rating|{hash}", RowRetention.WithRatings),
            },
            twice => Assert.Throws<ArgumentException>(twice));

    /// <summary>100 days of commitments, 50 of reflections, 30 of ratings, 10 of who looked.</summary>
    [Theory]
    [InlineData("week|2026-08-08|commitment|01", false)]
    [InlineData("week|2026-08-07|commitment|01", true)]
    [InlineData("week|2026-08-07|sent|ask|1", true)]
    [InlineData("week|2026-09-27|reflection|01", false)]
    [InlineData("week|2026-09-26|reflection|01", true)]
    [InlineData("rating|x|2026-10-17", false)]
    [InlineData("rating|x|2026-10-16", true)]
    [InlineData("looked|2026-11-06|x", false)]
    [InlineData("looked|2026-11-05|x", true)]
    [InlineData("help|2026-09-27|000001", false)]
    [InlineData("help|2026-09-26|000001", true)]
    [InlineData("posted|ask.2026-08-08.1", false)]
    [InlineData("posted|ask.2026-08-07.1", true)]
    [InlineData("posted|help.-.1", false)]
    [InlineData("skill|x", false)]
    [InlineData("head", false)]
    [InlineData("seen|2020-01-01|x", false)]
    public void A_row_goes_the_day_after_its_time(string row, bool goes) =>
        Assert.Equal(goes, Kinds.Of(row)!.Past(new Entity("p|x", row), Since) is Change.Delete);

    [Fact]
    public void A_reflection_goes_with_its_commitment_where_that_goes_first()
    {
        var since = KeptSince.Of(new(50, 100, 30, 10), new DateOnly(2026, 11, 16));
        var row = Reflection.RowOf("2026-09-20", 1);

        Assert.IsType<Change.Delete>(Reflection.RowKind.Past(new Entity("p|x", row), since));
    }

    [Fact]
    public void Of_a_milestone_the_words_go_once_and_that_it_was_reached_stays()
    {
        var row = new Entity("p|x", ReachedMilestone.RowOf("a", Milestone.FirstPractice))
            .With("on", new DateOnly(2026, 9, 1)).With("words", "mine").With("skill", "a");

        var bare = Assert.IsType<Change.Upsert>(ReachedMilestone.RowKind.Past(row, Since)).Entity;

        Assert.Equal(["on", "skill"], bare.Columns.Keys);
        Assert.Null(ReachedMilestone.RowKind.Past(bare, Since));
    }

    [Fact]
    public void Keys_of_rows_are_taken_apart_in_one_place() =>
        Assert.Equal(
            ["RowKey.cs"],
            Repository.Files(Path.Combine("src", "CoachBot.Coaching"), "*.cs")
                .Where(path => File.ReadAllText(path).Contains("Split('|'", StringComparison.Ordinal))
                .Select(path => Path.GetFileName(path)).Except(["VoiceRules.cs", "PatternReader.cs"]));

    [Fact]
    public void A_row_or_a_column_that_nobody_has_declared_fails_the_tests_that_write_it()
    {
        Assert.NotNull(KnownRowsTable.Undeclared(new("p|x", "hunch|2026-11-16|1")));
        Assert.NotNull(KnownRowsTable.Undeclared(new Entity("p|x", WeekState.RowKind.RowOf("w")).With("mood", "x")));
        Assert.NotNull(KnownRowsTable.Undeclared(new("moods|x", "head")));
        Assert.Null(KnownRowsTable.Undeclared(new WeekState("w", IsAway: true).ToEntity("p|x")));
    }

    static RowKind Some(string key, RowRetention retention) => new(key)
    {
        Retention = retention,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Nothing,
        Label = new(RowOwner.Person, "", ""),
    };
}

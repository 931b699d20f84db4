using CoachBot.Core.Storage;
using CoachBot.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.Storage;

/// <summary>Keys that every store takes, that sort alike in each, and that never meet by accident.</summary>
public sealed class KeyTests
{
    /// <summary>Well-formed text, with what keys forbid or mean something by more often than it would be.</summary>
    static Arbitrary<string> Parts { get; } =
        Gen.Frequency(
            (3, Gen.Elements("/", "\\", "#", "?", "%", "|", "~", "~7c", "~2f", " ", "a", "B", "-", ":")),
            (2, Gen.Choose(0x00, 0xff).Select(c => ((char)c).ToString())),
            (1, Gen.Choose(0x100, 0x10ffff).Where(c => c is < 0xd800 or > 0xdfff).Select(char.ConvertFromUtf32)))
        .ListOf()
        .Select(string.Concat)
        .ToArbitrary();

    static Arbitrary<DateTimeOffset> Moments { get; } =
        (from day in Gen.Choose(0, 3_652_058)
         from second in Gen.Choose(0, 86_399)
         from ticks in Gen.Choose(0, 9_999_999)
         select DateTimeOffset.MinValue.AddDays(day).AddSeconds(second).AddTicks(ticks))
        .ToArbitrary();

    [Theory]
    [InlineData("8a1f-b2:Ana Lee.", "8a1f-b2:Ana Lee.")]
    [InlineData("a|b", "a~7cb")]
    [InlineData("~7c", "~7e7c")]
    [InlineData("50% off?", "50~25 off~3f")]
    [InlineData("é👍\n", "~c3~a9~f0~9f~91~8d~0a")]
    public void What_a_key_may_hold_stays_and_the_rest_becomes_its_bytes(string part, string expected) =>
        Assert.Equal(expected, Key.Escape(part));

    [Fact]
    public void An_escaped_part_is_printable_and_holds_nothing_that_a_store_forbids_or_that_parts_a_key() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Parts, part =>
            Key.Escape(part).All(c => c is >= ' ' and <= '~' && !"/\\#?%|".Contains(c))));

    [Fact]
    public void Two_parts_never_become_the_same_key() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Parts, Parts, (one, other) =>
            (one == other) == (Key.Escape(one) == Key.Escape(other)) && Unescaped(Key.Escape(one)) == one));

    [Fact]
    public void Lists_of_parts_never_become_the_same_key() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Parts, Parts, Parts, (a, b, c) =>
            Key.Of(a, b, c).Split('|').Zip([a, b, c], Stands).All(stands => stands)));

    [Fact]
    public void A_part_of_any_length_makes_a_legal_key_of_its_own()
    {
        var (one, other) = (new string('x', 5000), new string('x', 5000) + "y");

        Assert.NotEqual(Key.Of("p", one), Key.Of("p", other));
        Assert.All([Key.Of("p", one), Key.Of(one, other, one)], EntityRules.CheckKey);
    }

    /// <summary>
    /// A part stands in a key as itself, escaped; a very long one as a hash, which no escaped part looks like.
    /// </summary>
    static bool Stands(string inKey, string part) => inKey.StartsWith("~sha256.", StringComparison.Ordinal)
        ? Key.Escape(part).Length > 110
        : Unescaped(inKey) == part;

    [Fact]
    public void Keys_that_begin_with_the_same_parts_are_one_range_without_any_other_between() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Parts, Parts, Parts, (one, other, last) =>
        {
            var range = RowRange.Prefix(Key.Of(one) + "|");

            return IsIn(range, Key.Of(one, last)) && IsIn(range, Key.Of(other, last)) == (one == other);
        }));

    [Fact]
    public void A_key_of_parts_is_legal_while_it_is_short_enough() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Parts, Parts, (one, other) =>
        {
            var key = Key.Of(one, other);
            if (key.Length <= EntityRules.MaxKeyLength)
                EntityRules.CheckKey(key);
            else
                Assert.Throws<ArgumentException>(() => EntityRules.CheckKey(key));
        }));

    [Fact]
    public void Instants_sort_as_text_as_they_do_in_time_and_come_back() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Moments, Moments, (one, other) =>
            Math.Sign(string.CompareOrdinal(Key.Instant(one), Key.Instant(other))) == Math.Sign(one.CompareTo(other))
            && Key.ReadInstant(Key.Instant(one)) == one));

    [Fact]
    public void An_instant_is_written_in_UTC_wherever_it_was_read() =>
        Assert.Equal(
            "2026-11-16T08:00:00.0000000Z",
            Key.Instant(new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.FromHours(1))));

    [Fact]
    public void Days_sort_as_text_as_they_do_in_time_and_come_back() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Moments, Moments, (one, other) =>
        {
            var (a, b) = (DateOnly.FromDateTime(one.UtcDateTime), DateOnly.FromDateTime(other.UtcDateTime));

            return Math.Sign(string.CompareOrdinal(Key.Day(a), Key.Day(b))) == Math.Sign(a.CompareTo(b))
                && Key.ReadDay(Key.Day(a)) == a;
        }));

    static bool IsIn(RowRange range, string row) =>
        string.CompareOrdinal(range.From, row) <= 0 && string.CompareOrdinal(row, range.Before) < 0;

    /// <summary>Reads an escaped part back: the proof that nothing was lost.</summary>
    static string Unescaped(string escaped) => Uri.UnescapeDataString(escaped.Replace("%", "%25").Replace('~', '%'));
}

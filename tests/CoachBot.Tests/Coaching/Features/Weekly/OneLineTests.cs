using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Weekly;

/// <summary>A busy rep's week: one question, one line; all the rest is left, or passed on in one tap.</summary>
public sealed class OneLineTests
{
    const int Weeks = 12;

    /// <summary>Weeks in which the four-weekly rating follows a plan that was passed on.</summary>
    static readonly int[] Rated = [0, 4, 8];

    [Fact]
    public async Task Whoever_answers_in_one_line_and_taps_skip_has_one_question_a_week()
    {
        var rep = await Rep.AskedAsync();
        for (var week = 0; week < Weeks; week++)
        {
            var line = await SayAsync(rep, $"ask one question, for the {week}th time");
            var skip = await SayAsync(rep, "skip");

            Assert.Single(line);
            Assert.StartsWith("Got it", line[0], StringComparison.Ordinal);
            Assert.Single(skip);
            Assert.StartsWith("I'll ask how it went", skip[0], StringComparison.Ordinal);
            Assert.Equal(Rated.Contains(week), skip[0].Contains('?', StringComparison.Ordinal));
            if (Rated.Contains(week))
                Assert.DoesNotContain('?', Assert.Single(await SayAsync(rep, "skip")));
            await NextMondayAsync(rep, week);
        }
    }

    [Fact]
    public async Task Whoever_leaves_everything_else_unanswered_is_kept_word_for_word_all_the_same()
    {
        var rep = await Rep.AskedAsync();
        for (var week = 0; week < Weeks; week++)
        {
            var line = $"ask one question, for the {week}th time";

            Assert.Single(await SayAsync(rep, line));

            var monday = new DateOnly(2026, 11, 16).AddDays(7 * week);
            Assert.Equal(line, await rep.TextAsync($"week|{Key.Day(monday)}|commitment|01", "text"));
            await NextMondayAsync(rep, week);
        }
    }

    static Task NextMondayAsync(Rep rep, int week) =>
        rep.TypeAsync($"@ {new DateOnly(2026, 11, 23).AddDays(7 * week):yyyy-MM-dd} 10:00");

    static async Task<IReadOnlyList<string>> SayAsync(Rep rep, string text)
    {
        var before = rep.Heard.Count();
        await rep.TypeAsync(text);
        return [.. rep.Heard.Skip(before).Select(said => Support.Transcript.Text(said.Message))];
    }
}

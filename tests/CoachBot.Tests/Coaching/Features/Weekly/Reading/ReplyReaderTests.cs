using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Reading;
using Xunit.Abstractions;

namespace CoachBot.Tests.Coaching.Features.Weekly.Reading;

/// <summary>A miss is free, a needless question is not: precision is held, recall is told.</summary>
public sealed class ReplyReaderTests(ITestOutputHelper output)
{
    const double LeastPrecision = 0.95;

    static readonly string[] Questions = ["which", "outcome", "vague"];

    [Fact]
    public void A_third_of_at_least_150_replies_is_held_out()
    {
        var all = Reply.Tuned.Concat(Reply.HeldOut).ToList();

        Assert.True(all.Count >= 150);
        Assert.InRange((double)Reply.HeldOut.Count / all.Count, 0.33, 0.4);
        Assert.Equal(all.Count, all.Select(reply => reply.Text).Distinct().Count());
        Assert.All(Questions, question => Assert.Contains(Reply.HeldOut, reply => reply.Label == question));
    }

    [Fact]
    public void Questions_are_hardly_ever_needless()
    {
        Tell("tuned", Reply.Tuned);
        var (asked, right) = Tell("held out", Reply.HeldOut);

        Assert.True(asked > 0);
        Assert.True((double)right / asked >= LeastPrecision, $"{right} of {asked} questions were called for.");
    }

    [Fact]
    public void Days_are_hardly_ever_mistaken()
    {
        TellDays("tuned", Reply.Tuned);
        var (found, right) = TellDays("held out", Reply.HeldOut);

        Assert.True(found > 0);
        Assert.True((double)right / found >= LeastPrecision, $"{right} of {found} days were meant.");
    }

    (int Asked, int Right) Tell(string name, IReadOnlyList<Reply> replies)
    {
        var (asked, right) = (0, 0);
        foreach (var question in Questions)
        {
            var put = replies.Where(reply => Read(reply) == question).ToList();
            var good = put.Count(reply => reply.Label == question);
            var wanted = replies.Count(reply => reply.Label == question);
            output.WriteLine(
                $"{name}, {question}: precision {good}/{put.Count}, recall {good}/{wanted} of {replies.Count}");
            foreach (var reply in replies.Where(reply => (Read(reply) == question) != (reply.Label == question)))
                output.WriteLine($"   {reply.Label} read as {Read(reply)}: {reply.Text}");
            (asked, right) = (asked + put.Count, right + good);
        }

        return (asked, right);
    }

    (int Found, int Right) TellDays(string name, IReadOnlyList<Reply> replies)
    {
        var found = replies.Where(reply => Day(reply) is not null).ToList();
        var right = found.Count(reply => Day(reply) == reply.Day);
        output.WriteLine(
            $"{name}, days: precision {right}/{found.Count}, recall {right}/{replies.Count(r => r.Day is not null)}");
        foreach (var reply in replies.Where(reply => Day(reply) != reply.Day))
            output.WriteLine($"   {reply.By} read as {Day(reply)}: {reply.Text}");
        return (found.Count, right);
    }

    static string Read(Reply reply) => ReplyReader.Read(reply.Text) switch
    {
        ReplyMeaning.Several => "which",
        ReplyMeaning.Outcome => "outcome",
        ReplyMeaning.Vague => "vague",
        _ => "fine",
    };

    /// <summary>Of several actions one is chosen first: until then no day is read.</summary>
    static DateOnly? Day(Reply reply) => Read(reply) == "which"
        ? null
        : MomentWords.Find(reply.Text, Reply.Today, TeamCalendar.Default, says: false)?.On;
}

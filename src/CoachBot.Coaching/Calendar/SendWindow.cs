using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Coaching.Calendar;

/// <summary>How long a send that is past due, after downtime say, may still go.</summary>
public static class SendWindow
{
    /// <summary>What is sent at once after downtime is spread over so long.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromMinutes(10);

    /// <summary>Whether a send may still go.</summary>
    /// <param name="due">When it was to go; its local day says which week it belongs to.</param>
    /// <param name="zone">IANA name, the person's; an unknown one throws <see cref="ArgumentException"/>.</param>
    public static bool StillMakesSense(
        SendDeadline deadline, DateTimeOffset due, DateTimeOffset now, TeamCalendar calendar, string zone)
    {
        var dueOn = Zones.Local(due, zone).On;
        var week = CoachingWeek.Of(dueOn, calendar);

        return deadline switch
        {
            SendDeadline.None => true,
            SendDeadline.TwoWeeks => now < due + TimeSpan.FromDays(14),
            SendDeadline.CheckIn => now < calendar.At(week, calendar.CheckIn, zone),
            SendDeadline.EndOfDay => Zones.Local(now, zone).On <= dueOn,
            SendDeadline.NextAsk => now < AskAfter(due, week, calendar, zone),
            _ => throw new UnreachableException($"No rule for {deadline}."),
        };
    }

    /// <summary>A moment in the ten minutes from now, the same for the same person.</summary>
    public static DateTimeOffset Staggered(DateTimeOffset now, string personKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(personKey));

        // Not the first byte: shards go by that one, and each shard is to be spread over all of the time.
        var place = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(4));
        return now.AddSeconds(place % (uint)Spread.TotalSeconds);
    }

    static DateTimeOffset AskAfter(DateTimeOffset due, CoachingWeek week, TeamCalendar calendar, string zone)
    {
        var ask = calendar.At(week, calendar.Ask, zone);
        return ask > due ? ask : calendar.At(week.Next, calendar.Ask, zone);
    }
}

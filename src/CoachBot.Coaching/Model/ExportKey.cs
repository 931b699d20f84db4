using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Model;

/// <summary>Whose data may be fetched, and which: a deletion puts an end to what was asked for before it.</summary>
/// <param name="Person">A partition.</param>
/// <param name="DeletedAt">When they last had everything deleted; <c>null</c>: never.</param>
public sealed record ExportKey(string Person, DateTimeOffset? DeletedAt)
{
    public static ExportKey Of(AddresseeState person) => new(person.Partition, person.Row.Moment("deletedAt"));
}

/// <summary>Makes the addresses from which people fetch what is held about them.</summary>
public interface IExportLinks
{
    /// <summary>How long an address works, on the machine's clock.</summary>
    TimeSpan GoodFor { get; }

    /// <summary>An address that works from now on, for the person who has it; nothing of it is kept.</summary>
    Uri To(ExportKey key);
}

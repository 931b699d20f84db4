using CoachBot.Coaching.Model;

namespace CoachBot.Tests.Support;

/// <summary>Addresses that say whose file they lead to, for reading.</summary>
sealed class SaidLinks(Uri place) : IExportLinks
{
    public TimeSpan GoodFor { get; } = TimeSpan.FromMinutes(15);

    /// <summary>What was made an address of, the latest last.</summary>
    public List<ExportKey> Made { get; } = [];

    public Uri To(ExportKey key)
    {
        Made.Add(key);
        return new(place, $"/files/{Uri.EscapeDataString(key.Person)}");
    }
}

using System.ComponentModel.DataAnnotations;

namespace CoachBot;

/// <summary>How fast the bot may speak. Section <c>Delivery</c> of the settings.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Messages a second to one tenant, 1 to 10000. Default 40, under the 50 that Teams takes.</summary>
    [Range(1, 10_000)]
    public int PerTenantPerSecond { get; set; } = 40;
}

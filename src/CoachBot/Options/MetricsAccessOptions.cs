namespace CoachBot;

/// <summary>Who may read <c>/metrics</c>. Section <c>Metrics</c> of the settings.</summary>
public sealed class MetricsAccessOptions
{
    public const string Section = "Metrics";

    /// <summary>Callers from other machines are answered too. Default false.</summary>
    public bool AllowRemote { get; set; }
}

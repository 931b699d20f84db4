namespace CoachBot;

public enum DefaultVisibility
{
    /// <summary>The person and their manager.</summary>
    Manager,

    /// <summary>The person alone.</summary>
    JustMe,
}

/// <summary>Who sees what a person does not say it about. Section <c>Privacy</c> of the settings.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>
    /// Who sees a commitment, unless its owner chooses. Default <see cref="DefaultVisibility.Manager"/>.
    /// </summary>
    public DefaultVisibility DefaultVisibility { get; set; } = DefaultVisibility.Manager;
}

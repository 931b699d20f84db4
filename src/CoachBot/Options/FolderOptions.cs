namespace CoachBot;

/// <summary>Skill packs of the admin's own. Section <c>Packs</c> of the settings.</summary>
public sealed class PacksOptions
{
    public const string Section = "Packs";

    /// <summary>A folder of JSON files, one a skill; one that is not there has none. Default <c>packs</c>.</summary>
    public string Path { get; set; } = "packs";
}

/// <summary>Days off. Section <c>Holidays</c> of the settings.</summary>
public sealed class HolidaysOptions
{
    public const string Section = "Holidays";

    /// <summary>
    /// A folder of calendars (<c>.ics</c>) and tables (<c>.csv</c>); <c>DE.ics</c> is for who lives in Germany, any
    /// other name for all. One that is not there has none. Default <c>holidays</c>.
    /// </summary>
    public string Path { get; set; } = "holidays";
}

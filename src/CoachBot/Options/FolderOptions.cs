using System.ComponentModel.DataAnnotations;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;

namespace CoachBot;

/// <summary>Skill packs of the admin's own. Section <c>Packs</c> of the settings.</summary>
public sealed class PacksOptions : IValidatableObject
{
    public const string Section = "Packs";

    /// <summary>
    /// A folder of JSON files, one a skill, and perhaps a folder <c>draft</c> of such; one that is not there has none.
    /// Default <c>packs</c>.
    /// </summary>
    public string Path { get; set; } = "packs";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        FolderFault.Of($"{Section}:{nameof(Path)}", () => (SkillPacks.In(Path), SkillPacks.In(Drafts)));

    /// <summary>Packs for a manager's preview alone.</summary>
    internal string Drafts => System.IO.Path.Combine(Path, CustomWording.Draft);
}

/// <summary>Words of the admin's own. Section <c>Wording</c> of the settings.</summary>
public sealed class WordingOptions : IValidatableObject
{
    public const string Section = "Wording";

    /// <summary>
    /// A folder of JSON files, one a language (<c>en.json</c>), and perhaps a folder <c>draft</c> of such; one that is
    /// not there has none. Default <c>wording</c>.
    /// </summary>
    public string Path { get; set; } = "wording";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => FolderFault.Of(
        $"{Section}:{nameof(Path)}",
        () => (CustomWording.In(Path, new TextCatalogs()), CustomWording.In(Drafts, new TextCatalogs())));

    /// <summary>Words for a manager's preview alone.</summary>
    internal string Drafts => System.IO.Path.Combine(Path, CustomWording.Draft);
}

/// <summary>What is wrong with the files of a folder, told under its setting.</summary>
static class FolderFault
{
    public static IEnumerable<ValidationResult> Of(string key, Func<object> read)
    {
        try
        {
            read();
            return [];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return [new($"{key}: {e.Message}")];
        }
    }
}

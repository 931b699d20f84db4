using System.Text.Json;
using CoachBot.Commands.Packaging;
using CoachBot.Slack;

namespace CoachBot.Commands;

/// <summary><c>package --out folder</c>: writes the Teams app package and the Slack app manifest, if sound.</summary>
public static class PackageCommand
{
    public const string TeamsFile = "coachbot-teams.zip";
    public const string SlackFile = "coachbot-slack.json";

    /// <summary>
    /// Writes <see cref="TeamsFile"/> and <see cref="SlackFile"/>; a run with the same settings writes the same bytes.
    /// Slack's app is made from its manifest, so that one needs no setting at all; Teams' package needs the bot's id.
    /// </summary>
    /// <param name="outFolder">Made when not there. What is older is replaced at once, or left as it is.</param>
    /// <param name="error">Gets one line a fault, each beginning with the setting to change.</param>
    /// <returns>The exit code: 0 when all that was asked for is done, 1 otherwise.</returns>
    public static async Task<int> RunAsync(
        IConfiguration configuration, string outFolder, TextWriter output, TextWriter error,
        CancellationToken ct = default)
    {
        if (PackageSettings.Unknown(configuration) is { } key)
        {
            var keys = string.Join(", ", PackageSettings.Keys);
            await error.WriteLineAsync($"{key}: is not a setting. There are {keys}.");
            return 1;
        }

        try
        {
            var settings = PackageSettings.From(configuration);
            var zip = settings.MicrosoftAppId.Length == 0 ? null : await TeamsAsync(settings, error);
            if (zip is null && settings.MicrosoftAppId.Length > 0)
                return 1;
            if (await SlackAsync(configuration, error) is not { } manifest)
                return 1;

            if (zip is not null)
                await TellAsync(output, await WriteAsync(outFolder, TeamsFile, zip, ct), settings);
            await TellAsync(output, await WriteAsync(outFolder, SlackFile, manifest, ct), configuration);
            return zip is not null || await IsForSlackAloneAsync(configuration, output, error) ? 0 : 1;
        }
        catch (JsonException e)
        {
            await error.WriteLineAsync($"{PackageSources.Manifest}: is not a JSON object{Line(e)}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
        }

        return 1;
    }

    /// <returns>The package; <c>null</c>: it would be refused, and why has been told.</returns>
    static async Task<byte[]?> TeamsAsync(PackageSettings settings, TextWriter error)
    {
        var package = TeamsPackage.From(settings, PackageSources.Load(settings.Sources));
        var zip = package.ToZip();
        var faults = PackageRules.Check(zip);
        foreach (var fault in faults)
            await error.WriteLineAsync($"{package.SettingOf(fault.Path)}: {fault.Rule}");

        return faults.IsEmpty ? zip : null;
    }

    /// <returns>The manifest; <c>null</c>: it would be refused, and why has been told.</returns>
    /// <remarks>All that a setting can make wrong in it is an address, and one line on that is enough.</remarks>
    static async Task<byte[]?> SlackAsync(IConfiguration configuration, TextWriter error)
    {
        var manifest = SlackManifest.From(configuration);
        if (SlackManifest.Faults(manifest) is not [var fault, ..])
            return SlackManifest.ToJson(manifest);

        var place = fault.Path.Contains("url", StringComparison.Ordinal) ? "PublicUrl" : $"{SlackFile}, {fault.Path}";
        await error.WriteLineAsync($"{place}: {fault.Rule}");
        return null;
    }

    /// <summary>
    /// Without the bot's id there is no package for Teams; that is a fault unless Slack is all there is.
    /// </summary>
    static async Task<bool> IsForSlackAloneAsync(IConfiguration configuration, TextWriter output, TextWriter error)
    {
        const string Line =
            "MicrosoftAppId: is not set, so there is no Teams package; it is the app id of the Azure Bot registration.";
        var slack = new SlackOptions();
        slack.Read(configuration);
        await (slack.IsOn ? output : error).WriteLineAsync(Line);
        return slack.IsOn;
    }

    /// <summary>
    /// Beside the target first: the person who looks sees the old file or the new, never half of one.
    /// </summary>
    static async Task<string> WriteAsync(string folder, string file, byte[] bytes, CancellationToken ct)
    {
        var path = Path.Combine(folder, file);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(draft, bytes, ct);
            File.Move(draft, path, overwrite: true);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What the system says of a folder that cannot be made is that some file is not found.
            throw new IOException($"--out: nothing can be written to {folder}. Which folder is yours to write to?", e);
        }
        finally
        {
            if (File.Exists(draft))
                File.Delete(draft);
        }
    }

    static string Line(JsonException e) => e.LineNumber is { } line ? $" (line {line + 1})" : "";

    static async Task TellAsync(TextWriter output, string path, PackageSettings settings)
    {
        await output.WriteLineAsync($"{path}: version {settings.Version}, app {settings.AppId}.");
        await output.WriteLineAsync("Upload it in the Teams admin center: Teams apps, Manage apps, Upload new app.");
        foreach (var page in settings.PagesToPublish)
            await output.WriteLineAsync($"{page.Setting} is not set, so people get {page.Url}: publish it there.");
    }

    static async Task TellAsync(TextWriter output, string path, IConfiguration configuration)
    {
        var how = SlackManifest.IsSocketMode(configuration)
            ? "Socket Mode, which needs no public address"
            : "request URLs under PublicUrl";
        await output.WriteLineAsync($"{path}: {how}.");
        await output.WriteLineAsync("Paste it at https://api.slack.com/apps: Create New App, From a manifest.");
    }
}

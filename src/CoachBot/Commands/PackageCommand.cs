using System.Text.Json;
using CoachBot.Commands.Packaging;

namespace CoachBot.Commands;

/// <summary><c>package --out folder</c>: writes the Teams app package from the settings, if it is sound.</summary>
public static class PackageCommand
{
    public const string TeamsFile = "coachbot-teams.zip";

    /// <summary>Writes <see cref="TeamsFile"/>; a run with the same settings writes the same bytes.</summary>
    /// <param name="outFolder">Made when not there. An older package is replaced at once, or left as it is.</param>
    /// <param name="error">Gets one line a fault, each beginning with the setting to change.</param>
    /// <returns>The exit code: 0 when the package stands, 1 when nothing was written.</returns>
    public static async Task<int> RunAsync(
        IConfiguration configuration, string outFolder, TextWriter output, TextWriter error,
        CancellationToken ct = default)
    {
        var settings = PackageSettings.From(configuration);
        if (settings.MicrosoftAppId.Length == 0)
        {
            await error.WriteLineAsync("MicrosoftAppId: is not set; it is the app id of the Azure Bot registration.");
            return 1;
        }

        if (PackageSettings.Unknown(configuration) is { } key)
        {
            var keys = string.Join(", ", PackageSettings.Keys);
            await error.WriteLineAsync($"{key}: is not a setting. There are {keys}.");
            return 1;
        }

        try
        {
            var package = TeamsPackage.From(settings, PackageSources.Load(settings.Sources));
            var zip = package.ToZip();
            var faults = PackageRules.Check(zip);
            foreach (var fault in faults)
                await error.WriteLineAsync($"{package.SettingOf(fault.Path)}: {fault.Rule}");
            if (!faults.IsEmpty)
                return 1;

            var path = await WriteAsync(outFolder, zip, ct);
            await TellAsync(output, path, settings);
            return 0;
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

    /// <summary>Beside the target first: whoever looks sees the old package or the new, never half of one.</summary>
    static async Task<string> WriteAsync(string folder, byte[] zip, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, TeamsFile);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllBytesAsync(draft, zip, ct);
            File.Move(draft, path, overwrite: true);
            return path;
        }
        finally
        {
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
}

using Microsoft.AspNetCore.DataProtection;

namespace CoachBot;

/// <summary>The keys that protect tokens and links at rest, in the folder <c>DataProtection:Path</c>.</summary>
public static class KeyRing
{
    /// <summary>Names the keys' purpose. Another name could not read what was protected before.</summary>
    const string Application = "CoachBot";

    public static IServiceCollection AddKeyRing(this IServiceCollection services, KeyRingOptions options)
    {
        services.AddDataProtection()
            .SetApplicationName(Application)
            .PersistKeysToFileSystem(new DirectoryInfo(options.Path));
        return services;
    }

    /// <summary>Tries to keep something in the folder, which is made where there is none.</summary>
    /// <returns>One line that begins with the setting; <c>null</c>: keys can be kept.</returns>
    public static async Task<string?> FaultAsync(KeyRingOptions options, CancellationToken ct)
    {
        var probe = Path.Combine(options.Path, $".check-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(options.Path);
            await File.WriteAllTextAsync(probe, "", ct);
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"DataProtection:Path   {options.Path} cannot be written: {e.Message}";
        }
    }
}

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
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Tests.Support;

/// <summary>Settings and a place to run in, as a test has them.</summary>
public static class Settled
{
    /// <param name="settings">Each as typed, without dashes: <c>Storage:Path=x</c>.</param>
    public static IConfiguration With(params IEnumerable<string> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2))
            .Select(parts => new KeyValuePair<string, string?>(parts[0], parts[1])))
        .Build();

    public static IHostEnvironment Development { get; } = new Place(Environments.Development);

    public static IHostEnvironment Production { get; } = new Place(Environments.Production);

    sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "CoachBot";
        public string ContentRootPath { get; set; } = Repository.Root;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

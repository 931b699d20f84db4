using System.Text.Json;
using CoachBot.Options;
using CoachBot.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace CoachBot.Tests.Host;

/// <summary>
/// The sample is the settings' handbook: it is complete, it is sound, and what it shows are the defaults.
/// </summary>
public sealed class SampleSettingsTests
{
    static readonly IConfiguration Sample = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(Repository.Root, "appsettings.sample.json"), optional: false)
        .Build();

    [Fact]
    public void A_host_takes_the_sample_as_it_stands() =>
        Assert.Empty(Settings.Faults(Sample, Settled.Development));

    [Fact]
    public void The_sample_lists_every_setting_and_nothing_else() =>
        Assert.Equal(Settings.Keys.Order(StringComparer.Ordinal), Listed().Order(StringComparer.Ordinal));

    [Fact]
    public void The_sample_shows_the_defaults()
    {
        foreach (var section in Settings.Sections)
        {
            var defaults = Activator.CreateInstance(section.Type);
            var shown = (section.Name.Length == 0 ? Sample : Sample.GetSection(section.Name)).Get(section.Type);

            Assert.Equivalent(defaults, shown);
        }
    }

    static IEnumerable<string> Listed()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "appsettings.sample.json"));
        using var sample = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip });

        return [.. from property in sample.RootElement.EnumerateObject()
                   from key in property.Value.ValueKind == JsonValueKind.Object
                       ? property.Value.EnumerateObject().Select(inner => $"{property.Name}:{inner.Name}")
                       : [property.Name]
                   select key];
    }
}

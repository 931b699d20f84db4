using System.Text.Json;
using CoachBot.BotFramework;
using CoachBot.Slack;
using CoachBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Host.Options;

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
        Assert.Equivalent(Values(Settled.With()), Values(Sample));
    }

    [Fact]
    public void The_sample_shows_the_defaults_of_the_bot_registration()
    {
        var shown = new BotFrameworkOptions();

        shown.Read(Sample);

        Assert.Equivalent(new BotFrameworkOptions(), shown);
    }

    [Fact]
    public void The_sample_shows_the_defaults_of_Slack()
    {
        var shown = new SlackOptions();

        shown.Read(Sample);

        Assert.Equivalent(new SlackOptions(), shown);
    }

    static object[] Values(IConfiguration configuration)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddSettings().BuildServiceProvider();

        return
        [
            services.GetRequiredService<IOptions<AddressOptions>>().Value,
            services.GetRequiredService<IOptions<StorageOptions>>().Value,
            services.GetRequiredService<IOptions<SchedulerOptions>>().Value,
            services.GetRequiredService<IOptions<DeliveryOptions>>().Value,
            services.GetRequiredService<IOptions<RetentionOptions>>().Value,
            services.GetRequiredService<IOptions<PrivacyOptions>>().Value,
            services.GetRequiredService<IOptions<HolidaysOptions>>().Value,
            services.GetRequiredService<IOptions<KeyRingOptions>>().Value,
            services.GetRequiredService<IOptions<MetricsAccessOptions>>().Value,
            services.GetRequiredService<IOptions<ClockOptions>>().Value,
        ];
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

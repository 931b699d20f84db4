using System.Net;
using CoachBot.Coaching.Model;
using CoachBot.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Host;

/// <summary>An address opens one person's file, for a while, and nothing else does.</summary>
public sealed class ExportLinksTests
{
    static readonly ExportKey Ana = new("p|teams|tenant|ana", new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero));

    readonly EphemeralDataProtectionProvider _protection = new();
    readonly ManualTime _time = new();

    [Theory]
    [InlineData(0, true)]
    [InlineData(14.9, true)]
    [InlineData(15, false)]
    [InlineData(60 * 24 * 365, false)]
    public void An_address_works_for_fifteen_minutes_of_the_machines_time(double minutes, bool works)
    {
        var links = Links();
        var address = links.To(Ana);

        _time.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(works ? Ana : null, links.Open(Token(address)));
        Assert.Equal("https://coach.example.com/bot/files/", address.AbsoluteUri[..^Token(address).Length]);
    }

    [Fact]
    public void Somebody_who_never_deleted_anything_is_told_apart_and_the_longest_key_fits_a_button()
    {
        var never = new ExportKey("p|" + new string('x', 398), DeletedAt: null);

        var address = Links().To(never);

        Assert.Equal(never, Links().Open(Token(address)));
        Assert.InRange(address.AbsoluteUri.Length, 1, 3000);
    }

    [Fact]
    public void What_is_forged_cut_or_made_for_something_else_opens_nothing()
    {
        var links = Links();
        var token = Token(links.To(Ana));
        var said = $"{Ana.Person}\n{_time.GetUtcNow().AddMinutes(5).ToUnixTimeMilliseconds()}\n";
        var forged = token.ToCharArray();
        forged[^9] = forged[^9] == 'A' ? 'B' : 'A';

        foreach (var wrong in new[]
        {
            "", "x", token[..^1], token + "A", new string(forged), Ana.Person,
            _protection.CreateProtector("CoachBot.Slack.State.v1").Protect(said),
            new EphemeralDataProtectionProvider().CreateProtector("CoachBot.Files.Export.v1").Protect(said),
        })
            Assert.Null(links.Open(wrong));
    }

    [Theory]
    [InlineData("/files/")]
    [InlineData("/files/x/y")]
    [InlineData("/files")]
    public async Task There_is_no_other_route(string path)
    {
        await using var host = await RunningHost.StartAsync();

        using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    ExportLinks Links() => new(
        _protection, new OptionsWrapper<AddressOptions>(
            new() { PublicUrl = "https://coach.example.com/bot/" }), _time);

    static string Token(Uri address) => address.Segments[^1];
}

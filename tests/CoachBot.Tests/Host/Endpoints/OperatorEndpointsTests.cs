using System.Globalization;
using System.Net;
using CoachBot.Jobs;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Host.Endpoints;

public sealed class OperatorEndpointsTests
{
    [Theory]
    [InlineData("/livez", "alive")]
    [InlineData("/readyz", "ready")]
    public async Task A_sound_host_says_so(string route, string word)
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.GetAsync(route);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(word, await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Without_its_store_it_is_alive_and_not_ready()
    {
        await using var host = await RunningHost.StartAsync(store: new BrokenTable());

        var ready = await host.Client.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("store", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/livez")).StatusCode);
    }

    [Fact]
    public async Task With_its_scheduler_standing_still_it_is_not_ready()
    {
        await using var host = await RunningHost.StartAsync();
        var scheduler = host.Services.GetRequiredService<SweepScheduler>().Scheduler!;

        await scheduler.Standby();

        var ready = await host.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("scheduler", await ready.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, "ready\nHolidays:Path: {0}/DE.csv, line 1: a day is written as 2026-12-25; it is passed over.")]
    [InlineData("X-Forwarded-For", "ready")]
    public async Task It_is_ready_without_a_calendar_that_cannot_be_read_and_tells_its_operator(
        string? header, string told)
    {
        var folder = Directory.CreateTempSubdirectory("holidays-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "DE.csv"), "25.12.");
        await using var host = await RunningHost.StartAsync([$"--Holidays:Path={folder.FullName}"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/readyz");
        if (header is not null)
            request.Headers.Add(header, "192.0.2.1");

        var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            string.Format(CultureInfo.InvariantCulture, told, folder.FullName),
            await answer.Content.ReadAsStringAsync());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Metrics_are_in_prometheus_form()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.GetAsync("/metrics");

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var text = await answer.Content.ReadAsStringAsync();
        string[] names =
        [
            "coachbot_asked_total", "coachbot_answered_total", "coachbot_nudged_total", "coachbot_unreachable_total",
            "coachbot_owed", "coachbot_sent_twice_total", "coachbot_sweep_lag_seconds", "coachbot_dropped_total",
            "coachbot_scheduler_up",
        ];
        Assert.All(names, name => Assert.Contains($"\n{name} ", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task Metrics_are_hidden_from_a_caller_behind_a_proxy(string header)
    {
        await using var host = await RunningHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add(header, "for=192.0.2.1");

        var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Metrics_are_shown_to_everybody_once_that_is_allowed()
    {
        await using var host = await RunningHost.StartAsync(["--Metrics:AllowRemote=true"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");

        var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/livez")]
    [InlineData("/nowhere")]
    public async Task While_the_clock_is_virtual_every_response_tells_its_time(string route)
    {
        await using var host = await RunningHost.StartAsync(["--Clock:Start=2027-03-01T08:00:00Z"]);

        var answer = await host.Client.GetAsync(route);

        var now = DateTimeOffset.ParseExact(
            Assert.Single(answer.Headers.GetValues("X-CoachBot-Now")),
            "yyyy-MM-ddTHH:mm:ss.fffZ",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal);
        Assert.Equal(new DateOnly(2027, 3, 1), DateOnly.FromDateTime(now.UtcDateTime));
    }

    [Fact]
    public async Task On_the_machine_s_clock_no_response_tells_the_time()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.GetAsync("/livez");

        Assert.False(answer.Headers.Contains("X-CoachBot-Now"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/message")]
    public async Task A_route_that_is_not_there_is_404(string route)
    {
        await using var host = await RunningHost.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(route)).StatusCode);
    }

    [Theory]
    [InlineData("/slack/events")]
    [InlineData("/slack/interactions")]
    [InlineData("/slack/commands")]
    public async Task A_channel_without_credentials_answers_401(string route)
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.PostAsync(route, new StringContent("{}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}

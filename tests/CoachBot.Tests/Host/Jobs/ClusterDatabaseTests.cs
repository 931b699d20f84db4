using System.Collections.Concurrent;
using System.Net;
using CoachBot.Jobs;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CoachBot.Tests.Host.Jobs;

/// <summary>A host whose cluster's database is not there. How one lives with a real one is shown end to end.</summary>
public sealed class ClusterDatabaseTests
{
    /// <summary>Nobody listens on port 1.</summary>
    const string Nowhere = "Host=127.0.0.1;Port=1;Database=coachbot;Username=coachbot;Password=s3cret";

    const string Hello = """
        {"type":"message","id":"1","channelId":"msteams","serviceUrl":"http://127.0.0.1:1","text":"hello",
        "from":{"id":"29:ana","name":"Ana","aadObjectId":"ana"},"recipient":{"id":"28:bot"},
        "conversation":{"id":"a:ana","conversationType":"personal","tenantId":"tenant"},
        "channelData":{"tenant":{"id":"tenant"}}}
        """;

    static readonly string[] Cluster = ["--Quartz:Provider=PostgreSql", $"--Quartz:ConnectionString={Nowhere}"];

    [Fact]
    public async Task Without_its_database_a_host_takes_turns_and_says_that_it_is_not_ready()
    {
        var log = new ConcurrentQueue<string>();
        await using var host = await RunningHost.StartAsync(
            Cluster, services => services.AddSingleton<ILoggerProvider>(new Kept(log)));

        var ready = await host.Client.GetAsync("/readyz");
        var turn = await host.PostAsync(Hello);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("scheduler", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, turn.StatusCode);
        Assert.DoesNotContain(log, line => line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("28P01", "its user or password is refused (28P01)")]
    [InlineData("3D000", "there is no such database (3D000)")]
    [InlineData("42501", "its user may not do what the scheduler has to (42501)")]
    [InlineData("53300", "it answers with the fault 53300")]
    public void What_the_database_says_is_told_in_words(string state, string words)
    {
        var fault = new InvalidOperationException("s3cret", new PostgresException("s3cret", "ERROR", "ERROR", state));

        Assert.Equal(words, ClusterDatabase.Explain(fault));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_with_its_place_and_without_its_password()
    {
        var fault = await Assert.ThrowsAsync<ClusterUnreadyException>(
            () => ClusterDatabase.CheckAsync(Nowhere, default));

        Assert.Equal("coachbot on 127.0.0.1:1: it does not answer", fault.Message);
    }

    sealed class Kept(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

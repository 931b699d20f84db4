using System.Collections.Immutable;
using CoachBot.Coaching;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Demo;

/// <summary>
/// The whole engine without a wire: people speak, time is put forward, and pending messages are delivered
/// before the next event.
/// </summary>
public sealed class Stage
{
    const int MostSweepsAtOnce = 1000;

    readonly IEntityTable _table;
    readonly TurnCommitter _committer;
    readonly OutboxProcessor _processor;
    readonly DueSweep _sweep;
    int _events;

    /// <summary>Sends through its own <see cref="Channel"/>.</summary>
    /// <param name="table">Empty, or as an earlier stage left it.</param>
    public Stage(IEntityTable table, DateTimeOffset start, CoachSettings settings, IEngineLog log)
        : this(table, start, settings, log, null, null)
    {
    }

    Stage(
        IEntityTable table, DateTimeOffset start, CoachSettings settings, IEngineLog log, IChannel? platform,
        TextCatalogs? words)
    {
        _table = table;
        Clock = new StageClock(start);
        Channel = new StageChannel(Clock);
        var engine = new ServiceCollection()
            .AddSingleton(new Clocks(Clock, TimeProvider.System, TimeSpan.FromMinutes(1)))
            .AddSingleton(ProcessInstance.Start(alone: true))
            .AddSingleton(table).AddSingleton<IEntityReader>(table)
            .AddSingleton<ICoach>(new Coach(table, settings, words ?? new TextCatalogs()))
            .AddSingleton(log)
            .AddSingleton(platform ?? Channel)
            .AddSingleton(new TenantRateLimiter(10_000, TimeProvider.System))
            .AddTurns()
            .AddDelivery()
            .BuildServiceProvider();
        _committer = engine.GetRequiredService<TurnCommitter>();
        _processor = engine.GetRequiredService<OutboxProcessor>();
        _sweep = engine.GetRequiredService<DueSweep>();
        Reception = engine.GetRequiredService<ActivityReceiver>();
    }

    /// <summary>A stage on which the bot speaks in other words than those shipped.</summary>
    public static Stage In(
        TextCatalogs words, IEntityTable table, DateTimeOffset start, CoachSettings settings, IEngineLog log) =>
        new(table, start, settings, log, null, words);

    /// <summary>A stage that sends through a platform's own channel.</summary>
    public static Stage On(
        IChannel platform, IEntityTable table, DateTimeOffset start, CoachSettings settings, IEngineLog log,
        TextCatalogs? words = null) =>
        new(table, start, settings, log, platform, words);

    public StageClock Clock { get; }

    public StageChannel Channel { get; }

    /// <summary>Where what people do comes in.</summary>
    public ActivityReceiver Reception { get; }

    /// <summary>Takes an activity and delivers the messages that it makes pending.</summary>
    /// <returns>The card for the response, as <see cref="ActivityReceiver.TakeAsync"/> gives it.</returns>
    public async Task<Message?> HearAsync(Activity activity, CancellationToken ct = default)
    {
        var card = await Reception.TakeAsync(activity, ct);
        await SayAllAsync(ct);
        return card;
    }

    /// <summary>Somebody types in their own chat.</summary>
    public Task<Message?> TypeAsync(Account from, string text, CancellationToken ct = default) =>
        HearAsync(Activity(from, ActivityKind.Message) with { Text = text, MessageId = $"u{_events}" }, ct);

    /// <summary>Somebody presses a button of the card a message holds.</summary>
    public Task<Message?> PressAsync(
        Account from, string? card, string command, ImmutableDictionary<string, string> inputs,
        CancellationToken ct = default) =>
        HearAsync(
            Activity(from, ActivityKind.Submit) with
            {
                Card = card,
                Command = command,
                Inputs = inputs,
                WantsCard = true,
            },
            ct);

    /// <summary>An event in somebody's own chat.</summary>
    public Activity Activity(Account from, ActivityKind kind) => new()
    {
        Kind = kind,
        IdempotencyKey = $"e{++_events}",
        Conversation = new ConversationReference(
            "msteams", "https://stage.example", "tenant", "28:bot", ConversationKind.Personal, "a:" + from.Id),
        From = from,
        Zone = Zone,
    };

    /// <summary>An event in a channel of a team.</summary>
    public Activity InTeam(Account from, ActivityKind kind, string team = "19:team") => Activity(from, kind) with
    {
        Conversation = new ConversationReference(
            "msteams", "https://stage.example", "tenant", "28:bot", ConversationKind.Channel, team, TeamId: team),
    };

    /// <summary>The zone that people's clients tell; IANA.</summary>
    public string? Zone { get; set; } = "Europe/Berlin";

    /// <summary>Puts time forward, from one planned moment to the next, and has each done.</summary>
    /// <exception cref="InvalidOperationException">Something stays due however often it is done.</exception>
    public async Task AdvanceAsync(DateTimeOffset until, CancellationToken ct = default)
    {
        for (var standing = 0; await NextDueAsync(ct) is { } due && due <= until; standing++)
        {
            if (standing > MostSweepsAtOnce)
                throw new InvalidOperationException($"Due at {due:O} for ever.");
            if (due > Clock.GetUtcNow())
                standing = 0;
            if (due > Clock.GetUtcNow())
                Clock.PutForward(due);
            await _sweep.SweepAsync(ct);
            await SayAllAsync(ct);
        }

        Clock.PutForward(until);
    }

    /// <summary>Puts time forward with nobody there to do what falls due: downtime.</summary>
    public void Sleep(DateTimeOffset until) => Clock.PutForward(until);

    /// <summary>Delivers all pending messages.</summary>
    public async Task SayAllAsync(CancellationToken ct)
    {
        while (_committer.Signals.TryRead(out var signal))
            await _processor.DrainAsync(signal, ct);
    }

    /// <summary>A stage is small and looks at everybody; the product never does.</summary>
    async Task<DateTimeOffset?> NextDueAsync(CancellationToken ct)
    {
        DateTimeOffset? next = null;
        string? continuation = null;
        do
        {
            var page = await _table.ScanAsync(continuation, ct);
            foreach (var row in page.Entities.Where(row => row.Row == AddresseeState.RowKey))
                next = new AddresseeState(row).Plan.Values.Append(next ?? DateTimeOffset.MaxValue).Min();
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return next == DateTimeOffset.MaxValue ? null : next;
    }
}

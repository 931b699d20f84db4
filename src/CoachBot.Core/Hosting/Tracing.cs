using System.Diagnostics;

namespace CoachBot.Core.Hosting;

/// <summary>The spans of the engine. Names and tags are of closed sets: no person's words, name or id.</summary>
public static class Tracing
{
    public const string SourceName = "CoachBot";

    public const string Turn = "turn";
    public const string Handler = "handler";
    public const string ConversationClient = "conversation_client";

    static readonly ActivitySource Source = new(SourceName);
    static readonly AsyncLocal<ActivityContext> Origins = new();

    /// <summary>The span that runs here; the default when none of the engine's does.</summary>
    public static ActivityContext Here => Current?.Context ?? default;

    /// <summary>
    /// The turn that what follows in this flow belongs to, although the turn's own span has ended: a message is sent
    /// after its commit.
    /// </summary>
    public static ActivityContext Origin
    {
        get => Origins.Value;
        set => Origins.Value = value;
    }

    static Activity? Current => Activity.Current is { } span && span.Source == Source ? span : null;

    /// <summary>
    /// Starts a span under the one that runs here, or under <see cref="Origin"/>; else it begins a trace of its own.
    /// </summary>
    /// <remarks>
    /// It never continues the trace of an HTTP request: the caller would choose the trace's id and what is
    /// sampled.
    /// </remarks>
    /// <returns><c>null</c>: nobody listens.</returns>
    internal static Activity? Start(string name, ActivityKind kind)
    {
        if (!Source.HasListeners())
            return null;
        if (Current is null)
            Activity.Current = null;
        return Source.StartActivity(name, kind, Current is null ? Origin : default);
    }
}

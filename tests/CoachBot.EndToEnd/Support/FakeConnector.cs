using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// The Bot Framework connector as Teams runs it, on the loopback: keeps a journal, and refuses on demand.
/// </summary>
/// <remarks>
/// Routes, statuses and limits after the published REST reference; what a test relies on is in the journal.
/// </remarks>
sealed class FakeConnector : IAsyncDisposable
{
    const int MaxChars = 40_000;

    readonly WebApplication _app;
    readonly CancellationTokenSource _closing = new();

    FakeConnector(WebApplication app, TeamsWorld world) => (_app, World) = (app, world);

    public TeamsWorld World { get; }

    public Journal Journal { get; } = new();

    /// <summary>Asked for each request, once it is in the journal; <c>null</c>: serve it.</summary>
    public Func<ConnectorCall, Refusal?> Refuse { get; set; } = _ => null;

    /// <summary>What the bot is told as <c>serviceUrl</c>; it ends with a slash, as in Teams.</summary>
    public string ServiceUrl =>
        $"{_app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First()}/emea/{World.TenantId}/";

    public static async Task<FakeConnector> StartAsync(TeamsWorld world)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        var connector = new FakeConnector(builder.Build(), world);
        connector.Map();
        await connector._app.StartAsync();
        return connector;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    void Map()
    {
        var v3 = _app.MapGroup($"/emea/{World.TenantId}/v3");
        v3.MapPost("/conversations", http => ServeAsync(http, ConnectorVerb.Create, Create));
        v3.MapPost("/conversations/{conversation}/activities", http => ServeAsync(http, ConnectorVerb.Send, Send));
        v3.MapPost("/conversations/{conversation}/activities/{activity}", http =>
            ServeAsync(http, ConnectorVerb.Send, Send));
        v3.MapPut("/conversations/{conversation}/activities/{activity}", http =>
            ServeAsync(http, ConnectorVerb.Update, Update));
        v3.MapDelete("/conversations/{conversation}/activities/{activity}", http =>
            ServeAsync(http, ConnectorVerb.Delete, Update));
        v3.MapGet("/conversations/{conversation}/pagedmembers", http =>
            ServeAsync(http, ConnectorVerb.Roster, call => Roster(call, http.Request.Query)));
        v3.MapGet("/conversations/{conversation}/members/{activity}", http =>
            ServeAsync(http, ConnectorVerb.Member, Member));
        v3.MapGet("/teams/{conversation}", http => ServeAsync(http, ConnectorVerb.Team, Team));
        v3.MapGet("/teams/{conversation}/conversations", http => ServeAsync(http, ConnectorVerb.Channels, Channels));
    }

    async Task ServeAsync(HttpContext http, ConnectorVerb verb, Func<ConnectorCall, Answer> serve)
    {
        // Read with the connector's own token: a bot that dies has sent what it has sent.
        var body = verb is ConnectorVerb.Create or ConnectorVerb.Send or ConnectorVerb.Update
            ? (await JsonNode.ParseAsync(http.Request.Body, cancellationToken: _closing.Token))?.AsObject()
            : null;
        var path = http.Request.RouteValues;
        var call = Journal.Open(number => new(
            number, TimeProvider.System.GetUtcNow(), verb, path["conversation"] as string ?? "",
                path["activity"] as string,
            body, http.Request.Headers.Authorization.FirstOrDefault()));

        var refusal = Refuse(call) ?? new Refusal();
        await Task.Delay(refusal.Latency, _closing.Token);
        var answer = refusal.Status == 0 ? serve(call) : new(refusal.Status, null, null);

        if (refusal.Cut)
        {
            Journal.Close(call, one => (one.Taken, one.Id) = (answer.Status < 300, answer.Id));
            http.Abort();
            return;
        }

        // People see a message before the bot is told of it; so the journal has it first, as the chat would.
        Journal.Close(call, one => (one.Status, one.Taken, one.Id) = (answer.Status, answer.Status < 300, answer.Id));
        if (refusal.RetryAfter is { } after)
            http.Response.Headers.RetryAfter = $"{after.TotalSeconds:0}";
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = refusal.Body.StartsWith('<') ? "text/html" : "application/json; charset=utf-8";
        await http.Response.WriteAsync(refusal.Status == 0
            ? answer.Json?.ToJsonString() ?? "" : refusal.Body, _closing.Token);
        await http.Response.CompleteAsync();
        if (!http.RequestAborted.IsCancellationRequested)
            Journal.Close(call, one => one.AnsweredAt = TimeProvider.System.GetUtcNow());
    }

    Answer Create(ConnectorCall call)
    {
        if ((bool?)call.Body?["isGroup"] == true)
            return Thread(call);

        var id = (string?)call.Body?["members"]?[0]?["id"] ?? "";
        if (World.Find(id) is not { } person)
            return Answer.Error(400, "BadArgument", "Unknown member.");
        return person.HasBot
            ? new(201, person.ConversationId, new() { ["id"] = person.ConversationId })
            : Answer.Error(403, "ForbiddenOperationException", "Bot is not installed in user's personal scope");
    }

    Answer Thread(ConnectorCall call)
    {
        var channel = (string?)call.Body?["channelData"]?["channel"]?["id"];
        if (call.Body?["activity"] is null || World.Teams.All(team => team.Id != channel))
            return Answer.Error(400, "BadSyntax", "Incorrect conversation creation parameters");

        var id = World.NextMessageId();
        return new(201, $"{channel};messageid={id}",
            new() { ["id"] = $"{channel};messageid={id}", ["activityId"] = id });
    }

    Answer Send(ConnectorCall call)
    {
        var attachments = (call.Body?["attachments"] as JsonArray)?.Count ?? 0;
        var text = (string?)call.Body?["text"] ?? "";
        if (call.Body?.ToJsonString().Length > MaxChars)
            return Answer.Error(413, "MessageSizeTooBig", "Message size too large.");
        if (!IsKnown(call.Conversation))
            return Answer.Error(404, "ConversationNotFound", "Conversation not found.");
        if (text.Length == 0 && attachments == 0 && (string?)call.Body?["type"] == "message")
            return Answer.Error(400, "BadSyntax",
                "Activity must include non empty 'text' field or at least 1 attachment");
        // Teams makes two messages of it and names neither.
        if (text.Length > 0 && attachments > 0)
            return new(202, null, null);

        var id = World.NextMessageId();
        return new(201, id, new() { ["id"] = id });
    }

    Answer Update(ConnectorCall call) =>
        Journal.Messages.Any(sent => sent.Id == call.ActivityId)
            ? new(200, call.ActivityId, new() { ["id"] = call.ActivityId })
            : Answer.Error(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation.");

    Answer Roster(ConnectorCall call, IQueryCollection query)
    {
        if (World.Teams.FirstOrDefault(team =>
            call.Conversation.StartsWith(team.Id, StringComparison.Ordinal)) is not { } team)
            return Answer.Error(404, "ConversationNotFound", "Conversation not found.");

        var size = Math.Clamp(int.TryParse(query["pageSize"], out var asked) ? asked : 50, 50, 500);
        var from = int.TryParse(query["continuationToken"], out var token) ? token : 0;
        var page = new JsonObject { ["members"] = new JsonArray([.. team.Members.Skip(from).Take(size).Select(Json)]) };
        if (from + size < team.Members.Count)
            page["continuationToken"] = $"{from + size}";
        return new(200, null, page);
    }

    Answer Member(ConnectorCall call) =>
        World.Find(call.ActivityId ?? "") is { } person
            ? new(200, null, Json(person))
            : Answer.Error(404, "MemberNotFoundInConversation", "The member was not found in the conversation.");

    Answer Team(ConnectorCall call) =>
        World.Teams.FirstOrDefault(team => team.Id == call.Conversation) is { } team
            ? new(200, team.Id, new() { ["id"] = team.Id, ["name"] = team.Name, ["aadGroupId"] = team.DirectoryId })
            : Answer.Error(404, "BadArgument", "Unknown team.");

    static Answer Channels(ConnectorCall call) =>
        new(200, null, new() { ["conversations"] = new JsonArray(new JsonObject { ["id"] = call.Conversation }) });

    bool IsKnown(string conversation) =>
        World.People.Any(person => person.ConversationId == conversation && person.HasBot)
        || World.Teams.Any(team => conversation.StartsWith(team.Id, StringComparison.Ordinal));

    JsonObject Json(TeamsPerson person) => new()
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["objectId"] = person.DirectoryId,
        ["userPrincipalName"] = person.PrincipalName,
        ["tenantId"] = World.TenantId,
        ["userRole"] = "user",
    };

    sealed record Answer(int Status, string? Id, JsonObject? Json)
    {
        public static Answer Error(int status, string code, string message) => new(
            status, null, new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
    }
}

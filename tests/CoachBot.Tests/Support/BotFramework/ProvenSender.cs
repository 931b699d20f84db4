using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.BotFramework;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Support.BotFramework;

/// <summary>Reads a body as it is read once its sender is proven.</summary>
static class ProvenSender
{
    public static InboundRequest Judged(JsonObject activity) =>
        Judged(Encoding.UTF8.GetBytes(activity.ToJsonString()));

    /// <summary>As the door does it, with a sender whose proof is not in doubt.</summary>
    public static InboundRequest Judged(byte[] body)
    {
        var options = Options.Create(new BotFrameworkOptions());
        var hosts = new ServiceHosts(options, new HostingEnvironment { EnvironmentName = "Production" });
        var proof = new SenderProof(FakeAuthority.ServiceUrl, FrozenSet.Create("msteams"));
        if (ActivityJson.Read(body) is not { } activity || !new ActivityClaims(options, hosts).Hold(activity, proof))
            return new InboundRequest.Bad();

        using var turn = new TurnContext(new CloudAdapter(), activity);
        new TeamsBot((_, _) => Task.FromResult<Message?>(null)).OnTurnAsync(turn, default).GetAwaiter().GetResult();
        return turn.TurnState.Get<Microsoft.Bot.Schema.Activity>(BotAdapter.InvokeResponseKey)?.Value switch
        {
            InvokeResponse { Status: 501 } => new InboundRequest.NotImplemented(),
            InvokeResponse { Status: 400 } => new InboundRequest.Bad(),
            _ => turn.TurnState.Get<InboundRequest>() ?? new InboundRequest.Ignored(),
        };
    }
}

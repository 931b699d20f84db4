using System.Globalization;
using CoachBot.BotFramework.Cards;
using CoachBot.Core.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.BotFramework.Inbound;

/// <summary>The SDK's adapter behind this program's own door: size, then proof, and only then what it says.</summary>
/// <remarks>The SDK's log is not kept: it names ids, and says nothing that the door does not know.</remarks>
public sealed class TeamsAdapter(TeamsAuthentication authentication)
    : CloudAdapter(authentication, NullLogger.Instance), IBotFrameworkHttpAdapter
{
    /// <summary>Takes a request in and answers it; each refusal is a status without a word.</summary>
    /// <param name="cancellationToken">Ends the reading of the body; a turn that has begun goes on.</param>
    public new async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);

        var answer = await AnswerAsync(httpRequest, bot, cancellationToken);
        httpResponse.StatusCode = answer.Status;
        if (answer.Body is not ReadOnlyMemory<byte> body)
            return;

        httpResponse.ContentType = InvokeAnswer.ContentType;
        httpResponse.ContentLength = body.Length;
        await httpResponse.Body.WriteAsync(body, CancellationToken.None);
    }

    async Task<InvokeResponse> AnswerAsync(HttpRequest request, IBot bot, CancellationToken ct)
    {
        if (request.ContentLength > Body.MaxBytes)
            return Status(StatusCodes.Status413PayloadTooLarge);
        if (await authentication.ProveAsync(request.HttpContext, ct) is not { } proof)
            return Status(StatusCodes.Status401Unauthorized);
        if (await Body.ReadAsync(request.Body, request.ContentLength, ct) is not { } body)
            return Status(StatusCodes.Status413PayloadTooLarge);
        if (ActivityJson.Read(body) is not { } activity
            || (!proof.IsSigned && (activity.ServiceUrl is null || activity.ChannelId is null)))
            return Status(StatusCodes.Status400BadRequest);
        if (authentication.Judge(activity, proof) is not { } sender)
            return Status(StatusCodes.Status401Unauthorized);

        var culture = CultureInfo.CurrentCulture;
        InboundRequest? read = null;
        activity.DeliveryMode = null; // Answers leave through the outbox, whatever a sender would rather have.
        var answer = await ProcessActivityAsync(
            sender, activity, async (turn, ct) =>
            {
                CultureInfo.CurrentCulture = culture; // The SDK sets the sender's for all the code of a turn.
                await bot.OnTurnAsync(turn, ct);
                read = turn.TurnState.Get<InboundRequest>();
            },
            CancellationToken.None);
        return answer ?? Status(
            read is InboundRequest.Bad ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    static InvokeResponse Status(int status) => new() { Status = status };
}

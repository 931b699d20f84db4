using CoachBot.BotFramework;
using CoachBot.BotFramework.Outbound;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.BotFramework.Outbound;

public sealed class ManagedIdentityTests
{
    [Fact]
    public async Task The_machine_is_asked_for_a_token_of_the_bots_own_identity()
    {
        var machine = new Machine(
            200, """{ "access_token": "t", "expires_in": "3600", "resource": "r", "token_type": "Bearer" }""");

        var told = await machine.AskAsync();

        var given = Assert.IsType<TokenResult.Given>(told);
        Assert.Equal("t", given.Bearer);
        Assert.InRange(given.Until - machine.Time.GetUtcNow(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
        var query = Uri.UnescapeDataString(machine.Asked[^1].Query);
        Assert.Contains("resource=https://api.botframework.com", query, StringComparison.Ordinal);
        Assert.DoesNotContain(".default", query, StringComparison.Ordinal);
        Assert.Contains("client_id=bot", query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{ "error": "invalid_request", "error_description": "Identity not found" }""")]
    [InlineData(403, "")]
    [InlineData(200, "<html>")]
    public async Task A_machine_without_that_identity_is_asked_again_later(int status, string body) =>
        Assert.Equal(
            new TokenResult.Denied(new ChannelResult.NotNow(null, "ManagedIdentityGaveNoToken")),
            await new Machine(status, body).AskAsync());

    /// <summary>Answers in place of the machine's own endpoint for tokens.</summary>
    sealed class Machine(int status, string body) : HttpMessageHandler, IHttpClientFactory
    {
        public SwiftTime Time { get; } = new();

        public List<Uri> Asked { get; } = [];

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        public Task<TokenResult> AskAsync() => new ManagedIdentity(
            this, Options.Create(new BotFrameworkOptions { MicrosoftAppId = "bot" }), Time).AskAsync(default);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(FakeConnector.Answer(status, body));
        }
    }
}

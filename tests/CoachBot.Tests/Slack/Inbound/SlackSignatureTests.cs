using System.Security.Cryptography;
using System.Text;
using CoachBot.Slack.Inbound;

namespace CoachBot.Tests.Slack.Inbound;

public sealed class SlackSignatureTests
{
    const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    const string Timestamp = "1531420618";
    const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    /// <summary>The example of Slack's "Verifying requests from Slack".</summary>
    const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public void Slacks_own_example_is_valid_for_five_minutes_either_way(int seconds) =>
        Assert.True(IsValid(now: Then.AddSeconds(seconds)));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void Later_or_earlier_it_is_a_replay(int seconds) => Assert.False(IsValid(now: Then.AddSeconds(seconds)));

    [Theory]
    [InlineData(Body + "&", Timestamp, Signature, Secret)]
    [InlineData(Body, "1531420619", Signature, Secret)]
    [InlineData(Body, Timestamp, Signature, "another")]
    [InlineData(Body, Timestamp, Signature, "")]
    [InlineData(Body, Timestamp, null, Secret)]
    [InlineData(Body, Timestamp, "v0=", Secret)]
    [InlineData(Body, Timestamp, "A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503", Secret)]
    [InlineData(Body, null, Signature, Secret)]
    [InlineData(Body, "soon", Signature, Secret)]
    [InlineData(Body, "-1531420618", Signature, Secret)]
    [InlineData(Body, "9223372036854775807", Signature, Secret)]
    public void Anything_else_is_not(string body, string? timestamp, string? signature, string secret) =>
        Assert.False(SlackSignature.IsValid(Encoding.UTF8.GetBytes(body), timestamp, signature, secret, Then));

    [Fact]
    public void An_empty_secret_signs_nothing()
    {
        var forged = HMACSHA256.HashData(Array.Empty<byte>(), Encoding.UTF8.GetBytes($"v0:{Timestamp}:{Body}"));

        Assert.False(SlackSignature.IsValid(
            Encoding.UTF8.GetBytes(Body), Timestamp, $"v0={Convert.ToHexStringLower(forged)}", "", Then));
    }

    static bool IsValid(DateTimeOffset now) =>
        SlackSignature.IsValid(Encoding.UTF8.GetBytes(Body), Timestamp, Signature, Secret, now);
}

using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Slack.Outbound;

/// <summary>The bot's own page, and its forms, as a person meets them in Slack.</summary>
public sealed class HomeTests
{
    static readonly Account Ana = new("29:Ana", "Ana", "aad-Ana");

    readonly SlackScene _scene = new(
        new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero), CoachSettings.Default, "Europe/Berlin");

    [Fact]
    public async Task It_shows_the_week_what_comes_next_and_who_sees_it_after_every_turn()
    {
        await TypeAsync("hello");
        var stranger = Home();
        await _scene.PressAsync(Ana, "Yes", ImmutableDictionary<string, string>.Empty);
        await TypeAsync("the quality of my questions");
        var before = Home();
        await TypeAsync("commit ask one more open question");
        var after = Home();

        Assert.Contains("Shall I tell you more?", stranger, StringComparison.Ordinal);
        Assert.Contains("No commitment for this week yet.", before, StringComparison.Ordinal);
        Assert.Contains("Your one thing: \"ask one more open question\"", after, StringComparison.Ordinal);
        Assert.Contains("On Wednesday 18 Nov at 10:00 I'll ask what would help", after, StringComparison.Ordinal);
        Assert.Contains("[Who can see this]", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_shown_anew_only_when_it_says_something_else()
    {
        await TypeAsync("hello");
        _scene.Api.Homes.Clear();

        await TypeAsync("help");

        Assert.Empty(_scene.Api.Homes);
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_beside_its_field()
    {
        _scene.Stage.Channel.Team = [Ana];
        await _scene.HearAsync(_scene.Stage.InTeam(Ana, ActivityKind.Installed));
        await TypeAsync("setup");

        await _scene.PressAsync(Ana, "Save", ImmutableDictionary<string, string>.Empty.Add("ask", "someday"));
        var refused = _scene.Answer;
        await _scene.PressAsync(Ana, "Save", ImmutableDictionary<string, string>.Empty.Add("ask", "Monday 10:00"));
        var taken = _scene.Answer;

        Assert.Equal("errors", (string)refused!["response_action"]!);
        Assert.Equal("ask", Assert.Single(refused["errors"]!.AsObject()).Key);
        Assert.Null(taken);
        Assert.Contains(_scene.Api.Posted, posted => posted.Text.Contains("Monday 10:00", StringComparison.Ordinal));
    }

    Task TypeAsync(string text)
    {
        var said = _scene.Stage.Activity(Ana, ActivityKind.Message);
        return _scene.HearAsync(said with { Text = text, MessageId = "u" + said.IdempotencyKey });
    }

    string Home() => BlockText.Of(_scene.Api.Homes["U0ANA"]["blocks"]!.AsArray().Select(block => block!.AsObject()));
}

using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Slack.Outbound;

/// <summary>A form asked for by a command or a press opens by itself; the chat is for where it does not.</summary>
public sealed class FormOpeningTests
{
    const string Team = "19:team";

    static readonly Account Marc = new("29:Marc", "Marc", "aad-Marc");
    static readonly Account Ana = new("29:Ana", "Ana", "aad-Ana");
    static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    readonly SlackScene _scene = new(
        new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero), CoachSettings.Default, "Europe/Berlin");
    int _invited;

    [Fact]
    public async Task Setup_typed_in_the_channel_opens_its_form_there_and_then()
    {
        await InviteAsync(opens: true);

        await _scene.CommandAsync(Marc, "setup", Team);
        var saidBefore = Said();
        await _scene.LeaveModalAsync(Marc, Nothing.Add("ask", "Monday 10:00"));

        Assert.Empty(saidBefore);
        Assert.Equal("CoachBot", (string?)_scene.Api.Modal!["title"]!["text"]);
        Assert.Contains(Said(), said => said.Text.Contains("Monday 10:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nobody_told_that_the_bot_was_invited_setup_takes_the_channels_members()
    {
        (_scene.Api.OpensForms, _scene.Stage.Channel.Team) = (true, [Marc, Ana]);

        await _scene.CommandAsync(Marc, "setup", Team);
        await _scene.LeaveModalAsync(Marc, Nothing);
        await _scene.Stage.AdvanceAsync(_scene.Stage.Clock.GetUtcNow().AddHours(1));

        Assert.Equal(["Marc", "channel", "Ana"], Said().Select(said => said.Said.To));
        Assert.Contains("the manager I listen to: Marc", Said()[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_answered_in_the_form_that_stands_alone_too()
    {
        await InviteAsync(opens: true);
        await _scene.CommandAsync(Marc, "setup");

        await _scene.LeaveModalAsync(Marc, Nothing.Add("ask", "someday"));

        Assert.Equal("errors", (string?)_scene.Answer!["response_action"]);
        Assert.Empty(Said());
    }

    [Fact]
    public async Task A_form_put_away_is_no_open_question_any_more()
    {
        await InviteAsync(opens: true);
        await _scene.CommandAsync(Marc, "setup", Team);

        await _scene.LeaveModalAsync(Marc, inputs: null);
        var answered = Said().Length;
        await _scene.LeaveModalAsync(Marc, Nothing.Add("ask", "Monday 10:00"));

        Assert.Equal(1, answered);
        Assert.DoesNotContain(Said(), said => said.Text.Contains("Monday 10:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_Slack_does_not_open_in_time_is_a_message_whose_button_opens_it()
    {
        await InviteAsync(opens: false);

        await _scene.CommandAsync(Marc, "setup", Team);

        var (form, notice) = (Said()[0], Said()[1]);
        Assert.Equal(("Marc", "channel"), (form.Said.To, notice.Said.To));
        Assert.Contains("our own chat", notice.Text, StringComparison.Ordinal);
        Assert.Contains(
            BlockText.Buttons(form.Blocks.Select(block => block!.AsObject())), found => BlockText.Opens(found.Button));
    }

    [Fact]
    public async Task A_press_that_leads_to_a_form_opens_it()
    {
        await InviteAsync(opens: true);
        await _scene.HearAsync(_scene.Stage.InTeam(Marc, ActivityKind.Installed, "19:south"));
        await _scene.CommandAsync(Marc, "setup");
        var label = BlockText.Label(BlockText.Buttons(
            _scene.Api.Posted[^1].Blocks.Select(block => block!.AsObject())).First().Button);

        await _scene.PressAsync(Marc, label, Nothing);

        Assert.NotNull(_scene.Api.Modal);
        Assert.DoesNotContain(Said(), said => said.Text.Contains("Setup of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_whose_answer_is_no_form_is_answered_in_the_chat()
    {
        await InviteAsync(opens: true);

        await _scene.CommandAsync(Marc, "help", Team);

        Assert.Null(_scene.Api.Modal);
        Assert.Equal(["Marc", "channel"], Said().Select(said => said.Said.To));
    }

    /// <summary>Since the bot was invited.</summary>
    Posted[] Said() => [.. _scene.Api.Posted.Skip(_invited)];

    async Task InviteAsync(bool opens)
    {
        _scene.Api.OpensForms = opens;
        _scene.Stage.Channel.Team = [Marc];
        await _scene.HearAsync(_scene.Stage.InTeam(Marc, ActivityKind.Installed));
        _invited = _scene.Api.Posted.Count;
    }
}

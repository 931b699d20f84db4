using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>A press without <c>data.card</c>, of a tool or an old card, is answered as typed text would be.</summary>
public sealed class CardlessPressTests
{
    readonly Rep _ana = new();

    [Theory]
    [InlineData("commit", null)]
    [InlineData("commit", "change")]
    [InlineData(null, null)]
    [InlineData(null, "change")]
    public async Task Words_in_the_input_become_the_commitment_also_where_one_stands(string? command, string? before)
    {
        await _ana.TypeAsync("hi", "yes", "handling objections", "commit ask why", "skip", "skip");
        if (before is not null)
            await _ana.TypeAsync(before);

        await PressAsync(command, ("commitment", " ask who "));

        Assert.Equal("ask who", await _ana.TextAsync("week|2026-11-16|commitment|01", "text"));
        Assert.Equal("Changed. It now says: \"ask who\".", _ana.LastHeard);
    }

    [Fact]
    public async Task One_that_says_nothing_answers_nothing()
    {
        await _ana.TypeAsync("hi", "yes", "handling objections", "commit ask why", "skip", "skip", "change");

        await PressAsync(command: null);
        await _ana.TypeAsync("ask who");

        Assert.Equal("ask who", await _ana.TextAsync("week|2026-11-16|commitment|01", "text"));
    }

    Task PressAsync(string? command, params (string Id, string Value)[] inputs) => _ana.Stage.HearAsync(
        _ana.Stage.Activity(_ana.Account, ActivityKind.Submit) with
        {
            Command = command,
            Inputs = inputs.ToImmutableDictionary(input => input.Id, input => input.Value),
        });
}

using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Demo;

namespace CoachBot.Tests.Support;

/// <summary>One thing that the bot said, as people see it on a platform.</summary>
/// <param name="To">A person's name, or <c>channel</c>.</param>
/// <param name="UpdateOf">The message replaced; <c>null</c> for a new one.</param>
public sealed record Heard(DateTimeOffset At, string To, string Id, string? UpdateOf);

/// <summary>A platform on which a transcript is played.</summary>
interface IScene
{
    Stage Stage { get; }

    IReadOnlyList<Heard> Spoken { get; }

    /// <summary>
    /// What is to be read there, a line a part: texts, fields in angle brackets, buttons in square ones.
    /// </summary>
    Task<string> ReadAsync(int index);

    /// <summary>Somebody did something in a chat.</summary>
    Task HearAsync(Activity activity);

    /// <summary>Somebody presses the button so labelled on the latest card that has it.</summary>
    /// <returns>The card that is answered in the response; <c>null</c>: none.</returns>
    Task<string?> PressAsync(Account from, string label, ImmutableDictionary<string, string> inputs);
}

/// <summary>Teams: activities come in as they are read, neutral cards go out as they are drawn.</summary>
/// <param name="pseudo">The bot speaks it; labels of buttons are given in English.</param>
sealed class TeamsScene(Stage stage, PseudoLocale? pseudo = null) : IScene
{
    public Stage Stage => stage;

    public IReadOnlyList<Heard> Spoken =>
    [
        .. stage.Channel.Spoken.Select(said => new Heard(said.At, Name(said.To), said.Id, said.UpdateOf)),
    ];

    public Task<string> ReadAsync(int index) =>
        Task.FromResult(Transcript.Text(stage.Channel.Spoken[index].Message));

    public Task HearAsync(Activity activity) => stage.HearAsync(activity);

    /// <remarks>What a button quotes is cut to a length, and longer here than in English.</remarks>
    bool Is(string label, string sought) => label == sought || (pseudo is not null
        && sought.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end
        && label.StartsWith(sought[..end], StringComparison.Ordinal));

    string Label(Message message, Button button) => message.Words.Say(button.Label) is var label && pseudo is null
        ? label : PseudoLocale.Plain(label);

    public async Task<string?> PressAsync(Account from, string label, ImmutableDictionary<string, string> inputs)
    {
        var (said, button) = stage.Channel.Spoken.Reverse().Where(said => said.To == "a:" + from.Id)
            .SelectMany(said => said.Message.Card.Elements.OfType<Buttons>().SelectMany(buttons => buttons.Items)
                .Select(button => (said, button)))
            .First(found => Is(Label(found.said.Message, found.button), label));
        if (button is { Field: { } field, Value: { } value } && !inputs.ContainsKey(field))
            inputs = inputs.Add(field, value);
        var card = await stage.PressAsync(from, said.Message.CardId, button.Command, inputs);
        return card is null ? null : Transcript.Text(card);
    }

    static string Name(string to) => to.StartsWith("a:29:", StringComparison.Ordinal) ? to[5..] : "channel";
}

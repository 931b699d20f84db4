using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;

namespace CoachBot.Demo;

/// <summary>Plays a written day-book on a stage and prints who said what, to be read.</summary>
/// <param name="zone">IANA: where the people of the book are.</param>
public sealed class Script(Stage stage, string zone, TextWriter output)
{
    int _shown;
    DateOnly? _day;

    public async Task PlayAsync(string book, CancellationToken ct)
    {
        foreach (var line in book.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
                continue;

            ct.ThrowIfCancellationRequested();
            await DoAsync(line, ct);
            await PrintSaidAsync();
        }
    }

    Task DoAsync(string line, CancellationToken ct)
    {
        if (line.StartsWith("@ ", StringComparison.Ordinal))
            return stage.AdvanceAsync(Instant(line[2..]), ct);
        if (line.StartsWith("install ", StringComparison.Ordinal))
            return stage.HearAsync(stage.InTeam(Person(line[8..]), ActivityKind.Installed), ct);
        if (line.StartsWith("team ", StringComparison.Ordinal))
        {
            stage.Channel.Team = [.. line[5..].Split(',', StringSplitOptions.TrimEntries).Select(Person)];
            return Task.CompletedTask;
        }

        return line.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0
            && !line[..colon].Contains('[', StringComparison.Ordinal)
            ? TypeAsync(line[..colon], line[(colon + 2)..], ct)
            : PressAsync(line, ct);
    }

    async Task TypeAsync(string name, string words, CancellationToken ct)
    {
        await PrintAsync(name, words);
        await stage.TypeAsync(Person(name), words, ct);
    }

    async Task PressAsync(string line, CancellationToken ct)
    {
        var (open, close) = (line.IndexOf('[', StringComparison.Ordinal), line.IndexOf(']', StringComparison.Ordinal));
        var (name, label, given) = (line[..open].Trim(), line[(open + 1)..close], line[(close + 1)..].Trim());
        var (said, button) = stage.Channel.Spoken.Reverse()
            .Where(said => said.To == "a:" + Person(name).Id)
            .SelectMany(said => Pressable(said.Message).Select(button => (said, button)))
            .First(found => found.said.Message.Words.Say(found.button.Label) == label);

        var inputs = ImmutableDictionary<string, string>.Empty;
        if (button is { Field: { } field, Value: { } value })
            inputs = inputs.Add(field, value);
        if (given.Split('=', 2) is [var input, var words])
            inputs = inputs.SetItem(input, words);
        await PrintAsync(name, given.Length == 0 ? $"[{label}]" : $"[{label}] {given.Split('=', 2)[^1]}");
        await stage.PressAsync(Person(name), said.Message.CardId, button.Command, inputs, ct);
    }

    /// <summary>New messages only: a card replaced in place says what its reader has just done.</summary>
    async Task PrintSaidAsync()
    {
        foreach (var said in stage.Channel.Spoken.Skip(_shown).Where(said => said.UpdateOf is null))
        {
            var to = said.To.StartsWith("a:29:", StringComparison.Ordinal) ? said.To[5..] : "the team's channel";
            await PrintAsync($"CoachBot to {to}", PrintedCard.Of(said.Message), said.At);
        }

        _shown = stage.Channel.Spoken.Count;
    }

    async Task PrintAsync(string who, string words, DateTimeOffset? at = null)
    {
        var (on, time) = Zones.Local(at ?? stage.Clock.GetUtcNow(), zone);
        if (_day != on)
        {
            _day = on;
            await output.WriteLineAsync();
            await output.WriteLineAsync(on.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture));
        }

        var lines = words.Split('\n');
        var clock = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"  {clock}  {who + ":",-22} {lines[0]}");
        foreach (var line in lines.Skip(1))
            await output.WriteLineAsync(new string(' ', 32) + line);
    }

    DateTimeOffset Instant(string when)
    {
        var at = DateTime.ParseExact(when.Trim(), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Zones.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), zone);
    }

    static IEnumerable<Button> Pressable(Message message) =>
        message.Card.Elements.OfType<Buttons>().SelectMany(buttons => buttons.Items);

    static Account Person(string name) => new("29:" + name.Trim(), name.Trim(), "aad-" + name.Trim());
}

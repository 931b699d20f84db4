using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Demo;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Support;

/// <summary>Plays a conversation written down, and writes down what was really said.</summary>
/// <remarks>
/// A line each. <c># …</c> is for the reader. <c>@ 2026-11-16 09:00</c> puts time forward, local time of the zone that
/// <c>zone Europe/Berlin</c> set. <c>links https://coach.example.com</c> gives the bot a public address. <c>team Marc,
/// Ana</c> puts people on the roster; <c>install Marc</c> adds the bot to the team; <c>Ana: text</c> types in her own
/// chat; <c>Ana (channel): text</c> in the team's; <c>Ana [Done] outcome=done</c> presses the button of that label on
/// the latest card that has it; <c>Ana installs</c> adds the bot to her chat; <c>Ana edits "x": y</c> changes a
/// message of hers, <c>Ana replies to "x": y</c> answers the bot's latest message that has x in it. <c>Ana blocks</c>
/// and <c>Ana unblocks</c>; <c>down until 2026-11-16 12:00</c> lets time pass unattended.
/// <para>
/// Lines of the bot follow: <c>bot &gt; Ana: …</c>, with the time when it was not now; an update as <c>bot ~ Ana:
/// …</c>; a press is answered with <c>card = …</c>. Each further part of a card has a line of its own, indented.
/// </para>
/// </remarks>
public sealed partial class Transcript
{
    readonly StringBuilder _actual = new();
    readonly Dictionary<string, string> _sent = new(StringComparer.Ordinal);
    CoachSettings _settings = CoachSettings.Default;
    readonly bool _isSlack;
    readonly NewNames? _names;
    readonly PseudoLanguage? _pseudo;
    readonly MemoryTable _table = new();
    IScene? _scene;
    DateTimeOffset _start = new(2026, 11, 16, 7, 0, 0, TimeSpan.Zero);
    string _zone = "Europe/Berlin";
    int _shown;

    Transcript(bool isSlack, NewNames? names, PseudoLanguage? pseudo) =>
        (_isSlack, _names, _pseudo) = (isSlack, names, pseudo);

    public static async Task<string> PlayAsync(string script, bool isSlack = false) =>
        (await PlayedAsync(script, isSlack))._actual.ToString();

    /// <summary>A conversation after its last line.</summary>
    /// <param name="names">What people are called in place of the names that stand there; <c>null</c>: those.</param>
    /// <param name="pseudo">What the bot speaks in place of English; <c>null</c>: English.</param>
    public static async Task<Transcript> PlayedAsync(
        string script, bool isSlack = false, NewNames? names = null, PseudoLanguage? pseudo = null)
    {
        var transcript = new Transcript(isSlack, names, pseudo);
        foreach (var line in script.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("bot ", StringComparison.Ordinal) || line.StartsWith("card =", StringComparison.Ordinal)
                || line.StartsWith("     ", StringComparison.Ordinal))
                continue;
            transcript._actual.Append(line).Append('\n');
            await transcript.DoAsync(line);
        }

        return transcript;
    }

    public Stage Stage => Scene.Stage;

    /// <summary>What was stored.</summary>
    public MemoryTable Table => _scene is SlackScene slack ? slack.Table : _table;

    /// <summary>Buttons that were not there, with other names or in another language.</summary>
    public int NotPressed { get; private set; }

    internal IScene Scene => _scene ??= Begin();

    IScene Begin()
    {
        IScene scene = _isSlack
            ? new SlackScene(_start, _settings, _zone, _names, _pseudo?.Books)
            : new TeamsScene(Stage.In(
                _pseudo?.Books ?? new TextCatalogs(), new KnownRowsTable(_table), _start, _settings, new FailingLog()));
        scene.Stage.Zone = _zone;
        scene.Stage.Channel.TeamName = _names?.Of(scene.Stage.Channel.TeamName) ?? scene.Stage.Channel.TeamName;
        return scene;
    }

    async Task DoAsync(string line)
    {
        if (line.Length == 0 || line.StartsWith('#'))
            return;
        if (line.StartsWith("settings ", StringComparison.Ordinal))
            _settings = _settings with { DefaultVisibility = Enum.Parse<Visibility>(line[9..]) };
        else if (line.StartsWith("links ", StringComparison.Ordinal))
            _settings = _settings with { Links = new SaidLinks(new(line[6..])) };
        else if (line.StartsWith("@ ", StringComparison.Ordinal))
            await PutForwardAsync(line[2..].Trim());
        else if (line.StartsWith("zone ", StringComparison.Ordinal))
            _ = _scene is null ? _zone = line[5..].Trim() : Stage.Zone = line[5..].Trim();
        else if (await DoInTeamAsync(line))
        {
        }
        else if (line.StartsWith("team ", StringComparison.Ordinal))
            Stage.Channel.Team = [.. line[5..].Split(',').Select(name => Person(name.Trim()))];
        else if (line.StartsWith("install ", StringComparison.Ordinal))
            await Scene.HearAsync(Stage.InTeam(Person(line[8..].Trim()), ActivityKind.Installed));
        else if (line.StartsWith("down until ", StringComparison.Ordinal))
            Stage.Sleep(Instant(line[11..].Trim()));
        else if (line.EndsWith(" unblocks", StringComparison.Ordinal))
            Stage.Channel.Answer = _ => null;
        else if (line.EndsWith(" blocks", StringComparison.Ordinal))
            Stage.Channel.Answer = to =>
                to.UserId == Person(line[..^7]).Id ? new ChannelResult.Unreachable("blocked") : null;
        else if (line.Contains(" replies to \"", StringComparison.Ordinal))
            await ReplyAsync(line);
        else if (line.EndsWith(" installs", StringComparison.Ordinal))
            await Scene.HearAsync(Stage.Activity(Person(line[..^9]), ActivityKind.Installed));
        else if (line.Contains(" edits \"", StringComparison.Ordinal))
            await EditAsync(line);
        else if (line.Contains(" [", StringComparison.Ordinal)
            && line.IndexOf(" [", StringComparison.Ordinal) < (
                line.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? colon : line.Length))
            await PressAsync(line);
        else
            await TypeAsync(line);
        await WriteDownAsync();
    }

    async Task PutForwardAsync(string when)
    {
        var instant = Instant(when);
        if (_scene is null)
            _start = instant;
        else
            await Stage.AdvanceAsync(instant);
    }

    async Task TypeAsync(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var (name, text) = (line[..colon], line[(colon + 2)..].Replace("\\n", "\n", StringComparison.Ordinal));
        var inChannel = name.EndsWith(" (channel)", StringComparison.Ordinal);
        var from = Person(inChannel ? name[..^10] : name);
        var people = text.Split(' ').Where(word => word.StartsWith('@') && word.Length > 1)
            .Select(word => Person(word[1..])).ToImmutableArray();
        var activity = inChannel ? Stage.InTeam(from, ActivityKind.Message)
            : Stage.Activity(from, ActivityKind.Message);
        var id = $"u{activity.IdempotencyKey}";
        _sent[$"{NewNames.Old(from)}|{text}"] = id;
        text = people.Aggregate(text, (said, one) => said.Replace($"@{NewNames.Old(one)}", $"@{one.Name}"));
        await Scene.HearAsync(activity with { Text = text, MessageId = id, People = people });
    }

    DateTimeOffset Instant(string when)
    {
        var at = DateTime.ParseExact(when, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Zones.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), _zone);
    }

    async Task ReplyAsync(string line)
    {
        var parts = line.Split('"', 3);
        var from = Person(parts[0].Split(' ')[0]);
        var answered = await LatestAsync(NewNames.Old(from), parts[1]);
        var activity = Stage.Activity(from, ActivityKind.Message);
        await Scene.HearAsync(activity with
        {
            Text = parts[2][2..],
            MessageId = $"u{activity.IdempotencyKey}",
            ReplyToId = answered
        });
    }

    async Task<string> LatestAsync(string name, string words)
    {
        for (var index = Scene.Spoken.Count - 1; ; index--)
        {
            if (index < 0 && (_names is not null || _pseudo is not null))
                return "";
            if (Scene.Spoken[index] is { UpdateOf: null } said && said.To == name
                && (await Scene.ReadAsync(index)).Contains(words, StringComparison.Ordinal))
                return said.Id;
        }
    }

    async Task EditAsync(string line)
    {
        var parts = line.Split('"');
        var name = parts[0].Split(' ')[0];
        var text = parts[2][2..];
        await Scene.HearAsync(Stage.Activity(Person(name), ActivityKind.Edit) with
        {
            Text = text,
            EditedId = _sent[$"{name}|{parts[1]}"],
        });
    }

    async Task PressAsync(string line)
    {
        var (name, rest) = (line[..line.IndexOf(" [", StringComparison.Ordinal)],
            line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..]);
        var label = rest[..rest.IndexOf(']', StringComparison.Ordinal)];
        var from = Person(name);
        var inputs = ImmutableDictionary<string, string>.Empty;
        foreach (var given in rest[(rest.IndexOf(']', StringComparison.Ordinal) + 1)..]
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            inputs = inputs.SetItem(given.Split('=', 2)[0],
                given.Split('=', 2)[1].Replace("\\n", "\n", StringComparison.Ordinal));
        label = _pseudo?.Label(label) ?? _names?.In(label) ?? label;
        if ((_names is not null || _pseudo is not null) && !await HasAsync(from, label))
        {
            NotPressed++;
            return;
        }

        if (await Scene.PressAsync(from, label, inputs) is { } card)
            _actual.Append("card = ").Append(card).Append('\n');
    }

    async Task WriteDownAsync()
    {
        for (; _shown < Scene.Spoken.Count; _shown++)
        {
            var said = Scene.Spoken[_shown];
            var when = said.At == Stage.Clock.GetUtcNow() ? "" : " at " + Local(said.At);
            var sign = said.UpdateOf is null ? '>' : '~';
            var text = await Scene.ReadAsync(_shown);
            _actual.Append(CultureInfo.InvariantCulture, $"bot {sign} {said.To}{when}: {text}\n");
        }
    }

    string Local(DateTimeOffset instant)
    {
        var (on, at) = Zones.Local(instant, _zone);
        return string.Create(CultureInfo.InvariantCulture, $"{on:yyyy-MM-dd} {at:HH:mm}");
    }

    Account Person(string name) => new("29:" + name, _names?.Of(name) ?? name, "aad-" + name);
}

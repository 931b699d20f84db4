using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>A request, and who is to take it for Slack's.</summary>
sealed record Knock(
    string Name, string Path, string Type, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers, bool Bolt,
    bool Ours)
{
    public JsonNode ToJson()
    {
        JsonObject headers = new() { ["content-type"] = Type };
        foreach (var (name, value) in Headers)
            headers[name.ToLowerInvariant()] = value;
        return new JsonObject { ["path"] = Path, ["headers"] = headers, ["body"] = Convert.ToBase64String(Body) };
    }
}

/// <summary>Requests signed as Slack signs them, by a hand of its own, and what can be wrong with one.</summary>
/// <remarks>https://docs.slack.dev/authentication/verifying-requests-from-slack</remarks>
sealed class Knocks
{
    const string Timestamp = "X-Slack-Request-Timestamp";
    const string Signature = "X-Slack-Signature";
    const string Form = "application/x-www-form-urlencoded";

    readonly List<Knock> _all = [];
    readonly string _secret;
    readonly DateTimeOffset _now;
    readonly byte[] _event;

    public Knocks(SlackWorld world, SlackWorkspace workspace, DateTimeOffset now)
    {
        (_secret, _now) = (world.SigningSecret, now);
        // What nobody answers: only who is believed is told apart here.
        var happened = new SlackEnvelopes(world, workspace).Event(new() { ["type"] = "pin_added" });
        _event = Bytes(happened.ToJsonString());
        Taken();
        Refused();
        Differing();
    }

    public IReadOnlyList<Knock> All => _all;

    string Now => Seconds(0);

    void Taken()
    {
        Add("an event", Signed(_event, Now), taken: true);
        Add("four minutes ago", Signed(_event, Seconds(-4)), taken: true);
        Add("four minutes ahead", Signed(_event, Seconds(4)), taken: true);
        var hello = Bytes("""{"type":"url_verification","challenge":"grüße 👋 日本"}""");
        Add("letters of every script", Signed(hello, Now), taken: true, hello);
        var shouted = Signed(_event, Now).Select(header => (header.Item1.ToUpperInvariant(), header.Item2));
        Add("headers in capitals", [.. shouted], taken: true);
        var pressed = Bytes("payload=" + Uri.EscapeDataString(
            """{"type":"block_suggestion","team":{"id":"T1"},"user":{"id":"U1"},"value":"a b+ü"}"""));
        Add("a form of one payload", Signed(pressed, Now), taken: true, pressed, "/slack/interactions");
        var check = Bytes("ssl_check=1&token=x");
        Add("a check of the line, signed", Signed(check, Now), taken: true, check, "/slack/commands");
        Add("a body that is no event", Signed(Bytes("{"), Now), taken: true, Bytes("{"));
    }

    void Refused()
    {
        Add("no headers", [], taken: false);
        Add("no signature", [(Timestamp, Now)], taken: false);
        Add("no timestamp", [(Signature, Sign(_event, Now, _secret))], taken: false);
        Add("an empty signature", [(Timestamp, Now), (Signature, "")], taken: false);
        Add("another's secret", [(Timestamp, Now), (Signature, Sign(_event, Now, "another"))], taken: false);
        Add("an empty secret", [(Timestamp, Now), (Signature, Sign(_event, Now, ""))], taken: false);
        Add("six minutes ago", Signed(_event, Seconds(-6)), taken: false);
        Add("another time than was signed", [(Timestamp, Seconds(1)), Signed(_event, Now)[1]], taken: false);
        Add("one letter more than was signed", Signed(_event, Now), taken: false, [.. _event, (byte)' ']);
        var (blank, plus) = (Bytes("text=a%20b&command=%2Fcoach"), Bytes("text=a+b&command=%2Fcoach"));
        Add("a form's plus for its blank", Signed(blank, Now), taken: false, plus, "/slack/commands");
        Add("an odd version", Changed(signature => "v1" + signature[2..]), taken: false);
        Add("no version", Changed(signature => signature[3..]), taken: false);
        Add("a version in capitals", Changed(signature => "V0" + signature[2..]), taken: false);
        Add("digits in capitals", Changed(signature => "v0=" + signature[3..].ToUpperInvariant()), taken: false);
        Add("a digit too few", Changed(signature => signature[..^1]), taken: false);
        foreach (var odd in (string[])["", "soon", "NaN", "-1", "0", "1e999", "+" + Now, "0x" + Now])
            Add($"a timestamp \"{odd}\"", Signed(_event, odd), taken: false);
    }

    /// <summary>Where Bolt takes what we refuse, or the other way round; each with the reason.</summary>
    void Differing()
    {
        // "Five minutes" is either way here; Bolt looks at what is old alone.
        Add("six minutes ahead", Signed(_event, Seconds(6)), bolt: true, ours: false);
        // Slack's timestamps are whole seconds.
        Add("half a second", Signed(_event, Now + ".5"), bolt: true, ours: false);
        // Bolt reads up to a second "=", and what follows is not looked at.
        Add("more after the signature", Changed(signature => signature + "=more"), bolt: true, ours: false);
        // Bolt answers whoever asks whether the line works; here nothing is read before it is proven.
        var check = Bytes("ssl_check=1");
        Add("a check of the line, unsigned", [], bolt: true, ours: false, check, "/slack/commands");
        // Slack signs bytes. Bolt signs the text it makes of them, which is another when they are no text.
        byte[] bytes = [.. "{\"a\":\""u8, 0xff, .. "\"}"u8];
        Add("bytes that are no text", Signed(bytes, Now), bolt: false, ours: true, bytes);
    }

    void Add(
        string name, (string, string)[] headers, bool taken, byte[]? body = null, string path = "/slack/events") =>
        Add(name, headers, taken, taken, body, path);

    void Add(
        string name, (string, string)[] headers, bool bolt, bool ours, byte[]? body = null,
        string path = "/slack/events") => _all.Add(
        new(name, path, path == "/slack/events" ? "application/json" : Form, body ?? _event, headers, bolt, ours));

    (string, string)[] Signed(byte[] body, string timestamp) =>
        [(Timestamp, timestamp), (Signature, Sign(body, timestamp, _secret))];

    (string, string)[] Changed(Func<string, string> change) =>
        [(Timestamp, Now), (Signature, change(Sign(_event, Now, _secret)))];

    static string Sign(byte[] body, string timestamp, string secret)
    {
        byte[] signed = [.. Bytes($"v0:{timestamp}:"), .. body];
        return $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(secret), signed))}";
    }

    string Seconds(int minutes) =>
        _now.AddMinutes(minutes).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

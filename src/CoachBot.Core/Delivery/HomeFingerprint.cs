using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>What the bot's own page of a person showed last: row <c>home</c>, a hash without its words.</summary>
static class HomeFingerprint
{
    public const string Row = "home";

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Entity Of(Card card, AddresseeState state) => new Entity(state.Partition, Row)
        .With("print", Convert.ToHexStringLower(SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes(new { card, state.Language }, Json))));

    public static bool AreSame(Entity? shown, Entity print) => shown?.Text("print") == print.Text("print");
}

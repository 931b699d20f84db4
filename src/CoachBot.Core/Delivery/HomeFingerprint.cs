using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>What a person's own page showed last: row <c>home</c>, a print of it without its words.</summary>
static class HomeFingerprint
{
    public const string Row = "home";

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Entity Of(Card card, AddresseeState head) => new Entity(head.Partition, Row)
        .With("print", Convert.ToHexStringLower(SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes(new { card, head.Language }, Json))));

    public static bool AreSame(Entity? shown, Entity print) => shown?.Text("print") == print.Text("print");
}

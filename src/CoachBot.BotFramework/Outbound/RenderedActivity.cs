using System.Text;
using Newtonsoft.Json;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.BotFramework.Outbound;

/// <summary>An activity of the SDK's that is drawn already: it leaves byte for byte as the renderer wrote it.</summary>
/// <remarks>As an object, a card would be parsed and written once more: four times the work of sending it.</remarks>
[JsonConverter(typeof(Writer))]
sealed class RenderedActivity(ReadOnlyMemory<byte> drawn) : SdkActivity
{
    sealed class Writer : JsonConverter<RenderedActivity>
    {
        public override bool CanRead => false;

        public override void WriteJson(JsonWriter writer, RenderedActivity? value, JsonSerializer serializer) =>
            writer.WriteRawValue(Encoding.UTF8.GetString(value!.Drawn.Span));

        public override RenderedActivity ReadJson(
            JsonReader reader, Type objectType, RenderedActivity? existingValue, bool hasExistingValue,
            JsonSerializer serializer) => throw new NotSupportedException("Activities are drawn here, not read.");
    }

    ReadOnlyMemory<byte> Drawn => drawn;
}

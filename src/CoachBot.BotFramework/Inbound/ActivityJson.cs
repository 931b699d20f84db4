using System.Text;
using System.Text.Json;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;
using JsonSerializer = Newtonsoft.Json.JsonSerializer;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Reads the bytes of a body as the SDK's activity.</summary>
/// <remarks>
/// The SDK's reader takes comments, single quotes and half characters, and gives up on a body for one member of a kind
/// it did not expect. So the body is first held against the JSON of RFC 8259; then a member that cannot be read is
/// absent, as one is that was never sent.
/// </remarks>
static class ActivityJson
{
    /// <summary>Beyond this many, a body is not an activity with a member too new to be known.</summary>
    const int MostUnreadable = 32;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static readonly JsonSerializerSettings Settings = new(HttpHelper.BotMessageSerializerSettings)
    {
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        DateParseHandling = DateParseHandling.None, // What a person typed is a text, also when it looks like a day.
    };

    static readonly JsonSerializer Serializer = JsonSerializer.Create(Settings);

    /// <returns>The activity; <c>null</c> when that is none.</returns>
    public static SdkActivity? Read(ReadOnlySpan<byte> body)
    {
        body = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        try
        {
            return IsSound(body) && Deserialize(Utf8.GetString(body)) is { Type.Length: > 0 } activity ? activity
                : null;
        }
        catch (Exception e) when (e is JsonException or Newtonsoft.Json.JsonException or ArgumentException
            or InvalidOperationException)
        {
            return null; // No JSON, or text in it that is not Unicode.
        }
    }

    /// <summary>One object; throws for what is not JSON.</summary>
    static bool IsSound(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
                _ = reader.GetString(); // Throws for half of a surrogate pair.
        }

        return isObject;
    }

    static SdkActivity? Deserialize(string json)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(json));
            return Serializer.Deserialize<SdkActivity>(reader);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return WhatCanBeRead(json);
        }
    }

    /// <summary>Member by member, from a tree: a reader of text loses its place where a member fails it.</summary>
    static SdkActivity? WhatCanBeRead(string json)
    {
        var unreadable = 0;
        var tolerant = JsonSerializer.Create(Settings);
        tolerant.Error += (_, fault) => fault.ErrorContext.Handled = ++unreadable <= MostUnreadable;
        using var text = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        using var tree = JToken.Load(text).CreateReader();
        return tolerant.Deserialize<SdkActivity>(tree);
    }
}

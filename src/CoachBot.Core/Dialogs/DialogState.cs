using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoachBot.Core.Dialogs;

/// <summary>A question the bot has put to a person and that still waits.</summary>
/// <param name="Card">The card instance that asked; <c>data.card</c> of its buttons.</param>
/// <param name="Dialog">Which dialog asks, by name.</param>
/// <param name="Kept">Answers of its form so far, canonical.</param>
/// <param name="Week">The coaching week it belongs to, by name; an answer lands there however late it comes.</param>
/// <param name="Subject">What it is about, such as a commitment's row; <c>null</c> for nothing in particular.</param>
public sealed record OpenQuestion(
    string Card,
    string Dialog,
    ImmutableSortedDictionary<string, string> Kept,
    string? Week = null,
    string? Subject = null);

/// <summary>The questions a person has open, the latest last. Free text answers the latest.</summary>
public sealed record DialogState(ImmutableArray<OpenQuestion> Open)
{
    /// <summary>More than this many at once are not kept: the oldest gives way.</summary>
    public const int Most = 14;

    /// <summary>
    /// UTF-16 characters of JSON, an emoji being twelve: the longest answers to the latest question always fit, and
    /// the row stays well below what a store takes.
    /// </summary>
    const int MostCharacters = 200_000;

    /// <summary>Letters of nearly every script stay one character each; the rest, emoji, are escaped.</summary>
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static DialogState None { get; } = new([]);

    public OpenQuestion? Latest => Open is [.., var last] ? last : null;

    public OpenQuestion? Find(string card) => Open.FirstOrDefault(question => question.Card == card);

    /// <summary>The state with a question put on top; the same card's earlier state gives way.</summary>
    public DialogState With(OpenQuestion question)
    {
        var open = Without(question.Card).Open.Add(question);
        return new(open.Length > Most ? open[^Most..] : open);
    }

    /// <summary>The state with a question's kept answers replaced, in the same order.</summary>
    public DialogState Update(OpenQuestion question) =>
        new([.. Open.Select(open => open.Card == question.Card ? question : open)]);

    public DialogState Without(string card) => new([.. Open.Where(question => question.Card != card)]);

    public DialogState Where(Func<OpenQuestion, bool> stays) => new([.. Open.Where(stays)]);

    /// <summary>What is kept of it: of more than a row can hold, the oldest questions give way.</summary>
    public string ToJson()
    {
        for (var open = Open; ; open = open[1..])
        {
            var json = JsonSerializer.Serialize(open, Json);
            if (json.Length <= MostCharacters || open.Length <= 1)
                return json;
        }
    }

    /// <param name="json"><c>null</c>: nothing open.</param>
    public static DialogState FromJson(string? json) =>
        json is null
            ? None
            : new(JsonSerializer.Deserialize<ImmutableArray<OpenQuestion>>(json, Json));
}

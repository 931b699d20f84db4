using System.Collections.Immutable;
using System.Text.Json;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>
/// A setup being filled in, as the open question keeps it: good answers, and beside them what was refused.
/// </summary>
/// <param name="Answers">Canonical, by field; an empty one was passed on.</param>
/// <param name="Against">What is said against a field's last answer.</param>
/// <param name="Given">That answer, as it was given.</param>
/// <param name="People">The partitions of the managers named, in lines; <c>null</c>: nobody was named.</param>
/// <param name="IsTyped">Answered one by one; the form is on a card otherwise.</param>
public sealed record SetupDraft(
    ImmutableSortedDictionary<string, string> Answers,
    ImmutableSortedDictionary<string, Phrase> Against,
    ImmutableSortedDictionary<string, string> Given,
    string? People,
    bool IsTyped)
{
    const string AgainstPrefix = "against.";
    const string GivenPrefix = "given.";
    const string Typed = "typed";
    const string Named = "people";

    /// <summary>The field asked for next, one by one; <c>null</c>: none is left.</summary>
    public Slot? Next => SetupForm.Of.Slots.FirstOrDefault(slot => !Answers.ContainsKey(slot.Name));

    public static SetupDraft Of(OpenQuestion question)
    {
        var kept = question.Kept;
        var fields = SetupForm.Of.Slots.Select(slot => slot.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            kept.RemoveRange(kept.Keys.Where(key => !fields.Contains(key))),
            Under(kept, AgainstPrefix, json => JsonSerializer.Deserialize<Phrase>(json, JsonSerializerOptions.Web)!),
            Under(kept, GivenPrefix, given => given),
            kept.GetValueOrDefault(Named),
            kept.ContainsKey(Typed));
    }

    /// <summary>The draft after a form took something in.</summary>
    public SetupDraft With(
        ImmutableSortedDictionary<string, string> answers, ImmutableSortedDictionary<string, Phrase> against,
        IReadOnlyDictionary<string, string> given) => this with
        {
            Answers = answers.RemoveRange(against.Keys),
            Against = against,
            Given = against.Keys.Where(given.ContainsKey)
                .ToImmutableSortedDictionary(name => name, name => given[name], StringComparer.Ordinal),
        };

    /// <summary>What goes into <see cref="OpenQuestion.Kept"/>.</summary>
    public ImmutableSortedDictionary<string, string> ToKept()
    {
        var kept = Answers
            .AddRange(Against.Select(against => KeyValuePair.Create(
                AgainstPrefix + against.Key, JsonSerializer.Serialize(against.Value, JsonSerializerOptions.Web))))
            .AddRange(Given.Select(given => KeyValuePair.Create(GivenPrefix + given.Key, given.Value)));
        if (People is not null)
            kept = kept.SetItem(Named, People);
        return IsTyped ? kept.SetItem(Typed, "") : kept;
    }

    static ImmutableSortedDictionary<string, T> Under<T>(
        ImmutableSortedDictionary<string, string> kept, string prefix, Func<string, T> read) => kept
        .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToImmutableSortedDictionary(entry => entry.Key[prefix.Length..], entry => read(entry.Value));
}

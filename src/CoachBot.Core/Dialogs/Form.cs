using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Core.Dialogs;

/// <summary>Questions that can be answered one by one in text, or all at once on a card.</summary>
/// <remarks>
/// The law: the order in which good answers arrive, and whether they come one by one or together, makes no difference
/// to what is kept. What is refused keeps nothing and spoils nothing.
/// </remarks>
public sealed record Form(string Name, params EquatableList<Slot> Slots)
{
    static ImmutableSortedDictionary<string, Phrase> NoObjections { get; } =
        ImmutableSortedDictionary<string, Phrase>.Empty;

    /// <summary>Takes in what was given and says what to do next.</summary>
    /// <param name="kept">Canonical answers so far, by slot name; an empty one was passed on.</param>
    /// <param name="given">By slot name. Typed text is a submit with one field: the slot just asked. Names of no
    /// slot are left alone.</param>
    public FormStep Fill(ImmutableSortedDictionary<string, string> kept, IReadOnlyDictionary<string, string> given)
    {
        var objections = NoObjections;
        foreach (var slot in Slots)
        {
            if (!given.TryGetValue(slot.Name, out var answer) || string.IsNullOrWhiteSpace(answer))
                continue;

            if (slot.Read(answer).Try(out var value, out var objection))
                kept = kept.SetItem(slot.Name, value);
            else
                objections = objections.Add(slot.Name, objection);
        }

        return Next(kept, objections);
    }

    /// <summary>Passes on the first slot not yet answered, if it is optional.</summary>
    public FormStep Skip(ImmutableSortedDictionary<string, string> kept) =>
        Next(kept, NoObjections) is FormStep.Ask { Next: { Optional: true } slot }
            ? Next(kept.SetItem(slot.Name, ""), NoObjections)
            : Next(kept, NoObjections);

    /// <summary>
    /// Passes on every optional slot that a submitted card left empty: a card asks for all of them at once. One without
    /// what it first asks for passes on nothing.
    /// </summary>
    public FormStep Close(FormStep step) =>
        step is FormStep.Ask { Objections.Count: 0, Next.Optional: true } ask
            ? Next(Slots.Where(slot => slot.Optional && !ask.Kept.ContainsKey(slot.Name))
                .Aggregate(ask.Kept, (kept, slot) => kept.SetItem(slot.Name, "")), NoObjections)
            : step;

    FormStep Next(
        ImmutableSortedDictionary<string, string> kept, ImmutableSortedDictionary<string, Phrase> objections) =>
        objections.Count > 0
            ? new FormStep.Ask(Slots.First(slot => objections.ContainsKey(slot.Name)), kept, objections)
            : Slots.FirstOrDefault(slot =>
                !kept.ContainsKey(slot.Name) && slot.OnlyIf?.Invoke(kept) != false) is { } next
                ? new FormStep.Ask(next, kept, objections)
                : new FormStep.Done(kept);
}

/// <summary>Either ask for <c>Next</c>, telling what was wrong, or the form is done.</summary>
public abstract record FormStep(ImmutableSortedDictionary<string, string> Kept)
{
    /// <returns><c>null</c>: not answered, or passed on.</returns>
    public string? Answer(string slot) => Kept.GetValueOrDefault(slot) is { Length: > 0 } answer ? answer : null;

    public sealed record Ask(
        Slot Next, ImmutableSortedDictionary<string, string> Kept, ImmutableSortedDictionary<string, Phrase> Objections)
        : FormStep(Kept);

    public sealed record Done(ImmutableSortedDictionary<string, string> Kept) : FormStep(Kept);
}

using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// A question that stands ready beside a rep's name. Its button names both by ids; the words and the name are looked up
/// when it is pressed, so that nobody's name is read as a part of a command.
/// </summary>
public static class ReadyQuestion
{
    const string Field = "question";
    const string Keys = "summary.question.";

    public static Button Button(Phrase label, string rep, Phrase question) => new(
        label, Word.Ask, Field: Field, Value: $"{PlanNames.Digest(rep)}.{question.Key[Keys.Length..]}");

    /// <returns>The rep's digest and the question; <c>null</c>: the press is of no such button.</returns>
    public static (string Rep, Phrase Question)? Pressed(Answer given, TextCatalog words) =>
        given.Inputs.GetValueOrDefault(Field)?.Split('.') is [var rep, var name] && words.Keys.Contains(Keys + name)
            ? (rep, new Phrase(Keys + name)) : null;
}

using System.Globalization;

namespace CoachBot.Coaching.Model;

/// <summary>A card instance's id: which dialog, which week, which number. To the outside it is opaque.</summary>
/// <param name="Week">The coaching week's name; <c>-</c> for a card of no week.</param>
/// <param name="Number">Tells apart the cards of one dialog and week: a commitment's number, or a count.</param>
public sealed record CardId(string Dialog, string Week, int Number)
{
    public const string NoWeek = "-";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dialog}.{Week}.{Number}");

    /// <returns><c>null</c> for an id that no card of ours has.</returns>
    public static CardId? Read(string? id) =>
        id?.Split('.') is [var dialog, var week, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && (week == NoWeek || DateOnly.TryParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out _))
            ? new(dialog, week, n)
            : null;
}

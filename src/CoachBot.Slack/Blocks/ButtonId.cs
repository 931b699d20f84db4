using System.Globalization;
using CoachBot.Core.Text;

namespace CoachBot.Slack.Blocks;

/// <summary>A button's <c>action_id</c>: what its press means beside its value.</summary>
/// <remarks>
/// <c>press.0</c>, <c>submit.1</c>, <c>open.2</c>, numbered within its card; a button that chooses carries what it
/// chooses in, and its typed form: <c>press.0.outcome.not yet</c>.
/// </remarks>
/// <param name="Kind">Whether the card's fields are sent along, or a form is to be opened.</param>
/// <param name="Field">The choice that pressing it makes; its value is the button's. <c>null</c>: none.</param>
/// <param name="Command">The typed form of a button that chooses; else <c>null</c>: it is the button's value.</param>
sealed record ButtonId(ButtonKind Kind, int Number, string? Field = null, string? Command = null)
{
    public override string ToString()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()}.{Number}");
        return Field is null ? id : Characters.Cut($"{id}.{Field}.{Command}", Limits.Id);
    }

    /// <returns><c>null</c>: no button of ours.</returns>
    public static ButtonId? Read(string? id) =>
        id?.Split('.', 4) is [var kind, var number, .. var rest]
        && Enum.GetValues<ButtonKind>().Cast<ButtonKind?>().FirstOrDefault(one =>
            one.ToString()!.Equals(kind, StringComparison.OrdinalIgnoreCase)) is { } found
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && rest.Length is 0 or 2
            ? new(found, n, rest.FirstOrDefault(), rest.LastOrDefault())
            : null;
}

enum ButtonKind
{
    /// <summary>Leaves the card's fields alone.</summary>
    Press,

    /// <summary>Takes the card's fields along.</summary>
    Submit,

    /// <summary>Opens the card's form as a modal.</summary>
    Open,
}

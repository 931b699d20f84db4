using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>What a turn starts from.</summary>
public sealed record TurnInput(
    Profile Profile,
    Weeks Weeks,
    ImmutableArray<TeamSettings> Teams,
    ImmutableArray<TeamSettings> Managed,
    TurnClock Moment)
{
    public required CoachSettings Settings { get; init; }
    public required TextCatalog Words { get; init; }
    public Activity? Heard { get; init; }

    /// <summary>The card that the message replied to holds; <c>null</c>: no reply, or to no card.</summary>
    public string? RepliedToCard { get; init; }

    /// <summary>The team in whose channel it was heard, and teams that an open question is about.</summary>
    public ImmutableArray<TeamSettings> Others { get; init; } = [];

    /// <summary>
    /// The team in whose channel it was heard, while nobody has told yet that the bot is there; <c>null</c>: none.
    /// </summary>
    public TeamSettings? Unmet { get; init; }

    /// <summary>How far the rep is with their skill; <c>null</c>: nothing is noted yet.</summary>
    public Entity? Training { get; init; }

    /// <summary>What the letters refer to that an open question is about, by subject.</summary>
    public ImmutableDictionary<string, ReferencedRow> Referred { get; init; } =
        ImmutableDictionary<string, ReferencedRow>.Empty;

    /// <summary>Rows that the card looked at tells of, where they stand outside the weeks.</summary>
    public ImmutableArray<Entity> Told { get; init; } = [];

    /// <summary>The teams' ideas for the skill, while a question that shows some is open.</summary>
    public ImmutableArray<TeamIdea> Ideas { get; init; } = [];

    public required TurnReader Reads { get; init; }
}

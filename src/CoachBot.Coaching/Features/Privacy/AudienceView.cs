using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>
/// <c>who can see this</c>: what others see of a rep now, line by line, from the rows that their summaries, messages
/// and
/// posts are made of.
/// </summary>
public static class AudienceView
{
    public static async ValueTask<ImmutableArray<Phrase>> LinesAsync(PersonTurn turn)
    {
        var lines = new List<SeenLine>();
        foreach (var capability in turn.Capabilities.All)
            lines.AddRange(await capability.SeenByOthersAsync(turn));
        return [.. lines.OrderBy(line => line.Order).Select(line => line.Text), PrivacyText.RestIsYours];
    }
}

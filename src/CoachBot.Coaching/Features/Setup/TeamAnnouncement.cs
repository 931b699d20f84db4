using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>The team's turn on a milestone that a rep shares with the team.</summary>
static class TeamAnnouncement
{
    /// <summary>What a rep let the team know of, with what their manager says to it.</summary>
    public static Turn Of(TeamSettings team, PeerMessage mail) => new()
    {
        Head = team.Head,
        Owes = team.IsRemoved ? [] :
        [
            new OutboxMessage.ShowView(
                PeerMessages.NoticeView,
                ImmutableSortedDictionary<string, string>.Empty.Add(
                    "letter", new MessageReference(mail.Values["what"], mail.From, mail.Values["row"]).ToText()),
                new CardId(PeerMessages.Kind, CardId.NoWeek, (int)team.Head.NextOwed).ToString()),
        ],
    };
}

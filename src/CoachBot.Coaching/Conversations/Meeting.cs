using CoachBot.Coaching.People;
using CoachBot.Coaching.Schedule;
using CoachBot.Core.Conversation;

namespace CoachBot.Coaching.Conversations;

/// <summary>What every event tells of a person, whatever it is about.</summary>
static class Meeting
{
    /// <summary>
    /// Address, zone and language as last told; a message or an installation heals an unreachable chat.
    /// </summary>
    public static Profile Met(Profile profile, Activity? activity)
    {
        if (activity is null)
            return profile;

        var there = activity.Conversation;
        var chat = there.Kind == ConversationKind.Personal
            ? Told(there, profile.Head.Chat) with { UserId = activity.From.Id }
            : profile.Head.Chat is { } known
                ? known with { ServiceUrl = there.ServiceUrl }
                : there with
                {
                    Kind = ConversationKind.Personal,
                    ConversationId = "",
                    UserId = activity.From.Id,
                    TeamId = null
                };
        profile = new Profile(profile.Head.With(chat));
        if (activity.Kind is ActivityKind.Message or ActivityKind.Submit or ActivityKind.Edit
            || (there.Kind == ConversationKind.Personal && activity.Kind is not ActivityKind.Removed))
            profile = profile.With("unreachable", (string?)null).With("unreachableAt", (DateTimeOffset?)null);
        if (activity.Zone is { } zone && Zones.IsKnown(zone))
            profile = profile.With("zone", zone);
        if (activity.Locale is { } locale)
            profile = profile.With("language", locale);
        if (profile.IsAgreed && activity.From.Name is { } name)
            profile = profile.With("name", name);
        return profile;
    }

    /// <summary>Not every event tells the chat's id; the one known stays.</summary>
    static ConversationReference Told(ConversationReference there, ConversationReference? known) =>
        there.ConversationId.Length == 0 && known is not null && known.Channel == there.Channel
            ? there with { ConversationId = known.ConversationId }
            : there;
}

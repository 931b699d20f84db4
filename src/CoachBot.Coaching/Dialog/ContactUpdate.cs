using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>What every event tells of a person, whatever it is about.</summary>
static class ContactUpdate
{
    public static Profile Of(Profile profile, TurnEvent happening) => happening switch
    {
        TurnEvent.ActivityReceived { Activity: var activity } => Met(profile, activity),
        TurnEvent.ProfileChanged learned => Returned(profile).WithClient(learned.Zone, learned.Locale)
            .With("guest", learned.IsGuest ? true : null),
        _ => profile,
    };

    /// <summary>
    /// Address, zone and language as last told; a message or an installation heals an unreachable chat.
    /// </summary>
    static Profile Met(Profile profile, Activity activity)
    {
        var there = activity.Conversation;
        var chat = there.Kind == ConversationKind.Personal
            ? Told(there, profile.Head.Chat) with { UserId = activity.From.Id }
            : profile.Head.Chat is { } known
                && known.IsOf(there)
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
            profile = profile.WithReach();
        profile = profile.WithClient(activity.Zone, activity.Locale);
        if (profile.IsAgreed && activity.From.Name is { } name)
            profile = profile.With("name", name);
        return profile;
    }

    /// <summary>A platform tells of profiles of people who are there: a deactivation has ended.</summary>
    static Profile Returned(Profile profile) =>
        profile.Head.Unreachable == TurnEvent.Unreachable.Deactivated ? profile.WithReach() : profile;

    /// <summary>Not every event tells the chat's id; the one known stays.</summary>
    static ConversationReference Told(ConversationReference there, ConversationReference? known) =>
        there.ConversationId.Length == 0 && known is not null && known.IsOf(there)
            ? there with { ConversationId = known.ConversationId }
            : there;
}

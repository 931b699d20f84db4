using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>A person hears from a team: they belong to it, manage it, or do so no more.</summary>
public static class MembershipUpdate
{
    /// <summary>The mail's kind.</summary>
    public const string Kind = "belonging";

    /// <summary>The mail's kind: the team has another manager by now, nothing was set up.</summary>
    public const string Refused = "setup-refused";

    /// <summary>The mail's kind: the bot is not in the channel where <c>setup</c> was typed.</summary>
    public const string NotThere = "not-there";

    public const string RoleKey = "role";
    public const string Rep = "rep";
    public const string Manager = "manager";
    public const string Nobody = "nobody";
    public const string Guest = "guest";

    /// <summary>Added the bot; the roster is still to tell what they are.</summary>
    public const string Installer = "installer";

    public static void Take(PersonTurn turn, PeerMessage mail)
    {
        if (mail.Kind == Refused)
        {
            turn.Say(TeamText.ManagersOnly);
            return;
        }

        if (mail.Kind == NotThere)
        {
            turn.CloseWhere(question => question.Dialog == SetupQuestion.Dialog && question.Subject == mail.From);
            turn.Say(TeamText.NotThere);
            return;
        }

        var role = mail.Values[RoleKey];
        var profile = Addressed(turn.Profile, mail)
            .WithClient(mail.Values.GetValueOrDefault("zone"), mail.Values.GetValueOrDefault("locale"));
        profile = profile
            .WithTeams(Belongs(profile.Teams, mail.From, role == Rep))
            .WithManages(Belongs(profile.Manages, mail.From, role == Manager));
        profile = profile.WithAdded(role == Installer ? profile.Added.Add(mail.From) : profile.Added.Remove(mail.From));
        if (role is not (Nobody or Installer))
            profile = profile.With("guest", role == Guest ? true : null);
        // The platform tells of somebody there: what kept messages from them may have ended.
        if (role is Rep or Manager)
            profile = profile.WithReach();
        turn.Profile = Quiet(profile, left: role == Nobody && turn.Profile.Teams.Contains(mail.From));
    }

    /// <summary>A team told of again keeps its place: the first one's calendar and managers count.</summary>
    static ImmutableArray<string> Belongs(ImmutableArray<string> teams, string team, bool belongs) =>
        !belongs ? teams.Remove(team) : teams.Contains(team) ? teams : teams.Add(team);

    /// <summary>The address for a first contact; one that has been used is the person's own to change.</summary>
    /// <remarks>A chat of another bot, as this one was before it was registered anew, is no address.</remarks>
    static Profile Addressed(Profile profile, PeerMessage mail)
    {
        var first = new ConversationReference(
            mail.Values["channel"], mail.Values["serviceUrl"], mail.Values["tenantId"], mail.Values["botId"],
            ConversationKind.Personal, "", mail.Values["userId"]);
        return profile.Head.Chat is { ConversationId.Length: > 0 } known && known.IsOf(first)
            ? profile
            : new(profile.Head.With(first));
    }

    /// <summary>
    /// A person who leaves their last team hears nothing unasked any more, until they join one or say <c>resume</c>.
    /// </summary>
    static Profile Quiet(Profile profile, bool left)
    {
        if (left && profile is { Teams.IsEmpty: true, Manages.IsEmpty: true, IsStopped: false })
            return profile.With("stopped", true).With("leftTeams", true);
        return !profile.Teams.IsEmpty && profile.Head.Row.Flag("leftTeams") == true
            ? profile.With("stopped", (bool?)null).With("leftTeams", (bool?)null)
            : profile;
    }
}

using CoachBot.Coaching.Conversations;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Teams;

/// <summary>A person hears from a team: they belong to it, manage it, or do so no more.</summary>
public static class Belonging
{
    /// <summary>The mail's kind.</summary>
    public const string Kind = "belonging";

    public const string RoleKey = "role";
    public const string Rep = "rep";
    public const string Manager = "manager";
    public const string Nobody = "nobody";
    public const string Guest = "guest";

    public static void Take(PersonTurn turn, Mail mail)
    {
        var profile = turn.Profile;
        if (profile.Head.Chat is null && mail.Values.TryGetValue("userId", out var userId))
        {
            profile = new(profile.Head.With(new Core.Conversation.ConversationReference(
                mail.Values["channel"], mail.Values["serviceUrl"], mail.Values["tenantId"], mail.Values["botId"],
                Core.Conversation.ConversationKind.Personal, "", userId)));
        }

        var role = mail.Values[RoleKey];
        var teams = profile.Teams.Remove(mail.From);
        var manages = profile.Manages.Remove(mail.From);
        turn.Profile = profile
            .With("guest", role == Guest ? true : null)
            .WithTeams(role == Rep ? teams.Add(mail.From) : teams)
            .WithManages(role == Manager ? manages.Add(mail.From) : manages);
    }
}

using CoachBot.Core.Conversation;
using CoachBot.Demo;
using CoachBot.Slack.Install;
using CoachBot.Slack.Outbound;
using CoachBot.Slack.People;

namespace CoachBot.Tests.Support.Slack;

/// <summary>The people on a stage as Slack knows them; one workspace, whose token is sound.</summary>
sealed class ScenePeople(SlackNames names, NewNames? called) : IPeople, IWorkspaces
{
    public Stage? Stage { get; set; }

    /// <summary>A user whose name Slack does not tell just now.</summary>
    public string? Nameless { get; set; }

    public ValueTask<Activity> KnownAsync(Activity activity, CancellationToken ct) => ValueTask.FromResult(activity with
    {
        From = Known(activity.From),
        People = [.. activity.People.Select(Known)],
        Zone = Stage!.Zone,
    });

    public ValueTask ChangedAsync(string tenant, SlackUser user, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask<string?> UnreachableAsync(
        string tenant, string userId, RequestSequence? requests, CancellationToken ct) =>
        ValueTask.FromResult<string?>(null);

    public async Task<RosterPage> RosterAsync(
        ConversationReference team, string? continuation, RequestSequence? requests, CancellationToken ct)
    {
        var there = team with { TeamId = names.Of(team.TeamId!) };
        var page = await Stage!.Channel.RosterAsync(there, continuation, ct);
        return page with
        {
            Members = [.. page.Members.Select(person => person with { Id = names.User(person), DirectoryId = null })],
        };
    }

    public ValueTask<Installation?> FindAsync(string tenant, CancellationToken ct) =>
        ValueTask.FromResult<Installation?>(new Installation("xoxb-1", SlackNames.Bot));

    public ValueTask<Installation?> RefusedAsync(
        string tenant, Installation refused, string error, CancellationToken ct) =>
        ValueTask.FromResult<Installation?>(null);

    public ValueTask<bool> ForgetAsync(string tenant, DateTimeOffset at, CancellationToken ct) =>
        ValueTask.FromResult(true);

    Account Known(Account person) => person.Id.Length == 0 || person.Id == Nameless
        ? person
        : person with
        {
            Name = called?.Of(names.Name(person.Id)) ?? names.Name(person.Id),
            IsGuest = Stage!.Channel.Team.Any(member => member.Id == names.Of(person.Id) && member.IsGuest),
        };
}

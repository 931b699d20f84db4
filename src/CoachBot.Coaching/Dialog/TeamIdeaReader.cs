using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Dialog;

/// <summary>Reads the ideas of a person's teams.</summary>
static class TeamIdeaReader
{
    /// <summary>The ideas of these teams for a skill, the latest first.</summary>
    /// <remarks>A name goes with one only while its bearer wants that, and is in a team with the reader.
    /// </remarks>
    public static async ValueTask<ImmutableArray<TeamIdea>> ReadAsync(
        IEntityReader table, Profile reader, SkillPacks packs, CancellationToken ct)
    {
        var found = new List<TeamIdea>();
        foreach (var team in reader.Teams)
        {
            found.AddRange((await table.QueryAsync(team, TeamIdea.Rows, null, ct)).Select(TeamIdea.Read)
                .Where(idea => reader.Skill is { } skill && idea.IsFor(skill, packs)));
        }

        var named = await Task.WhenAll(
            found.OrderByDescending(idea => idea.Row, StringComparer.Ordinal)
                .Select(idea => NamedAsync(table, reader, idea, ct)));
        return [.. named];
    }

    static async Task<TeamIdea> NamedAsync(IEntityReader table, Profile reader, TeamIdea idea, CancellationToken ct)
    {
        if (idea is not { From: { } from, FromRow: { } row } || from == reader.Partition)
            return idea;

        var suggested =
            await new PeerMessageView(table).ReadAsync(new MessageReference(Suggestion.Sent, from, row), ct);
        return suggested.Row is { } words && Suggestion.Read(words) is { IsNamed: true } suggestion
            && suggested.IsColleagueOf(reader)
            ? idea with { Name = suggestion.ByName ?? suggested.From.Name }
            : idea;
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>People of a team as a person names them: whole names, or a part that only one of them has.</summary>
/// <remarks>Directories write names with commas (<c>Roth, Ines</c>), which also stand between people.</remarks>
public static partial class NameMatcher
{
    static readonly char[] Between = [';', '\n'];

    /// <summary>Names one after another, as <see cref="Find"/> reads them back.</summary>
    public static string Listed(ImmutableArray<string> names) =>
        string.Join(
            names.Any(name => name.Contains(',', StringComparison.Ordinal)) ? "; " : ", ",
            names.Where(name => name.Length > 0));

    /// <summary>Finds everybody named.</summary>
    /// <param name="first">Who is meant where several are called the same: today's managers, and who is asking.</param>
    /// <param name="mentioned">People mentioned along with the text: each is that account, or nobody.</param>
    /// <returns>Their partitions, each once; or what to say about the first name that is nobody's or several
    /// people's.</returns>
    public static Result<ImmutableArray<string>> Find(
        string typed, ImmutableArray<Member> members, IReadOnlyCollection<(string Person, string Name)> first,
        ImmutableArray<Account> mentioned)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var line in typed.Split(
            Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (var at = 0; at < parts.Length;)
            {
                var taken = Whole(
                    parts[at..], [
                        .. members.Select(member => member.Name), .. first.Select(known => known.Name),
                        .. mentioned.Select(account => account.Name).OfType<string>(),
                    ]);
                var name = string.Join(", ", parts[at..(at + taken)]).TrimStart('@');
                if (!One(name, members, first, mentioned).Try(out var person, out var refusal))
                    return refusal;
                found.Add(person);
                at += taken;
            }
        }

        return found.Distinct().ToImmutableArray();
    }

    /// <summary>"From Marc" is Marc: that is how the question asks.</summary>
    public static string WithoutFrom(string text) =>
        text.StartsWith("from ", StringComparison.OrdinalIgnoreCase) ? text[5..].TrimStart() : text;

    /// <summary>Those of a team whose names begin a part of the text: "Marc, and Ines Roth after a call".</summary>
    /// <remarks>Made to find too few rather than a person who was not meant.</remarks>
    public static ImmutableArray<Member> In(string text, ImmutableArray<Member> members)
    {
        var found = members.Where(member => member.Name.Contains(',', StringComparison.Ordinal)
            && text.Contains(member.Name, StringComparison.OrdinalIgnoreCase));
        foreach (var part in And().Split(text).Select(part => WithoutFrom(part.Trim()).TrimStart('@').TrimEnd('.')))
        {
            var whole = members.Where(member => Is(member.Name, part)
                || part.StartsWith(member.Name + " ", StringComparison.OrdinalIgnoreCase)).ToList();
            var byPart = members.Where(member => member.Name.Split(' ', ',').Any(name => Is(name, part.Split(' ')[0])))
                .ToList();
            found = found.Concat(whole.Count > 0 ? whole : byPart.Count == 1 ? byPart : []);
        }

        return [.. found.DistinctBy(member => member.Person)];
    }

    /// <summary>Whether a text speaks of the person's manager.</summary>
    public static bool SaysManager(string text) =>
        text.Split([' ', ',', '.', ';', '\n']).Any(word => Is(word, "manager") || Is(word, "boss"));

    /// <summary>How many parts make up a person's whole name; one when they make up nobody's.</summary>
    static int Whole(string[] parts, ImmutableArray<string> names)
    {
        for (var count = Math.Min(parts.Length, 3); count > 1; count--)
        {
            var name = string.Join(", ", parts[..count]);
            if (names.Any(whole => Is(whole, name)))
                return count;
        }

        return 1;
    }

    static Result<string> One(
        string name, ImmutableArray<Member> members, IReadOnlyCollection<(string Person, string Name)> first,
        ImmutableArray<Account> mentioned)
    {
        var ids = mentioned.Where(account => Is(account.Name ?? account.Id, name)).Select(account => account.Id)
            .ToHashSet();
        if (ids.Count > 0)
        {
            // A mention means one account: another person of that name is not meant.
            return members.FirstOrDefault(member => ids.Contains(member.UserId)) is { } meant
                ? meant.Person : SharedText.NobodyCalled(name);
        }

        if (first.FirstOrDefault(known => Is(known.Name, name)).Person is { } known)
            return known;

        var matches = members.Where(member => Is(member.Name, name)).ToList();
        if (matches.Count == 0)
            matches = [.. members.Where(member => member.Name.Split(' ', ',').Any(part => Is(part, name)))];
        return matches.Count switch
        {
            1 => matches[0].Person,
            0 => SharedText.NobodyCalled(name),
            _ => SharedText.SeveralCalled(name),
        };
    }

    static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"[,;\n/&+]|\b(and|or|und|oder|et|ou)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
            | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex And();
}

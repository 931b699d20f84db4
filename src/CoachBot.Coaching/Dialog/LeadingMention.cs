using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// Words that begin with <c>@name</c>: names have blanks, and the mention, or else the roster, tells where one ends.
/// </summary>
/// <param name="Rest">What follows, without blanks at its ends; empty: nothing.</param>
/// <param name="Mentioned">The account mentioned there; <c>null</c>: the name was only typed.</param>
public sealed record LeadingMention(string Name, string Rest, Account? Mentioned)
{
    /// <summary>The partition, where a button named them; <c>null</c>: a person typed a name.</summary>
    public string? Person { get; init; }

    /// <summary>A person as a button's command names them: names are anybody's choice, and two may have one.</summary>
    public static string Of(string person) => "@" + PlanNames.Digest(person);

    /// <param name="known">People whose names are known, for one that was only typed.</param>
    /// <returns><c>null</c>: nobody is named first.</returns>
    public static LeadingMention? Read(PersonTurn turn, string typed, ImmutableArray<Member> known)
    {
        if (typed.Length < 2 || typed[0] != '@')
            return null;

        if (known.FirstOrDefault(member => IsOf(typed, member.Person)) is { } named)
        {
            return new(named.Name, typed[Of(named.Person).Length..].Trim(), Mentioned: null)
            {
                Person = named.Person,
            };
        }

        var said = typed[1..];
        var people = turn.Heard?.People ?? [];
        var listed = known.Select(member => member.Name).Where(name => Begins(said, name)).MaxBy(name => name.Length);
        var mentioned = people.FirstOrDefault(account => Begins(said, account.Name))
            ?? (listed is null ? people.FirstOrDefault(account => !IsElsewhere(said, account)) : null);
        var name = mentioned is { Name: { } whole } && Begins(said, whole) ? whole
            : listed ?? said.Split(' ', ',', ':', '\n')[0];
        return new(name, said[name.Length..].TrimStart(' ', ',', ':', '\n').TrimEnd(), mentioned);
    }

    static bool IsOf(string typed, string person) => Of(person) is var id
        && typed.StartsWith(id, StringComparison.Ordinal) && (typed.Length == id.Length || typed[id.Length] == ' ');

    /// <summary>A platform may write a mention in another way than the account is called; not one that is there.
    /// </summary>
    static bool IsElsewhere(string said, Account account) =>
        said.Contains($"@{account.Name ?? account.Id}", StringComparison.OrdinalIgnoreCase);

    static bool Begins(string said, string? name) =>
        name is { Length: > 0 } && said.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (said.Length == name.Length || !char.IsLetterOrDigit(said[name.Length]));
}

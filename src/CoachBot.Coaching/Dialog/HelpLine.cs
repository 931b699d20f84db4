namespace CoachBot.Coaching.Dialog;

/// <summary>To whom <c>help</c> lists a line.</summary>
[Flags]
public enum HelpFor
{
    None = 0,

    /// <summary>A person who has not agreed, and manages no team.</summary>
    Newcomer = 1,
    Rep = 2,

    /// <summary>Who manages a team, coached or not.</summary>
    Manager = 4,

    /// <summary>Who manages a team and is not coached.</summary>
    ManagerAlone = 8,
}

/// <summary>A line of <c>help</c>: a theme, with its words as they are typed.</summary>
/// <param name="Order">The lowest stands first.</param>
/// <param name="Key">Of the phrase.</param>
/// <param name="WithoutTeam">For a person in no team, whose words nobody sees; <c>null</c>: the same.</param>
public sealed record HelpLine(int Order, string Key, HelpFor For, string? WithoutTeam = null);

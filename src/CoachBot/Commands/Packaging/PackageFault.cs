namespace CoachBot.Commands.Packaging;

/// <summary>A rule that an app package breaks, and for which Teams would refuse it.</summary>
/// <param name="Path">In the manifest (<c>bots[0].botId</c>), or a file's name; empty for the package itself.</param>
/// <param name="Rule">What is taken there, and what is there instead; one line.</param>
public sealed record PackageFault(string Path, string Rule);

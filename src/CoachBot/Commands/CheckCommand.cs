namespace CoachBot.Commands;

public static class CheckCommand
{
    public static Task<int> RunAsync(string[] settings, TextWriter output, CancellationToken ct) => Task.FromResult(0);
}

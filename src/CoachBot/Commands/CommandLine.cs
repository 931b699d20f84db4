using System.CommandLine;

namespace CoachBot.Commands;

/// <summary>What a person types after <c>dotnet run --project src/CoachBot --</c>; nothing: serve.</summary>
/// <remarks>Whatever the commands do not know is a setting: <c>--Clock:Speed=1000</c>, <c>--Storage:Path x</c>.</remarks>
public static class CommandLine
{
    /// <returns>The exit code: 0 when all went well, 1 otherwise.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct = default)
    {
        // No response files, and signals are the host's to handle: a setting may begin with @, and a stop may take a while.
        var parsed = Root(error).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            ct);
    }

    static RootCommand Root(TextWriter error)
    {
        var root = new RootCommand(
            "A sales coach that asks one question a week. Settings follow any command: --Key=value or --Key value.");
        root.Subcommands.Add(Check());
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => WithSettingsAsync(parsed, settings => ServeCommand.RunAsync(settings, error, ct)));
        return root;
    }

    static Command Check()
    {
        var check = new Command("check", "Says line by line what works and what to set.") { TreatUnmatchedTokensAsErrors = false };
        check.SetAction((parsed, ct) =>
            WithSettingsAsync(parsed, settings => CheckCommand.RunAsync(settings, parsed.InvocationConfiguration.Output, ct)));
        return check;
    }

    /// <summary>Runs a command with what it does not know taken as settings; a stray word ends it first.</summary>
    static async Task<int> WithSettingsAsync(ParseResult parsed, Func<string[], Task<int>> run)
    {
        string[] settings = [.. parsed.UnmatchedTokens];
        if (SettingsArguments.Fault(settings) is not { } fault)
            return await run(settings);

        await parsed.InvocationConfiguration.Error.WriteLineAsync(fault);
        return 1;
    }
}

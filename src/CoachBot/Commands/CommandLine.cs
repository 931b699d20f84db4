using System.CommandLine;
using CoachBot.Demo;

namespace CoachBot.Commands;

/// <summary>What a person types after <c>dotnet run --project src/CoachBot --</c>; nothing: serve.</summary>
/// <remarks>
/// Whatever the commands do not know is a setting: <c>--Clock:Speed=1000</c>, <c>--Storage:Path x</c>.
/// </remarks>
public static class CommandLine
{
    /// <returns>The exit code: 0 when all went well, 1 otherwise.</returns>
    public static Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, CancellationToken ct = default) =>
        Root().Parse(args, Parsing).InvokeAsync(
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // Signals are the host's to handle: a stop may take a while.
            },
            ct);

    /// <summary>No response files: the value of a setting may begin with @.</summary>
    static ParserConfiguration Parsing => new() { ResponseFileTokenReplacer = null };

    static RootCommand Root()
    {
        var root = new RootCommand(
            "A sales coach that asks one question a week. Without a command it serves. "
            + "Settings follow any command: --Key=value or --Key value; appsettings.sample.json lists them.");
        root.Subcommands.Add(Check());
        root.Subcommands.Add(Package());
        root.Subcommands.Add(Demo());
        root.Subcommands.Add(Copy());
        On(root, ServeCommand.RunAsync);
        return root;
    }

    static Command Check()
    {
        var check = new Command("check", "Says line by line what works and what to set.");
        On(check, CheckCommand.RunAsync);
        return check;
    }

    static Command Copy()
    {
        var (from, to) = (Store("--from"), Store("--to"));
        var copy = new Command("copy", "Moves everything between the two stores, and compares them.") { from, to };
        On(copy, (run, ct) => CopyCommand.RunAsync(
            run, run.Parsed.GetRequiredValue(from), run.Parsed.GetRequiredValue(to), ct));
        return copy;
    }

    static Option<string> Store(string name) => new(name)
    {
        Description = $"{CopyCommand.Sqlite} or {CopyCommand.Azure}.",
        DefaultValueFactory = _ => "",
    };

    static Command Demo()
    {
        var demo = new Command(
            "demo", "Plays four weeks of a small team on a virtual clock. Needs nothing, leaves nothing.");
        On(demo, (run, ct) => DemoCommand.RunAsync(run.Output, run.Error, ct));
        return demo;
    }

    static Command Package()
    {
        var folder = new Option<string>("--out")
        {
            Description = "The folder to write to.",
            DefaultValueFactory = _ => "dist",
        };
        var package = new Command("package", "Writes the Teams app package and the Slack app manifest.") { folder };
        On(package, (run, ct) => PackageCommand.RunAsync(
            CoachHost.CreateBuilder(run.Settings).Configuration,
            run.Parsed.GetRequiredValue(folder),
            run.Output,
            run.Error,
            ct));
        return package;
    }

    /// <summary>
    /// Runs a command with what it does not know taken as settings. A stray word ends it first, and so does a fault
    /// that an operator can change.
    /// </summary>
    static void On(Command command, Func<CommandRun, CancellationToken, Task<int>> run)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, ct) =>
        {
            var asked = new CommandRun(parsed);
            if (SettingsArguments.Fault(asked.Settings) is { } mistyped)
                return await asked.RefuseAsync(mistyped);

            try
            {
                return await run(asked, ct);
            }
            catch (Exception e) when (StartFault.Explain(e) is { } fault)
            {
                return await asked.RefuseAsync(fault);
            }
        });
    }
}

/// <summary>One run of a command: what was typed and where its words go.</summary>
public sealed record CommandRun(ParseResult Parsed)
{
    /// <summary>From the command line, to be read as .NET reads them.</summary>
    public string[] Settings { get; } = [.. Parsed.UnmatchedTokens];

    public TextWriter Output => Parsed.InvocationConfiguration.Output;

    public TextWriter Error => Parsed.InvocationConfiguration.Error;

    /// <returns>The exit code of a run that was refused.</returns>
    public async Task<int> RefuseAsync(params IEnumerable<string> faults)
    {
        foreach (var fault in faults)
            await Error.WriteLineAsync(fault);

        return 1;
    }
}

using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Core.Hosting;
using CoachBot.Core.Turns;
using CoachBot.Storage;

namespace CoachBot.Demo;

/// <summary>
/// Plays four weeks of a small team through the real pipeline on a virtual clock. Needs nothing, leaves nothing.
/// </summary>
public static class DemoCommand
{
    const string Zone = "Europe/Berlin";

    /// <returns>The exit code: 0 when the book was played to its end without a fault.</returns>
    public static async Task<int> RunAsync(TextWriter output, TextWriter error, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("coachbot-demo-");
        try
        {
            var log = new DemoLog(error);
            await using (var store = SqliteTable.Open(Path.Combine(folder.FullName, "coach.db"), TimeProvider.System))
            {
                var start = Zones.At(new(2026, 10, 5), new(8, 0), Zone);
                var stage = new Stage(store, start, CoachSettings.Default, log) { Zone = Zone };
                await output.WriteLineAsync(
                    "Four weeks of a small team. Times are theirs, in Berlin; [ ] is a button, < > a field.");
                await new Script(stage, Zone, output).PlayAsync(Book(), ct);
            }

            return log.HasFaults ? 1 : 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Book()
    {
        using var reader = new StreamReader(
            typeof(DemoCommand).Assembly.GetManifestResourceStream("Demo/demo.txt")!);
        return reader.ReadToEnd();
    }

    /// <summary>A demonstration has no operator: a fault is told where it shows, by kind and place.</summary>
    sealed class DemoLog(TextWriter error) : IEngineLog
    {
        public bool HasFaults { get; private set; }

        public void TurnFailed(Exception fault, string code, string turnEvent) => Tell(fault);

        public void DeliveryFailed(Exception fault, string partition) => Tell(fault);

        public void SweepFailed(Exception fault) => Tell(fault);

        public void GivenUp(string partition, string reason)
        {
        }

        public void BecameUnreachable(string partition, string reason)
        {
        }

        void Tell(Exception fault)
        {
            HasFaults = true;
            error.WriteLine($"{fault.GetType().Name} in {Support.Where(fault)}");
        }
    }
}

using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Demo;

namespace CoachBot.Tests.Support;

/// <summary>A rep alone on a stage: types, presses, waits; and what the store then holds of them.</summary>
public sealed class Rep
{
    public const string FirstWeek = "2026-11-16";

    readonly string _zone;

    /// <param name="zone">IANA: where the rep's client is.</param>
    /// <param name="begins">A Monday morning in Berlin, unless told otherwise.</param>
    public Rep(string zone = "Europe/Berlin", DateTimeOffset? begins = null, CoachSettings? settings = null)
    {
        _zone = zone;
        Stage = new Stage(Table, begins ?? At("2026-11-16 10:00"), settings ?? CoachSettings.Default,
            new FailingLog())
        { Zone = zone };
    }

    public MemoryTable Table { get; } = new();
    public Stage Stage { get; }
    public Account Account { get; } = new("29:Ana", "Ana", "aad-Ana");

    /// <summary>Everything said to the rep, updates left out.</summary>
    public IEnumerable<Said> Heard =>
        Stage.Channel.Spoken.Where(said => said.To == "a:29:Ana" && said.UpdateOf is null);

    public string LastHeard => Transcript.Text(Heard.Last().Message);

    /// <summary>Whether the latest card has a button that says this.</summary>
    public bool Offers(string label) => LastHeard.Contains($"[{label}]", StringComparison.Ordinal);

    /// <summary>Somebody who has agreed, said what to work on, and has this week's question open.</summary>
    public static async Task<Rep> AskedAsync(string zone = "Europe/Berlin", DateTimeOffset? begins = null)
    {
        var rep = new Rep(zone, begins);
        await rep.TypeAsync("hi", "yes", "handling objections");
        return rep;
    }

    /// <summary>The same, committed and past the plan.</summary>
    public static async Task<Rep> CommittedAsync()
    {
        var rep = await AskedAsync();
        await rep.TypeAsync("thank them first", "skip");
        return rep;
    }

    /// <summary>Types one after another; <c>@ 2026-11-18 10:00</c> waits until then, local time.</summary>
    public async Task TypeAsync(params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.StartsWith("@ ", StringComparison.Ordinal))
                await Stage.AdvanceAsync(At(text[2..]));
            else
                await Stage.TypeAsync(Account, text);
        }
    }

    /// <summary>The latest card that asks for a field, and its id.</summary>
    public string Card(string field) => Heard.Last(said => said.Message.Card.Elements.OfType<Field>()
        .Any(found => found.Name == field)).Message.CardId!;

    public Task SubmitAsync(string card, string command, params (string Field, string Value)[] inputs) =>
        Stage.PressAsync(Account, card, command,
            inputs.ToImmutableDictionary(input => input.Field, input => input.Value));

    public DateTimeOffset At(string local)
    {
        var at = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return Zones.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), _zone);
    }

    /// <summary>Every row of the rep's partition.</summary>
    public async Task<ImmutableArray<Entity>> RowsAsync() =>
        await Table.QueryAsync(Addressee.Person("msteams", "tenant", "aad-Ana"), RowRange.All, null, default);

    /// <summary>The rows that hold what the rep said and what came of it.</summary>
    public async Task<ImmutableArray<Entity>> FactsAsync() =>
        [.. (await RowsAsync()).Where(row => row.Row.StartsWith("week|", StringComparison.Ordinal)
            || row.Row.StartsWith("milestone|", StringComparison.Ordinal))];

    public async Task<string?> TextAsync(string row, string column) =>
        (await RowsAsync()).FirstOrDefault(found => found.Row == row)?.Text(column);

    public async Task<Entity> HeadAsync() => (await RowsAsync()).Single(row => row.Row == AddresseeState.RowKey);
}

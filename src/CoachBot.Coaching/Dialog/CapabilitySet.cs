using System.Collections.Frozen;
using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Dialog;

/// <summary>Everything the bot can do, as the hubs look it up. Made once from the list of capabilities.</summary>
/// <exception cref="ArgumentException">Two capabilities have one word, dialog, message, view, timer or row.</exception>
public sealed class CapabilitySet
{
    readonly FrozenDictionary<string, CommandSpec> _commands;
    readonly FrozenDictionary<string, MessageSpec> _messages;
    readonly FrozenDictionary<string, MessageSpec> _bringers;
    readonly FrozenDictionary<string, ViewSpec> _views;
    readonly FrozenDictionary<string, TimerSpec> _timers;

    public CapabilitySet(IEnumerable<ICapability> capabilities)
    {
        All = [.. capabilities];
        _commands = Unique(All.SelectMany(one => one.Commands), command => command.Word);
        Questions = Unique(All.SelectMany(one => one.Questions), question => question.Name);
        _messages = Unique(All.SelectMany(one => one.Messages), message => message.What);
        _bringers = _messages.Values.Where(message => message.Brings is not null).DistinctBy(message => message.Brings)
            .ToFrozenDictionary(message => message.Brings!, StringComparer.Ordinal);
        _views = Unique(All.SelectMany(one => one.Views), view => view.Name);
        _timers = Unique(All.SelectMany(one => one.Timers), timer => timer.Name);
        Rows = new(EngineRows.All.Concat(All.SelectMany(one => one.Rows)));
        Sends = [.. All.SelectMany(one => one.Sends)];
        Grammar = new Grammar(_commands.Values);
    }

    public ImmutableArray<ICapability> All { get; }
    public FrozenDictionary<string, IQuestion> Questions { get; }
    public ImmutableArray<SendSpec> Sends { get; }

    /// <summary>Every kind of row that this version knows, the engine's first.</summary>
    public RowKinds Rows { get; }
    public Grammar Grammar { get; }
    public IEnumerable<TimerSpec> Timers => _timers.Values;

    public CommandSpec? Command(string word) => _commands.GetValueOrDefault(word);

    /// <exception cref="KeyNotFoundException">No capability sends such a message: a fault.</exception>
    public MessageSpec Message(string what) => _messages[what];

    /// <summary>What brought a question of this dialog; <c>null</c>: it is the person's own.</summary>
    public MessageSpec? Bringer(string dialog) => _bringers.GetValueOrDefault(dialog);

    /// <exception cref="KeyNotFoundException">No capability has such a view: a fault.</exception>
    public ViewSpec View(string name) => _views[name];

    /// <summary>The command that a card's fields stand for; <c>null</c>: none.</summary>
    public CommandSpec? ByField(IEnumerable<string> fields) =>
        _commands.Values.FirstOrDefault(command => command.Field is { } field && fields.Contains(field));

    /// <summary>Whether a command or answer may go on, as far as consent goes.</summary>
    public async ValueTask<bool> AdmitsAsync(PersonTurn turn, OpenQuestion? question, Answer given)
    {
        foreach (var capability in All)
        {
            if (!await capability.AdmitsAsync(turn, question, given))
                return false;
        }

        return true;
    }

    /// <summary>Whether a capability has dealt with the words before they are a command or an answer.</summary>
    public async ValueTask<bool> HearAsync(PersonTurn turn, OpenQuestion? question, Answer given)
    {
        foreach (var capability in All)
        {
            if (await capability.HearsAsync(turn, question, given))
                return true;
        }

        return false;
    }

    /// <summary>What another person or team did, as the reader is told it.</summary>
    public ValueTask<Card> NoticeAsync(Notice notice) => Message(notice.Message.What).NoticeAsync!(notice);

    public TimerSpec? Timer(string name) => _timers.GetValueOrDefault(name);

    static FrozenDictionary<string, T> Unique<T>(IEnumerable<T> all, Func<T, string> key) =>
        all.ToDictionary(key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
}

using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>
/// What a person asked for and said yes to, as the turn leaves it; the head row is told when to look at it next.
/// </summary>
public sealed class HelpRecords
{
    readonly PersonTurn _turn;
    readonly Dictionary<string, HelpRequest> _requests = new(StringComparer.Ordinal);
    readonly Dictionary<string, HelpGiven> _given = new(StringComparer.Ordinal);

    HelpRecords(PersonTurn turn) => _turn = turn;

    /// <summary>The person's requests, oldest first.</summary>
    public ImmutableArray<HelpRequest> Requests =>
        [.. _requests.Values.OrderBy(request => request.Row, StringComparer.Ordinal)];

    /// <summary>Help they said yes to, oldest first.</summary>
    public ImmutableArray<HelpGiven> Given => [.. _given.Values.OrderBy(given => given.Row, StringComparer.Ordinal)];

    public static async ValueTask<HelpRecords> OpenAsync(PersonTurn turn)
    {
        var book = new HelpRecords(turn);
        foreach (var row in await turn.RowsAsync(HelpRequest.Rows))
            book._requests[row.Row] = HelpRequest.Read(row);
        foreach (var row in await turn.RowsAsync(HelpGiven.Rows))
            book._given[row.Row] = HelpGiven.Read(row);
        return book;
    }

    public HelpRequest? Find(string row) => _requests.GetValueOrDefault(row);

    /// <summary>Whether a letter tells that nobody has said yes to a request, and that is so.</summary>
    public bool IsWithoutYes(MessageReference letter) =>
        letter.What == HelpRequestHandler.No && Find(letter.Row) is { } request && request.To == letter.From
        && request.Status is HelpStatus.Declined or HelpStatus.Expired;

    public HelpGiven? FindGiven(string from, string fromRow) =>
        _given.GetValueOrDefault(HelpGiven.RowOf(from, fromRow));

    public void Keep(HelpRequest request)
    {
        _requests[request.Row] = request;
        _turn.Put(request.ToEntity(_turn.Profile.Partition));
        Plan();
    }

    public void Keep(HelpGiven given)
    {
        _given[given.Row] = given;
        _turn.Put(given.ToEntity(_turn.Profile.Partition));
        Plan();
    }

    void Plan() => _turn.Profile = _turn.Profile
        .With("helpAt", _requests.Values.Where(request => request.Status == HelpStatus.Asked)
            .Min(request => (DateTimeOffset?)request.Until))
        .With("helpAfterAt", _requests.Values.Select(request => request.AfterAt)
            .Concat(_given.Values.Where(given => given.IsOpen).Select(given => given.AfterAt)).Min())
        .With("helpPromised", _given.Values.Count(given => given.IsOpen) is > 0 and var open ? open : (long?)null);
}

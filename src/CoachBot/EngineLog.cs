using CoachBot.Core.Hosting;
using CoachBot.Core.Turns;

namespace CoachBot;

/// <summary>The engine's words to its operator, in the host's log: codes, kinds, places and ids.</summary>
public sealed partial class EngineLog(ILogger<EngineLog> log) : IEngineLog
{
    public void TurnFailed(Exception fault, string code, string turnEvent) =>
        LogTurnFailed(code, turnEvent, fault.GetType().Name, Support.Where(fault));

    public void DeliveryFailed(Exception fault, string partition) =>
        LogDeliveryFailed(partition, fault.GetType().Name, Support.Where(fault));

    public void GivenUp(string partition, string reason) => LogGivenUp(partition, reason);

    public void BecameUnreachable(string partition, string reason) => LogBecameUnreachable(partition, reason);

    public void Purged(string partition, int rows, string kinds) => LogPurged(partition, rows, kinds);

    public void SweepFailed(Exception fault) => LogSweepFailed(fault.GetType().Name, Support.Where(fault));

    [LoggerMessage(LogLevel.Error, "Turn failed. Code {Code}, {Happening}: {Fault} in {Where}.")]
    partial void LogTurnFailed(string code, string happening, string fault, string where);

    [LoggerMessage(LogLevel.Error, "Delivery failed, to be tried again. To {Partition}: {Fault} in {Where}.")]
    partial void LogDeliveryFailed(string partition, string fault, string where);

    [LoggerMessage(LogLevel.Warning, "A message to {Partition} was given up: {Reason}.")]
    partial void LogGivenUp(string partition, string reason);

    [LoggerMessage(LogLevel.Warning, "{Partition} takes no messages any more: {Reason}.")]
    partial void LogBecameUnreachable(string partition, string reason);

    [LoggerMessage(LogLevel.Information, "Retention took {Rows} rows of {Partition}: {Kinds}.")]
    partial void LogPurged(string partition, int rows, string kinds);

    [LoggerMessage(LogLevel.Error, "A due moment failed, the next sweep tries again: {Fault} in {Where}.")]
    partial void LogSweepFailed(string fault, string where);
}

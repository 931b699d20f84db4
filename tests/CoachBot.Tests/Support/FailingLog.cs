using System.Runtime.ExceptionServices;
using CoachBot.Core.Hosting;

namespace CoachBot.Tests.Support;

/// <summary>A log in which no fault may appear: it throws on at once, so that a test shows the cause.</summary>
public sealed class FailingLog : IEngineLog
{
    public void TurnFailed(Exception fault, string code, string turnEvent) => ExceptionDispatchInfo.Throw(fault);

    public void DeliveryFailed(Exception fault, string partition) => ExceptionDispatchInfo.Throw(fault);

    public void GivenUp(string partition, string reason)
    {
    }

    public void BecameUnreachable(string partition, string reason)
    {
    }

    /// <summary>What retention took, as the operator is told it.</summary>
    public List<string> Purges { get; } = [];

    public void Purged(string partition, int rows, string kinds) => Purges.Add($"{partition} {rows}: {kinds}");

    public void SweepFailed(Exception fault) => ExceptionDispatchInfo.Throw(fault);
}

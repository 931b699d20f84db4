namespace CoachBot.Commands;

/// <summary>What a finding of <c>check</c> asks of the operator.</summary>
public enum Verdict
{
    Ok,

    /// <summary>It works as it is, and a person may want it otherwise.</summary>
    Note,

    /// <summary>It is to be put right.</summary>
    Set,
}

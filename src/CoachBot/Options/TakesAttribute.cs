namespace CoachBot;

/// <summary>What a setting takes, as it is told to the operator: "takes <c>an https address</c>".</summary>
/// <remarks>Numbers, choices and switches say it by their type and range.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TakesAttribute(string what) : Attribute
{
    public string What { get; } = what;
}

/// <summary>A setting that is never repeated to anybody, not even when it is wrong.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

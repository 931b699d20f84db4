using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CoachBot.Core.Dialogs;

/// <summary>
/// An immutable list that equals another with equal items, so that records holding one compare by value.
/// </summary>
[CollectionBuilder(typeof(EquatableList), nameof(EquatableList.Create))]
public sealed class EquatableList<T>(ImmutableArray<T> items) : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    public T this[int index] => items[index];
    public int Count => items.Length;
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    public bool Equals(EquatableList<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.AsSpan());
    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);
    public override int GetHashCode() => items.Length;
    ReadOnlySpan<T> AsSpan() => items.AsSpan();
}

public static class EquatableList
{
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);
}

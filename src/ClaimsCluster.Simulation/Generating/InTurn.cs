using System.Collections;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>
/// A list whose items come into being as they are read: the codec's writer reads each list once, from first to last, so
/// that a file of any length needs no more memory than one block.
/// </summary>
internal sealed class InTurn<T>(int count, IEnumerable<T> items) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => throw new NotSupportedException("The items are made in turn, from first to last.");

    public IEnumerator<T> GetEnumerator() => items.Take(count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

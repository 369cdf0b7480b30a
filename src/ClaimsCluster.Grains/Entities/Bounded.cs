namespace ClaimsCluster.Grains.Entities;

/// <summary>So many at once. Unlike <see cref="Parallel"/> it stays where it was called: on the grain's own scheduler.</summary>
internal static class Bounded
{
    /// <summary>Does <paramref name="work"/> for each; the first failure is thrown when all that was begun has ended.</summary>
    public static Task ForEach<T>(IEnumerable<T> items, int atOnce, Func<T, Task> work, CancellationToken cancel = default)
    {
        var gate = new Lock();
        var rest = items.GetEnumerator();
        var takers = items.TryGetNonEnumeratedCount(out var count) ? Math.Min(count, atOnce) : atOnce;
        return Finish(Task.WhenAll(Enumerable.Range(0, takers).Select(_ => Take())), rest);

        async Task Take()
        {
            while (Next() is (true, var item)) await work(item!);
        }

        (bool, T?) Next()
        {
            cancel.ThrowIfCancellationRequested();
            lock (gate) return rest.MoveNext() ? (true, rest.Current) : (false, default);
        }
    }

    private static async Task Finish(Task all, IDisposable items)
    {
        using (items) await all;
    }
}

using System.Collections.Concurrent;
using ClaimsCluster.Domain.Deciding;
using static ClaimsCluster.Abstractions.Storing.CommitOutcome;

namespace ClaimsCluster.Storage.Tests.Postgres;

/// <summary>
/// Callers who write version after version of rows of their own, and keep account of what they were told. Nobody else
/// writes these rows: a conflict would mean that a commit was told as not made.
/// </summary>
internal sealed class LifeUnderFaults(PostgresTestStore books, int writers) : IDisposable
{
    private const int VersionsOfARow = 5;

    private readonly ConcurrentDictionary<EntityId, long> _told = new();
    private readonly SemaphoreSlim _progress = new(0);
    private volatile bool _isEnough;
    private int _count;

    /// <summary>Commits that were told.</summary>
    public int Count => _count;

    /// <summary>Writes, lets things happen, stops, and checks that what was told is there, once.</summary>
    public async Task Go(Func<Task> happen)
    {
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => Write(writer))));
        await await Task.WhenAny(happen(), writing); // A writer that fails ends the test; all others go on until stopped.
        _isEnough = true;
        await writing;
        await Check();
    }

    /// <summary>Ends when so many more commits were told.</summary>
    public async Task More(int commits)
    {
        while (commits-- > 0) await _progress.WaitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _progress.Dispose();

    private async Task Write(int writer)
    {
        for (var n = 0; ; n++)
        {
            var id = Some.Id($"{writer}-{n}");
            for (var etag = 0; etag < VersionsOfARow; etag++)
            {
                if (_isEnough) return;
                var write = Some.Row(id, Some.Event((2 * etag) + 1, $"{id.Key}-{etag}"), Some.Event((2 * etag) + 2)) with
                {
                    Enqueue = [new("told", $"{etag}")],
                };
                (await books.Store.Commit(write, Some.Body, etag)).ShouldBe((Committed, etag + 1));
                _told[id] = etag + 1;
                Interlocked.Increment(ref _count);
                _progress.Release();
            }
        }
    }

    private async Task Check()
    {
        _told.ShouldNotBeEmpty();
        foreach (var (id, version) in _told) (await books.Store.Load(id))!.ETag.ShouldBe(version, $"{id}");
        books.Count("select sum(etag)::bigint from grain_state").ShouldBe(Count);
        books.Count("select count(*) from event").ShouldBe(2 * Count);
        books.Count("select count(*) from queue").ShouldBe(Count);
        books.Count("""
            select count(*) from grain_state r
            where 2 * etag <> (select max(seq) from event where tenant = r.tenant and stream = r.kind || '/' || r.key)
            """).ShouldBe(0);
    }
}

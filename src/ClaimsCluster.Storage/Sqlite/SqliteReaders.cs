using System.Collections.Concurrent;

namespace ClaimsCluster.Storage.Sqlite;

/// <summary>
/// A few connections for reading. Each read begins after it was asked for, so it shows all that was committed before.
/// </summary>
internal sealed class SqliteReaders(string path) : IDisposable
{
    private const int MaxReaders = 4;

    private readonly SemaphoreSlim _free = new(MaxReaders);
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private bool _isClosed;

    /// <summary>Reads beside the caller: SQLite blocks, and a long page must not block a grain.</summary>
    public async Task<T> Read<T>(Func<SqliteSession, T> read)
    {
        await _free.WaitAsync();
        try
        {
            return await Task.Run(() => Use(read));
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Reads on the caller's thread.</summary>
    public T ReadHere<T>(Func<SqliteSession, T> read)
    {
        _free.Wait();
        try
        {
            return Use(read);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for reads under way and closes the connections.</summary>
    public void Dispose()
    {
        for (var i = 0; i < MaxReaders; i++) _free.Wait();
        _isClosed = true;
        foreach (var session in _idle) session.Dispose();
        _free.Release(MaxReaders); // A late reader is told, not left waiting.
    }

    private T Use<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var session = _idle.TryTake(out var idle) ? idle : SqliteSession.ForReading(path);
        try
        {
            var answer = read(session);
            _idle.Add(session);
            return answer;
        }
        catch
        {
            session.Dispose(); // Whatever it has, the next read does not get it.
            throw;
        }
    }
}

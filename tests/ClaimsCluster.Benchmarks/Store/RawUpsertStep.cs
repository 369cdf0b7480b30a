using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace ClaimsCluster.Benchmarks.Store;

/// <summary>
/// The least there can be: rows of a key, a version and a body, upserted in one prepared statement by one connection.
/// No callers, no outcomes.
/// </summary>
internal sealed class RawUpsertStep : StoreStep, IDisposable
{
    private const int RowCount = 20_000;
    private const int BodyBytes = 1800;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;
    private readonly NpgsqlParameter<string[]> _keys = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<byte[][]> _bodies = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
    private readonly Func<Task<int>> _batchSize;
    private int _next;

    public RawUpsertStep(string name, string connectionString, Func<Task<int>> batchSize) : base(name)
    {
        _batchSize = batchSize;
        _connection = new(connectionString);
        _connection.Open();
        using var create = new NpgsqlCommand("""
            create table raw_state (key text collate "C" primary key, etag bigint not null, body bytea not null)
              with (fillfactor = 75, toast_tuple_target = 8160);
            alter table raw_state alter column body set storage external
            """, _connection);
        create.ExecuteNonQuery();
        _command = new("""
            insert into raw_state as r (key, etag, body) select key, 1, body from unnest($1, $2) as g (key, body)
            on conflict (key) do update set etag = r.etag + 1, body = excluded.body
            """, _connection);
        _command.Parameters.Add(_keys);
        _command.Parameters.Add(_bodies);
    }

    public void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
    }

    protected override async Task<long> Write(TimeSpan time)
    {
        var size = await _batchSize();
        var random = new Random(1);
        _bodies.TypedValue = [.. Enumerable.Range(0, size).Select(_ => new byte[BodyBytes])];
        foreach (var body in _bodies.TypedValue) random.NextBytes(body);
        _keys.TypedValue = new string[size];
        var count = 0L;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time; count += size)
        {
            for (var row = 0; row < size; row++) _keys.TypedValue[row] = $"{_next++ % RowCount:x16}";
            if (!_command.IsPrepared) await _command.PrepareAsync();
            await _command.ExecuteNonQueryAsync();
        }

        return count;
    }
}

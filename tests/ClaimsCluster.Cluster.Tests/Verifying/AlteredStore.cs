using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ClaimsCluster.Cluster.Tests.Verifying;

/// <summary>
/// A copy of some books that a hand with SQL and the serializer alters: what is rewritten fits in all other respects, so
/// that only the one check can see it.
/// </summary>
internal sealed class AlteredStore : IDisposable
{
    private readonly StoreFolder _folder = StoreFolder.Temporary();
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private readonly Serializer _serializer;
    private readonly SqliteConnection _sql;

    public AlteredStore(string database)
    {
        File.Copy(database, _folder.Database);
        _serializer = _services.GetRequiredService<Serializer>();
        _sql = new(new SqliteConnectionStringBuilder { DataSource = _folder.Database, Pooling = false }.ConnectionString);
        _sql.Open();
        foreach (var trigger in Triggers()) Run($"drop trigger {trigger}"); // What is append-only is so no more.
    }

    /// <summary>Runs SQL.</summary>
    /// <returns>Rows that were changed.</returns>
    public int Run(string sql, params (string Name, object Value)[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Rewrites the first event that fits, and the hashes after it; its identity column follows its content.</summary>
    public void Change<E>(Func<E, bool> fits, Func<E, E> change) where E : DomainEvent
    {
        var (tenant, stream, seq, body) = First(fits);
        var changed = change(body);
        Run(
            "update event set body = $body, identity = $identity where tenant = $tenant and stream = $stream and seq = $seq",
            ("$body", Sealed(_serializer.SerializeToArray<DomainEvent>(changed))), ("$identity", (object?)changed.Identity ?? DBNull.Value),
            ("$tenant", tenant), ("$stream", stream), ("$seq", seq));
        Rehash(tenant, stream);
    }

    /// <summary>Rewrites the state of the first row that fits.</summary>
    public void Change<S>(string kind, Func<S, bool> fits, Func<S, S> change) where S : class
    {
        var (tenant, key, row) = Rows<S>(kind).First(found => fits(found.Row.State!));
        Keep(kind, tenant, key, With(row, change(row.State!), row.Seq, row.Head));
    }

    /// <summary>Gives the last event of a stream another number, and tells its row.</summary>
    public void Renumber<S>(string kind, long by) where S : class
    {
        var (tenant, key, row) = Rows<S>(kind).First();
        Run(
            "update event set seq = seq + $by where tenant = $tenant and stream = $stream and seq = $seq",
            ("$by", by), ("$tenant", tenant), ("$stream", $"{kind}/{key}"), ("$seq", row.Seq)).ShouldBe(1);
        Keep(kind, tenant, key, With(row, row.State!, row.Seq + by, row.Head));
        Rehash(tenant, $"{kind}/{key}");
    }

    /// <summary>The store with its checks run.</summary>
    public async Task<VerificationReport> Verify()
    {
        await using var store = SqliteClusterStore.Open(_folder.Database);
        return await Verification.Run(store, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _sql.Dispose();
        _services.Dispose();
        _folder.Dispose();
    }

    private List<string> Triggers()
    {
        using var command = Command("select name from sqlite_master where type = 'trigger'");
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private (string Tenant, string Stream, long Seq, E Body) First<E>(Func<E, bool> fits) where E : DomainEvent
    {
        using var command = Command("select tenant, stream, seq, body from event where type = $type order by position", ("$type", typeof(E).Name));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (_serializer.Deserialize<DomainEvent>(Opened(reader.GetFieldValue<byte[]>(3))) is E found && fits(found))
                return (reader.GetString(0), reader.GetString(1), reader.GetInt64(2), found);
        }

        throw new InvalidOperationException($"No {typeof(E).Name} fits.");
    }

    /// <summary>The chain of a stream anew, and its head in the row.</summary>
    private void Rehash(string tenant, string stream)
    {
        byte[] head = [];
        foreach (var (position, seq, type, at, actor, body) in Chain(tenant, stream))
        {
            var hash = EventChain.Hash(head, stream, seq, type, DateTimeOffset.UnixEpoch.AddMicroseconds(at), actor, body);
            Run("update event set prev_hash = $prev, hash = $hash where position = $position", ("$prev", head), ("$hash", hash), ("$position", position));
            head = hash;
        }

        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        Tell(stream[..slash], tenant, stream[(slash + 1)..], head);
    }

    private List<(long Position, long Seq, string Type, long At, string Actor, byte[] Body)> Chain(string tenant, string stream)
    {
        using var command = Command(
            "select position, seq, type, at, actor, body from event where tenant = $tenant and stream = $stream order by seq",
            ("$tenant", tenant), ("$stream", stream));
        using var reader = command.ExecuteReader();
        var chain = new List<(long, long, string, long, string, byte[])>();
        while (reader.Read())
        {
            chain.Add((
                reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4),
                Opened(reader.GetFieldValue<byte[]>(5))));
        }

        return chain;
    }

    private void Tell(string kind, string tenant, string key, byte[] head)
    {
        switch (kind)
        {
            case "claim": Tell<Domain.Claims.Claim>(); break;
            case "patient-account": Tell<Domain.Ledger.PatientAccount>(); break;
            case "member": Tell<Domain.Adjudication.Member>(); break;
            case "tenant": Tell<Domain.Tenancy.Tenant>(); break;
            default: throw new InvalidOperationException($"No test alters the events of a {kind}.");
        }

        void Tell<S>() where S : class
        {
            var row = Rows<S>(kind).First(found => found.Tenant == tenant && found.Key == key).Row;
            Keep(kind, tenant, key, With(row, row.State!, row.Seq, head));
        }
    }

    private List<(string Tenant, string Key, Row<S> Row)> Rows<S>(string kind)
    {
        using var command = Command("select tenant, key, body from grain_state where kind = $kind order by tenant, key", ("$kind", kind));
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string, Row<S>)>();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetString(1), _serializer.Deserialize<Row<S>>(Opened(reader.GetFieldValue<byte[]>(2)))!));
        return rows;
    }

    private void Keep<S>(string kind, string tenant, string key, Row<S> row) => Run(
        "update grain_state set body = $body where kind = $kind and tenant = $tenant and key = $key",
        ("$body", Sealed(_serializer.SerializeToArray(row))), ("$kind", kind), ("$tenant", tenant), ("$key", key)).ShouldBe(1);

    private SqliteCommand Command(string sql, params (string Name, object Value)[] values)
    {
        var command = _sql.CreateCommand();
#pragma warning disable CA2100 // Tests write their own SQL; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private static Row<S> With<S>(Row<S> row, S state, long seq, byte[] head) =>
        new() { State = state, Seq = seq, Head = head, Open = row.Open, Answers = row.Answers, At = row.At };

    // The plain envelope: format, length of key id, length of nonce.
    private static byte[] Sealed(byte[] body) => [0, 0, 0, .. body];

    private static byte[] Opened(byte[] body) => body[3..];
}

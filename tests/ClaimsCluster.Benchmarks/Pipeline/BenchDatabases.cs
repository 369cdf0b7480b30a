using ClaimsCluster.Tests.Postgres;
using Npgsql;

namespace ClaimsCluster.Benchmarks.Pipeline;

/// <summary>Empty databases on a server that is there, or on one of the benchmark's own; gone after dispose.</summary>
internal sealed class BenchDatabases : IDisposable
{
    private readonly PostgresServer? _own;
    private readonly string? _given;
    private readonly List<string> _made = [];

    /// <param name="connection">The server; null: one is started. With all its safety on, as it is installed.</param>
    public BenchDatabases(string? connection)
    {
        _given = connection;
        if (connection is null) _own = new("autovacuum=on", "max_connections=200"); // Three silos hold more than the 100 of an installation.
    }

    public string New()
    {
        if (_own is not null) return _own.NewDatabase();
        var name = $"claims_bench_{Environment.ProcessId}_{_made.Count}";
        Execute($"create database {name}");
        _made.Add(name);
        return new NpgsqlConnectionStringBuilder(_given!) { Database = name }.ConnectionString;
    }

    /// <summary>Processor time of its processes; nothing of a server that is somebody else's.</summary>
    public TimeSpan ServerCpu() => _own?.CpuTime() ?? TimeSpan.Zero;

    public void Dispose()
    {
        foreach (var name in _made) Execute($"drop database {name} with (force)");
        _own?.Dispose();
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(_given + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

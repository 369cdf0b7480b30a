using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ClaimsCluster.Tests.Postgres;

/// <summary>
/// A PostgreSQL server of a test's own: data in a temporary folder, a free port of loopback, no password. Its words
/// are ordered as English orders them, so that an order that depends on it is found. Gone after dispose.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Role = "claims";

    private readonly string _bin = PostgresPrograms.Folder();
    private readonly string _folder;
    private readonly string[] _settings;
    private readonly int? _smallDiskMb;
    private int _databaseCount;

    /// <summary>Makes it and starts it.</summary>
    /// <param name="settings">"name=value"; "fsync=off" where nothing of it dies in the test.</param>
    public PostgresServer(params string[] settings) : this(smallDiskMb: null, settings)
    {
    }

    private PostgresServer(int? smallDiskMb, string[] settings)
    {
        (_smallDiskMb, _settings) = (smallDiskMb, settings);
        _folder = Run("mktemp", "-d", Path.Combine(Path.GetTempPath(), "claims-pg-XXXXXX")).Trim();
        Run(Program("initdb"), "-D", Data, "-U", Role, "-A", "trust", "-E", "UTF8", "--no-sync",
            "--locale=C", "--locale-provider=icu", "--icu-locale=en");
        if (smallDiskMb is not null) Run("mkdir", SmallDisk);
        Start();
    }

    /// <summary>One that has a small disk of its own besides (needs Linux with private mounts).</summary>
    public static PostgresServer WithSmallDisk(int megabytes, params string[] settings) => new(megabytes, settings);

    /// <summary>Where its small disk is mounted; only the server sees it.</summary>
    public string SmallDisk => Path.Combine(_folder, "small");

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Its folder of data.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>The process that all others of it descend from.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>A new, empty database: its connection string.</summary>
    public string NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref _databaseCount)}";
        Execute($"create database {name}");
        return ConnectionString(name);
    }

    /// <summary>How a database of it is reached.</summary>
    public string ConnectionString(string database, int? port = null) =>
        $"Host=127.0.0.1;Port={port ?? Port};Username={Role};Database={database}";

    /// <summary>Somebody with all rights does something.</summary>
    public void Execute(string sql, string? connectionString = null)
    {
        using var connection = new NpgsqlConnection((connectionString ?? ConnectionString("postgres")) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Starts it again after it was stopped.</summary>
    public void Start()
    {
        if (Port == 0) Port = FreePort();

        // No background work: a transaction of it would hide the newest events from a reader for a moment.
        var options = $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c autovacuum=off"
            + string.Concat(_settings.Select(setting => " -c " + setting));
        string[] start = [Program("pg_ctl"), "start", "-w", "-D", Data, "-l", Path.Combine(_folder, "log"), "-o", options];
        Run(_smallDiskMb is { } megabytes ? PostgresPrograms.WithDisk(SmallDisk, megabytes, start) : PostgresPrograms.Unprivileged(start));
    }

    /// <summary>Restarts it: "fast" ends connections, "immediate" is a crash with a recovery.</summary>
    public void Restart(string mode) =>
        Run(Program("pg_ctl"), "restart", "-w", "-D", Data, "-m", mode, "-l", Path.Combine(_folder, "log"));

    /// <summary>Ends it and all its processes with SIGKILL.</summary>
    public void Kill()
    {
        var all = Processes();
        foreach (var process in all) process.Kill();
        foreach (var process in all) process.WaitForExit();
    }

    /// <summary>Processor time that its processes, as they are now, have taken.</summary>
    public TimeSpan CpuTime() => Processes().Aggregate(TimeSpan.Zero, (sum, process) => sum + process.TotalProcessorTime);

    /// <summary>Stops it, however it does, and removes its folder.</summary>
    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) TryRun(PostgresPrograms.Unprivileged(Program("pg_ctl"), "stop", "-w", "-D", Data, "-m", "immediate"));
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A program of PostgreSQL's.</summary>
    internal string Program(string name) => Path.Combine(_bin, name);

    private string Run(params string[] command) => Run(PostgresPrograms.Unprivileged(command));

    private string Run(ProcessStartInfo start)
    {
        var (exit, said, wrong) = TryRun(start);
        return exit == 0 ? said : throw new InvalidOperationException($"{start.FileName} ended with {exit}: {said} {wrong} {Log()}");
    }

    private static (int Exit, string Said, string Wrong) TryRun(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var child = Process.Start(start)!;
        var wrong = child.StandardError.ReadToEndAsync();
        var said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return (child.ExitCode, said, wrong.GetAwaiter().GetResult());
    }

    private string Log()
    {
        var log = Path.Combine(_folder ?? "", "log");
        return File.Exists(log) ? File.ReadAllText(log) : "";
    }

    /// <summary>The first is the one that all others descend from.</summary>
    private List<Process> Processes()
    {
        var server = ProcessId;
        return [.. Process.GetProcesses().Where(process => process.Id == server || ParentOf(process.Id) == server).OrderBy(process => process.Id != server)];
    }

    private static int? ParentOf(int process)
    {
        try
        {
            // "12 (name) S 7 ...": the name may hold spaces, so what follows its bracket is counted.
            var words = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return int.Parse(words[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null; // It has ended.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

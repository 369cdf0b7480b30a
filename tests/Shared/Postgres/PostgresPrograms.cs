using System.Diagnostics;

namespace ClaimsCluster.Tests.Postgres;

/// <summary>Where PostgreSQL's programs are, and how they are run: never as root, which they refuse.</summary>
internal static class PostgresPrograms
{
    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    /// <summary>The folder of the newest ones.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static string Folder() =>
        Candidates().FirstOrDefault(folder => Needed.All(name => File.Exists(Path.Combine(folder, name))))
        ?? throw new InvalidOperationException(
            "These tests need a PostgreSQL server (15 or newer): apt-get install postgresql. tests/run.sh does that.");

    /// <summary>A program as the user it may be run by.</summary>
    public static ProcessStartInfo Unprivileged(string program, params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess) return new(program, arguments) { WorkingDirectory = Path.GetTempPath() };
        var user = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        return new("setpriv", [$"--reuid={user}", "--clear-groups", "--", program, .. arguments]) { WorkingDirectory = Path.GetTempPath() };
    }

    private static IEnumerable<string> Candidates()
    {
        const string local = "/usr/local/bin/postgres";
        if (File.Exists(local)) yield return Path.GetDirectoryName(File.ResolveLinkTarget(local, returnFinalTarget: true)?.FullName ?? local)!;
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            foreach (var version in Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version))
                yield return Path.Combine(version, "bin");
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')) yield return folder;
        if (ConfiguredFolder() is { } configured) yield return configured;
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    private static string? ConfiguredFolder()
    {
        try
        {
            using var child = Process.Start(new ProcessStartInfo("pg_config", ["--bindir"]) { RedirectStandardOutput = true })!;
            return child.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // No such program either.
        }
    }
}

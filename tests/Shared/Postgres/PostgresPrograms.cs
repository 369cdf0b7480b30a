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

    /// <summary>A command as the user it may be run by.</summary>
    public static ProcessStartInfo Unprivileged(params string[] command) =>
        Start(Environment.IsPrivilegedProcess ? [.. AsUser(), .. command] : command);

    /// <summary>The same, with a small disk that is mounted for it alone.</summary>
    public static ProcessStartInfo WithDisk(string folder, int megabytes, params string[] command)
    {
        var owner = Environment.IsPrivilegedProcess ? User() : ""; // Nobody named: whoever runs this.
        string[] mount = ["sh", "-c", $"mount -t tmpfs -o size={megabytes}m,mode=700,uid=$(id -u {owner}) tmpfs {folder} && exec \"$@\"", "sh"];
        return Start(Environment.IsPrivilegedProcess
            ? ["unshare", "-m", .. mount, .. AsUser(), .. command]
            : ["unshare", "-U", "-m", "--map-current-user", "--keep-caps", .. mount, .. command]);
    }

    private static ProcessStartInfo Start(string[] command) => new(command[0], command[1..]) { WorkingDirectory = Path.GetTempPath() };

    private static string[] AsUser() => ["setpriv", $"--reuid={User()}", "--clear-groups", "--"];

    private static string User() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

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

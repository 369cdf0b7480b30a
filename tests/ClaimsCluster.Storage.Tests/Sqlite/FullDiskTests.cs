using System.Diagnostics;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Storage.Tests.Sqlite;

/// <summary>F17 on a real disk of 8 MB: a private mount, so Linux with user namespaces; skipped elsewhere.</summary>
public sealed class FullDiskTests
{
    private const int Writers = 16;

    [Fact]
    public async Task On_a_full_disk_nothing_told_is_lost_and_the_store_writes_again_after_space_is_freed()
    {
        Assert.SkipUnless(await Run("true") is (0, _), "No private mounts here (unshare -rm).");

        var (exit, said) = await Run($"'{Environment.ProcessPath}' --fill $DISK");
        exit.ShouldBe(0, said);
        said.ShouldContain("full, and well again");
    }

    /// <summary>The child: fills the disk, frees some of it, goes on, and reads all back.</summary>
    internal static async Task Fill(string disk)
    {
        var ballast = Path.Combine(disk, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[2_000_000]);
        using var folder = StoreFolder.Open(disk);
        await using var store = SqliteClusterStore.Open(folder.Database);

        var told = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteUntilRefused(store, $"before-{writer}")));
        await Check(store, told.SelectMany(ids => ids));

        File.Delete(ballast);
        (await store.Commit(Some.Row(Some.Id("after"), Some.Event(1)), Some.Body, 0)).ShouldBe((CommitOutcome.Committed, 1));
        await Check(store, told.SelectMany(ids => ids).Append(Some.Id("after")));
        using var session = SqliteSession.ForReading(folder.Database);
        session["pragma integrity_check"].First(row => row.Text(0)).ShouldBe("ok");
        Console.WriteLine($"{told.Sum(ids => ids.Count)} rows, full, and well again");
    }

    private static async Task<List<EntityId>> WriteUntilRefused(IClusterStore store, string prefix)
    {
        var told = new List<EntityId>();
        for (var n = 0; ; n++)
        {
            var id = Some.Id($"{prefix}-{n}");
            try
            {
                if ((await store.Commit(Some.Row(id, Some.Event(1)), Some.Body, 0)).Outcome != CommitOutcome.Committed) return told;
                told.Add(id);
            }
            catch (StoreWriteException)
            {
                (await store.Load(id)).ShouldBeNull();
                return told;
            }
        }
    }

    private static async Task Check(IClusterStore store, IEnumerable<EntityId> told)
    {
        foreach (var id in told) (await store.Load(id))!.Body.ShouldBe(Some.Body);
    }

    private static async Task<(int Exit, string Said)> Run(string command)
    {
        if (!OperatingSystem.IsLinux()) return (-1, "");
        using var folder = StoreFolder.Temporary();
        var script = $"DISK={folder.Path}; mount -t tmpfs -o size=8m tmpfs $DISK && {command} 2>&1";
        using var child = Process.Start(new ProcessStartInfo("unshare", ["-rm", "sh", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return (child.ExitCode, said);
    }
}

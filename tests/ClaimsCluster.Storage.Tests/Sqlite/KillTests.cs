using System.Diagnostics;
using System.Globalization;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Storage.Tests.Sqlite;

/// <summary>F20: the process dies in mid commit; what it said is there, and of what it did not say nothing is half.</summary>
public sealed class KillTests
{
    private const int Rounds = 8;
    private const int Writers = 24;
    private const int WritesOfARow = 3;

    [Fact]
    public async Task Every_write_that_was_told_survives_kill_9_and_none_is_half_there()
    {
        using var outer = StoreFolder.Temporary();
        var path = Path.Combine(outer.Path, "books");
        var chance = new Random(20);
        var told = new List<string>();

        for (var round = 0; round < Rounds; round++)
        {
            told.AddRange(await KillWriter(path, round, afterLines: chance.Next(1, 600)));
            await Check(path, told);
        }

        told.Count.ShouldBeGreaterThan(Rounds);
    }

    /// <summary>The child: says each write, and each blob, once it is durable.</summary>
    internal static async Task WriteUntilKilled(string path, string round)
    {
        using var folder = StoreFolder.Open(path);
        await using var store = SqliteClusterStore.Open(folder.Database);
        var say = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(store, $"{round}-{writer}", say)))
            .Append(Task.Run(() => Keep(store, int.Parse(round, CultureInfo.InvariantCulture), say))));
    }

    private static async Task Write(IClusterStore store, string prefix, TextWriter say)
    {
        for (var n = 0; ; n++)
        {
            var id = Some.Id($"{prefix}-{n}");
            for (var etag = 0; etag < WritesOfARow; etag++)
            {
                var write = Some.Row(id, Some.Event((2 * etag) + 1, $"{id.Key}-{etag}"), Some.Event((2 * etag) + 2)) with
                {
                    Enqueue = [new("told", $"{etag}")],
                };
                (await store.Commit(write, Some.Body, etag)).ShouldBe((CommitOutcome.Committed, etag + 1));
                await say.WriteLineAsync($"row {id.Key} {etag + 1}");
            }
        }
    }

    private static async Task Keep(IClusterStore store, int round, TextWriter say)
    {
        for (var n = 0; ; n++)
        {
            var bytes = Some.Bytes((round * 100_000) + n, 700_000);
            await say.WriteLineAsync($"blob {await store.PutBlob(Some.Tenant, new MemoryStream(bytes))} {bytes.Length}");
        }
    }

    private static async Task<List<string>> KillWriter(string path, int round, int afterLines)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ClaimsCluster.Storage.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        using var child = Process.Start(new ProcessStartInfo(program, ["--write", path, $"{round}"]) { RedirectStandardOutput = true })!;
        var lines = new List<string>();
        while (lines.Count < afterLines && await child.StandardOutput.ReadLineAsync() is { } line) lines.Add(line);

        var inUse = Should.Throw<StoreInUseException>(() => StoreFolder.Open(path));
        inUse.ProcessId.ShouldBe(child.Id);

        child.Kill();
        var rest = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        lines.AddRange(rest.Split('\n')[..^1]); // The last piece is empty, or a line that was cut.
        return lines;
    }

    private static async Task Check(string path, List<string> told)
    {
        using var folder = StoreFolder.Open(path);
        await using var store = SqliteClusterStore.Open(folder.Database);
        using var session = SqliteSession.ForReading(folder.Database);
        session["pragma integrity_check"].First(row => row.Text(0)).ShouldBe("ok");

        var kept = (await store.Blobs()).ToDictionary(blob => blob.Sha256, blob => blob.Length);
        foreach (var words in told.Select(line => line.Split(' ')))
        {
            var number = long.Parse(words[2], CultureInfo.InvariantCulture);
            if (words[0] == "row") (await store.Load(Some.Id(words[1])))!.ETag.ShouldBeGreaterThanOrEqualTo(number);
            else kept[words[1]].ShouldBe(number);
        }

        // Each version wrote two events and a queue place: all of a version is there, or nothing.
        session["""
            select count(*) from grain_state r
            where 2 * etag <> (select count(*) from event where tenant = r.tenant and stream = r.kind || '/' || r.key)
              or 2 * etag <> (select max(seq) from event where tenant = r.tenant and stream = r.kind || '/' || r.key)
              or etag <> (select count(*) from queue where tenant = r.tenant and kind = r.kind and item = r.key)
            """].First(row => row.Long(0)).ShouldBe(0);
        session["""
            select count(*) from event e
            where not exists (select 1 from grain_state where tenant = e.tenant and kind || '/' || key = e.stream)
            """].First(row => row.Long(0)).ShouldBe(0);
        session["select count(*) from blob where sha256 is null"].First(row => row.Long(0)).ShouldBe(0);
    }
}

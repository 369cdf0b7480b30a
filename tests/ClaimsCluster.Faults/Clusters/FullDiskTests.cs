using ClaimsCluster.Tests.Postgres;
using Npgsql;

namespace ClaimsCluster.Faults.Clusters;

/// <summary>A disk that is full stops the work and breaks none of it: hosts turn red, and go on when there is space (FAULTS F17, F18).</summary>
public sealed class FullDiskTests(UntouchedRun untouched)
{
    private const int Days = 120;
    private const int DiskMb = 64;

    [Fact]
    public async Task A_cluster_whose_database_has_no_space_left_turns_red_and_goes_on_when_there_is_some()
    {
        using var server = PostgresServer.WithSmallDisk(DiskMb);
        server.Execute($"create tablespace small location '{server.SmallDisk}'");
        server.Execute("create database claims tablespace small");
        await using var cluster = await ClusterUnderTest.Of(server.ConnectionString("claims"), 2);
        await cluster.Finished(await cluster.Submit(untouched.File));
        var life = cluster.Advance(Days, "life");
        await cluster.Logged(untouched.Events / 3);

        server.Execute("create table ballast (n int)", cluster.Connection);
        foreach (var rows in (int[])[50_000, 2_000, 200]) // The last is one page.
            while (Fits(server, cluster.Connection, $"insert into ballast select generate_series(1, {rows})"))
            {
            }

        foreach (var silo in cluster.Silos) await cluster.Turns(silo, ready: false);
        server.Execute("drop table ballast", cluster.Connection);
        foreach (var silo in cluster.Silos) await cluster.Turns(silo, ready: true);
        await life;
        await untouched.IsTheEndOf(cluster);
    }

    [Fact]
    public async Task A_silo_whose_books_are_on_a_full_disk_turns_red_and_goes_on_when_there_is_space()
    {
        using var disk = SmallDisk.Of(DiskMb);
        var books = Path.Combine(disk.Folder, "books");
        await using var cluster = await ClusterUnderTest.OfFolder(books, disk.Entry);
        await cluster.Finished(await cluster.Submit(untouched.File));
        var life = cluster.Advance(Days, "life");
        await cluster.Wrote(cluster.Silos[0], untouched.Events / 3);

        disk.Fill();
        await cluster.Turns(cluster.Silos[0], ready: false);
        disk.Free();
        await cluster.Turns(cluster.Silos[0], ready: true);
        await life;
        await cluster.Silos[0].Drain();
        cluster.Silos[0].ExitCode.ShouldBe(0, cluster.Silos[0].Said);

        using var temp = new TempFolder();
        Directory.CreateDirectory(temp.At("books"));
        File.Copy(disk.Seen("books/claims.db"), temp.At("books/claims.db"));
        await ClaimsProcess.Run(["verify", "--data", temp.At("books")], 0);
        await ClaimsProcess.Run(["export", "--data", temp.At("books"), "--out", temp.At("out")], 0);
        foreach (var name in UntouchedRun.Compared)
            File.ReadAllText(temp.At($"out/{name}")).ShouldBe(File.ReadAllText(Path.Combine(untouched.Folder, name)), $"{name}\n{cluster.Said}");
    }

    private static bool Fits(PostgresServer server, string database, string insert)
    {
        try
        {
            server.Execute(insert, database);
            return true;
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.DiskFull)
        {
            return false;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Tests.Postgres;

namespace ClaimsCluster.Faults;

/// <summary>A run that is killed at any moment and started again ends as one that was left alone (FAULTS G1, G2, G8).</summary>
public sealed class KillTests
{
    private const int Kills = 5;

    private static readonly string[] Compared = ["claims.jsonl", "ledger.csv", "worklist.jsonl"];

    [Theory]
    [InlineData("--generate", "1000", 3)]
    [InlineData("--visits", "400", 3)]
    [InlineData("--generate", "3000", 1, Explicit = true)] // The nightly run's, as the others like it.
    [InlineData("--generate", "3000", 3, Explicit = true)]
    [InlineData("--visits", "1000", 1, Explicit = true)]
    [InlineData("--visits", "1000", 3, Explicit = true)]
    public async Task A_run_killed_five_times_at_random_moments_ends_as_one_that_was_left_alone(string input, string count, int silos)
    {
        using var temp = new TempFolder();
        var data = temp.At("books");
        await KilledFiveTimes(temp, [input, count], silos, KilledBooks.In(data), "--data", data);
    }

    [Theory]
    [InlineData("600", 3)]
    [InlineData("1500", 1, Explicit = true)]
    [InlineData("1500", 3, Explicit = true)]
    public async Task So_does_one_whose_books_are_in_PostgreSQL(string count, int silos)
    {
        using var temp = new TempFolder();
        using var server = new PostgresServer();
        var database = server.NewDatabase();
        await KilledFiveTimes(temp, ["--generate", count], silos, KilledBooks.InDatabase(database), "--postgres", database);
        (await ClaimsProcess.Run(["verify", "--postgres", database], 0)).ShouldStartWith("Proved");
    }

    /// <summary>The books that are killed are where they are said to be; those that are left alone are in a folder, of one silo.</summary>
    private static async Task KilledFiveTimes(TempFolder temp, string[] input, int silos, KilledBooks books, params string[] place)
    {
        string[] Arguments(string[] place, string output, int silos) =>
            ["run", .. input, .. place, "--out", output, "--silos", silos.ToString(System.Globalization.CultureInfo.InvariantCulture)];

        var untouched = temp.At("untouched");
        await ClaimsProcess.Run(Arguments(["--data", temp.At("books-untouched")], untouched, silos: 1), 0, 1);
        var total = KilledBooks.In(temp.At("books-untouched")).EventCount();

        var seen = new Dictionary<long, string>();
        foreach (var moment in Moments(silos, total))
        {
            // A process goes on a little after its moment: the next one is later than what is there.
            await KillAt(books, Math.Max(moment, books.EventCount() + (total / 200)), Arguments(place, temp.At("out"), silos));
            var now = books.Events();
            now.Count.ShouldBeGreaterThan(seen.Count, "work was done since the last start");
            books.OpenWork().ShouldBeGreaterThan(0, "work was left");
            foreach (var (position, was) in seen) now[position].ShouldBe(was);
            seen = now;
        }

        await ClaimsProcess.Run(Arguments(place, temp.At("out"), silos), 0, 1);
        var end = books.Events();
        foreach (var (position, was) in seen) end[position].ShouldBe(was);
        foreach (var name in Compared)
            File.ReadAllText(Path.Combine(temp.At("out"), name)).ShouldBe(File.ReadAllText(Path.Combine(untouched, name)), name);
    }

    private static async Task KillAt(KilledBooks books, long position, string[] arguments)
    {
        using var process = ClaimsProcess.Start(arguments);
        while (books.EventCount() < position)
        {
            if (process.HasEnded)
            {
                var (code, said, errors) = await process.End();
                throw new InvalidOperationException($"The run ended by itself with {code} before event {position}.\n{said}\n{errors}");
            }

            await Task.Delay(20, TestContext.Current.CancellationToken); // Another process: its log can only be asked again.
        }

        await process.Kill();
    }

    /// <summary>Random moments between 3 and 80 percent of the log, in order; the same for the same number of silos.</summary>
    private static IEnumerable<long> Moments(int silos, long total) => Enumerable.Range(0, Kills)
        .Select(kill => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"kill {silos} {kill}"))) % 78 + 3)
        .Select(percent => total * percent / 100).Order();
}

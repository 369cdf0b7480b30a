using ClaimsCluster.Cli.Commands;

namespace ClaimsCluster.Cli.Tests.Commands;

public sealed class FaultTests
{
    [Theory]
    [InlineData("run --silo 3", "claims run: no option --silo; the nearest is --silos N. All: claims run --help")]
    [InlineData("run --frobnicate", "claims run: no option --frobnicate. All: claims run --help")]
    [InlineData("run --out --dat x", "claims run: no option --dat; the nearest is --data DIR. All: claims run --help")]
    [InlineData("run --seed", "claims run: --seed wants a value: --seed S. All: claims run --help")]
    [InlineData("run --seed abc", "claims run: --seed abc is not a whole number. Write it without commas: --seed 1000.")]
    [InlineData("run --start 5.1.2026", "claims run: --start 5.1.2026 is not a day. Write it as 2026-01-05.")]
    [InlineData("run --silos 99", "claims run: --silos 99: 1 to 16 silos fit in one process.")]
    [InlineData("run --generate 0", "claims run: --generate 0: a count from 1 to 10,000,000.")]
    [InlineData("run --color green", "claims run: --color green: write auto, always or never.")]
    [InlineData("run --start 2026-02-01 --until 2026-01-01", "claims run: --until 2026-01-01 is before --start 2026-02-01. Name a later day.")]
    [InlineData("runn", "claims: no command runn; the nearest is run. All: claims --help")]
    [InlineData("--sed", "claims: no option --sed. All: claims --help")]
    [InlineData("status", "claims status: say which CLAIM: claims status CLAIM. All: claims status --help")]
    [InlineData("status A B", "claims status: B is one word too many. All: claims status --help")]
    [InlineData("status A", "claims status: say where the books are: --data DIR or --postgres CONN.")]
    [InlineData("status A --data nowhere", "claims status: nowhere/ holds no books. Make some: claims run --data nowhere")]
    [InlineData("verify --data a --postgres Host=b", "claims verify: --data and --postgres do not go together: books are in one place. Name one.")]
    [InlineData("run --postgres Host=127.0.0.1;Port=1;Password=hush", "claims run: database on 127.0.0.1:1 cannot be reached: Connection refused. Start the server, or name another --postgres.")]
    [InlineData("run --postgres Pasword=hush", "claims run: --postgres is no connection string. Write it so: --postgres 'Host=127.0.0.1;Database=claims;Username=claims'")]
    [InlineData("migrate", "claims migrate: say which database: --postgres 'Host=127.0.0.1;Database=claims;Username=claims'")]
    [InlineData("verify", "claims verify: say where the books are: --data DIR or --postgres CONN.")]
    [InlineData("export --data nowhere", "claims export: say where to: --out DIR.")]
    public async Task What_cannot_be_done_is_told_in_one_line_with_what_to_do(string command, string line)
    {
        var ran = await Claims.Run(command.Split(' '));
        (ran.Exit, ran.Output, ran.Error).ShouldBe((2, "", line + "\n"));
    }

    [Fact]
    public async Task A_missing_file_is_told_with_what_the_folder_has()
    {
        var folder = Directory.CreateTempSubdirectory("claims-cli-").FullName;
        foreach (var name in new[] { "jan.837", "feb.837", "notes.md" }) File.Create(Path.Combine(folder, name)).Dispose();
        var ran = await Claims.Run("run", Path.Combine(folder, "january.837"));
        ran.Error.ShouldBe($"claims run: january.837 is not in {folder}. It has jan.837 and feb.837.\n");
        ran.Exit.ShouldBe(2);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Books_that_somebody_has_open_are_told_with_their_owner()
    {
        var folder = Directory.CreateTempSubdirectory("claims-cli-").FullName;
        await using (OpenBooks.ToRun(new FolderPlace(folder)))
        {
            var ran = await Claims.Run("status", "A", "--data", folder);
            ran.Error.ShouldStartWith($"claims status: {folder}/ is in use by process {Environment.ProcessId} since ");
            ran.Error.ShouldEndWith(" Wait for it, or name another --data.\n");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Only_verbose_shows_the_exception()
    {
        (await Claims.Run("status", "A", "--data", "nowhere")).Error.ShouldNotContain(" at ");
        (await Claims.Run("status", "A", "--data", "nowhere", "--verbose")).Error.ShouldContain("CommandFault");
    }

    [Fact]
    public void A_full_disk_is_told_as_such_however_deep_it_is_wrapped()
    {
        var full = new IOException("No space left on device", 28);
        CommandFaults.Of(new InvalidOperationException("silo", new AggregateException(new ArgumentException("x"), full)))
            .ShouldBe("the disk is full. What was committed is safe: make room, and the same command goes on.");
    }

    [Fact]
    public void What_nobody_expected_is_two_lines_without_a_trace() =>
        CommandFaults.Of(new InvalidOperationException("Sequence\ncontains no elements")).Split('\n').Length.ShouldBe(2);
}

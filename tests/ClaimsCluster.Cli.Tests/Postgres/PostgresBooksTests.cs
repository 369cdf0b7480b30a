using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Tests.Postgres;

namespace ClaimsCluster.Cli.Tests.Postgres;

/// <summary>One server for all tests of a class.</summary>
public sealed class OneServer : IDisposable
{
    public PostgresServer Server { get; } = new("fsync=off");

    public void Dispose() => Server.Dispose();
}

/// <summary>The commands on books in a real PostgreSQL database.</summary>
public sealed class PostgresBooksTests(OneServer one) : IClassFixture<OneServer>, IDisposable
{
    private readonly string _database = one.Server.NewDatabase();
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-pg-books-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_same_claims_end_the_same_in_a_folder_and_in_PostgreSQL_with_one_silo_and_with_three()
    {
        await Run("--data", At("books"), "--out", At("folder"));
        foreach (var silos in (string[])["1", "3"])
        {
            var database = one.Server.NewDatabase();
            await Run("--postgres", database, "--out", At(silos), "--silos", silos);
            foreach (var name in (string[])["claims.jsonl", "ledger.csv", "worklist.jsonl"])
                File.ReadAllText(Path.Combine(At(silos), name)).ShouldBe(File.ReadAllText(Path.Combine(At("folder"), name)), name);
            (await Claims.Run("verify", "--postgres", database)).Exit.ShouldBe(0);

            (await Claims.Run("export", "--postgres", database, "--out", At($"again{silos}"))).Exit.ShouldBe(0);
            File.ReadAllText(Path.Combine(At($"again{silos}"), "claims.jsonl")).ShouldBe(File.ReadAllText(Path.Combine(At("folder"), "claims.jsonl")));
        }
    }

    [Fact]
    public async Task Who_reads_needs_not_own_the_database_and_who_acts_does()
    {
        await Run("--postgres", _database);
        using (PostgresOwner.Take(new(_database)))
        {
            var work = await Claims.Run("worklist", "--postgres", _database);
            work.Exit.ShouldBe(0);
            work.Output.ShouldContain($"--postgres '{_database}'");

            foreach (var command in (string[][])[["run"], ["pay", "A", "1.00"]])
            {
                var refused = await Claims.Run([.. command, "--postgres", _database]);
                refused.Exit.ShouldBe(2);
                refused.Error.ShouldMatch($@"^claims {command[0]}: database \w+ on 127\.0\.0\.1:\d+ is in use by process {Environment.ProcessId} on \S+ since \d\d:\d\d\. Wait for it, or name another --postgres\.\n$");
            }
        }

        (await Claims.Run("run", "--postgres", _database)).Exit.ShouldNotBe(2); // It runs on.
    }

    [Fact]
    public async Task A_database_is_migrated_once()
    {
        var first = await Claims.Run("migrate", "--postgres", _database);
        (first.Exit, first.Lines[1]).ShouldBe((0, "  applied 0001-rows-events-blobs.sql"));
        first.Lines[0].ShouldEndWith($"went from schema version 0 to {first.Lines.Count - 1}.");
        (await Claims.Run("migrate", "--postgres", _database)).Output.ShouldEndWith("already. Nothing is changed.\n");
        (await Claims.Run("migrate", "--json", "--postgres", _database)).Output.ShouldContain("\"applied\": []");
    }

    [Fact]
    public async Task What_cannot_be_opened_is_told_in_one_line_without_the_password()
    {
        const string password = "hush-hush";
        var secret = $"{_database};Password={password}";
        await Refused("export", secret, "holds no books. Make some: claims run --postgres ");
        await Refused("verify", one.Server.ConnectionString("nowhere") + $";Password={password}", "cannot be opened: database \"nowhere\" does not exist.");
        await Refused("migrate", one.Server.ConnectionString("nowhere", port: 1) + $";Password={password}", "cannot be reached: Connection refused. Start the server");
        await Refused("status", $"Passwort={password}", "--postgres is no connection string.");

        (await Claims.Run("migrate", "--postgres", _database)).Exit.ShouldBe(0);
        await Refused("export", secret, "holds no run yet. Start one: claims run --postgres ");
        one.Server.Execute("insert into schema_version values (99, 'from tomorrow')", _database);
        foreach (var command in (string[])["export", "run", "migrate", "void"])
            await Refused(command, secret, "The store has schema version 99; this program knows versions up to");
        one.Server.Execute("delete from schema_version where version > 1", _database);
        await Refused("export", secret, "has schema version 1; this program needs");

        async Task Refused(string command, string connection, string line)
        {
            string[] more = command switch { "export" => ["--out", At("out")], "status" or "void" => ["A"], _ => [] };
            var told = await Claims.Run([command, .. more, "--postgres", connection]);
            (told.Exit, told.Output, told.Error.Count(character => character == '\n')).ShouldBe((2, "", 1), told.Error);
            told.Error.ShouldContain(line);
            told.Error.ShouldNotContain(password);
        }
    }

    [Fact]
    public async Task Books_of_a_cluster_are_read_by_anybody_and_changed_by_nobody_but_the_cluster()
    {
        await Run("--postgres", _database);
        await using (var store = PostgresClusterStore.Open(new(_database)))
        {
            var plan = (await RunPlan.Load(store))!;
            await (plan with { Inputs = [], Ended = false, Cluster = true }).Save(store);
        }

        (await Claims.Run("verify", "--postgres", _database)).Exit.ShouldBe(0);
        var exported = await Claims.Run("export", "--postgres", _database, "--out", At("out"));
        exported.Exit.ShouldBe(0);
        exported.Output.ShouldNotContain("have not ended");
        (await Claims.Run("worklist", "--postgres", _database)).Exit.ShouldBe(0);
        (await Claims.Run("pay", "A", "1.00", "--postgres", _database)).Error.ShouldContain("holds the books of a cluster");
        (await Claims.Run("run", "--postgres", _database)).Error.ShouldContain("holds the books of a cluster");
    }

    [Fact]
    public void A_password_is_not_in_what_is_shown_to_be_pasted()
    {
        var place = new DatabasePlace("Host=db;Port=5433;Database=claims;Username=me;Password=hush");
        place.Name.ShouldBe("database claims on db:5433");
        place.Option.ShouldNotContain("hush");
        place.OptionName.ShouldBe("--postgres");
    }

    private static async Task Run(params string[] more)
    {
        var ran = await Claims.Run(["run", "--generate", "300", .. more]);
        ran.Exit.ShouldBeLessThan(2, ran.Error);
    }

    private string At(string name) => Path.Combine(_folder, name);
}

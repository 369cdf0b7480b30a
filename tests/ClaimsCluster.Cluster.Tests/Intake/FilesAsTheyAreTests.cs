using ClaimsCluster.Cluster.Tests.Running;

namespace ClaimsCluster.Cluster.Tests.Intake;

/// <summary>What is wrong is answered in its smallest unit, and its neighbours go through.</summary>
public sealed class FilesAsTheyAreTests : IAsyncDisposable
{
    private readonly RunFolder _books = new();

    public ValueTask DisposeAsync() => _books.DisposeAsync();

    [Fact]
    public async Task A_refused_interchange_set_or_claim_takes_none_of_its_neighbours()
    {
        var badClaim = SomeFiles.Text(2, "C", 1).Changed("CLM*C00001*147*", "CLM*C00001*14x7*");
        var badSet = SomeFiles.Text(1, "S", 2).Changed("*0001~GE", "*0009~GE");
        var badInterchange = SomeFiles.Text(1, "I", 3).Changed("IEA*1*000000003", "IEA*1*000000004");
        var good = SomeFiles.Text(1, "G", 5);
        var folder = await Run(("mixed.837", (badClaim + "\r\n" + badSet + badInterchange + "\n" + good).Bytes()));

        SomeFiles.Taken(folder).ShouldBe(["C00002", "G00001"]);
        Rejected(folder).ShouldBe(["C00001", "I00001", "S00001"]);
        SomeFiles.Ack(folder, "mixed.837.TA1.x12").ShouldContain("TA1*000000003*260105*1200*R*001~");
        SomeFiles.Ack(folder, "mixed.837.999.1.x12").ShouldContain("IK5*E*5~");
        SomeFiles.Ack(folder, "mixed.837.999.2.x12").ShouldContain("IK5*R*3~");
        SomeFiles.Ack(folder, "mixed.837.999.3.x12").ShouldContain("IK5*A~");
    }

    [Theory]
    [InlineData("005010X222A1", "004010X098A1", "AK9*R*1*1*0*2~")]
    [InlineData("005010X222A1", "005010X298", "AK9*R*1*1*0*2~")]
    [InlineData("005010X222A1", "005010X224A2", "AK9*R*1*1*0*2~")]
    [InlineData("005010X222A1", "005010X223A2", "IK5*R*I6~")]
    public async Task A_file_of_another_guide_is_refused_by_a_999_and_its_claims_are_listed(string right, string wrong, string answer)
    {
        var folder = await Run(("other.837", SomeFiles.Text(1, "O").Changed(right, wrong).Bytes()), ("good.837", SomeFiles.Text(1, "G", 2).Bytes()));
        SomeFiles.Ack(folder, "other.837.999.x12").ShouldContain(answer);
        Rejected(folder).ShouldBe(["O00001"]);
        SomeFiles.Taken(folder).ShouldBe(["G00001"]);
    }

    [Theory]
    [InlineData("HS", "270", "005010X279A1")]
    [InlineData("HR", "276", "005010X212")]
    [InlineData("HI", "278", "005010X217")]
    public async Task A_transaction_that_we_do_not_take_is_refused_by_a_999(string functional, string identifier, string version)
    {
        var file = $"ISA*00*          *00*          *ZZ*SENDER1        *ZZ*CLAIMSCLUSTER  *260105*1200*^*00501*000000009*0*T*:~"
            + $"GS*{functional}*SENDER1*CC*20260105*1200*9*X*{version}~ST*{identifier}*0001*{version}~BHT*0022*13*X*20260105*1200~SE*3*0001~GE*1*9~IEA*1*000000009~";
        var folder = await Run(("ask.x12", file.Bytes()), ("good.837", SomeFiles.Text(1, "G").Bytes()));
        SomeFiles.Ack(folder, "ask.x12.999.x12").ShouldContain("AK9*R*1*1*0");
        SomeFiles.Taken(folder).ShouldBe(["G00001"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is a letter, not X12")]
    [InlineData("ISA*00*too short~")]
    public async Task A_file_with_nothing_readable_gets_a_TA1_that_says_so(string content)
    {
        var folder = await Run(("nothing.837", content.Bytes()), ("good.837", SomeFiles.Text(1, "G").Bytes()));
        SomeFiles.Ack(folder, "nothing.837.TA1.x12").ShouldContain("*R*024~");
        SomeFiles.Taken(folder).ShouldBe(["G00001"]);
    }

    [Fact]
    public async Task A_file_cut_in_a_set_keeps_the_whole_sets_before_it()
    {
        var whole = SomeFiles.Text(1, "W");
        var set = whole[whole.IndexOf("ST*", StringComparison.Ordinal)..whole.IndexOf("GE*", StringComparison.Ordinal)];
        var second = set.Changed("W00001", "X00001").Replace("*0001", "*0002", StringComparison.Ordinal);
        var cut = whole[..whole.IndexOf("GE*", StringComparison.Ordinal)] + second[..(second.Length - 40)];
        var folder = await Run(("cut.837", cut.Bytes()));

        SomeFiles.Taken(folder).ShouldBe(["W00001"]);
        Rejected(folder).ShouldBe(["X00001"]);
        SomeFiles.Ack(folder, "cut.837.TA1.x12").ShouldContain("*E*023~");
    }

    [Fact]
    public async Task Other_bytes_under_a_control_number_that_came_before_are_taken_with_a_warning()
    {
        var folder = await Run(
            ("a.837", SomeFiles.Text(1, "A", 7).Bytes()), ("b.837", SomeFiles.Text(1, "B", 7).Bytes()),
            ("c.837", SomeFiles.Text(1, "C", 7, "SENDER2").Bytes()));
        SomeFiles.Taken(folder).ShouldBe(["A00001", "B00001", "C00001"]);
        SomeFiles.Ack(folder, "b.837.TA1.x12").ShouldContain("TA1*000000007*260105*1200*E*025~");
        File.Exists(Path.Combine(folder, "acks", "a.837.TA1.x12")).ShouldBeFalse();
        File.Exists(Path.Combine(folder, "acks", "c.837.TA1.x12")).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_files_of_one_name_keep_their_acknowledgments_apart()
    {
        var folder = await Run(("x.837", SomeFiles.Text(1, "A").Bytes()), ("x.837", SomeFiles.Text(2, "B", 2).Bytes()));
        SomeFiles.Ack(folder, "x.837.277CA.x12").ShouldContain("TRN*2*A00001~");
        SomeFiles.Ack(folder, "x-2.837.277CA.x12").ShouldContain("TRN*2*B00001~");
    }

    [Fact]
    public async Task The_same_bytes_get_the_very_same_acknowledgments_also_after_a_restart()
    {
        var file = SomeFiles.Text(3, "A").Changed("*0*T*:", "*1*T*:").Bytes();
        await _books.Run(await _books.Plan(("a.837", file)));
        var before = Acks((await _books.Export()).Folder);
        await _books.Run(await _books.Plan(("a.837", file), ("again.837", file)));
        var (outcome, _, folder) = await _books.Export();
        var after = Acks(folder);

        before.Keys.ShouldBe(["a.837.277CA.x12", "a.837.999.x12", "a.837.TA1.x12"]);
        foreach (var (name, bytes) in before)
        {
            after[name].ShouldBe(bytes);
            after[name.Replace("a.837", "again.837", StringComparison.Ordinal)].ShouldBe(bytes);
        }

        outcome.ShouldNotBeEmpty();
    }

    private static SortedDictionary<string, string> Acks(string folder) => new(
        Directory.GetFiles(Path.Combine(folder, "acks"), "*.x12").ToDictionary(path => Path.GetFileName(path), File.ReadAllText), StringComparer.Ordinal);

    private static List<string> Rejected(string folder) =>
    [
        .. File.ReadLines(Path.Combine(folder, "acks", "rejected.jsonl"))
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("patientControlNumber").GetString()!)
            .Order(StringComparer.Ordinal),
    ];

    private async Task<string> Run(params (string, byte[])[] files)
    {
        await _books.Run(await _books.Plan(files) with { Until = new(2026, 1, 6) });
        return (await _books.Export()).Folder;
    }
}

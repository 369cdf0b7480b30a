using ClaimsCluster.Cluster.Tests.Running;
using ClaimsCluster.Hosting.Verifying;

namespace ClaimsCluster.Cluster.Tests.Intake;

/// <summary>A payer's TA1, 999 and 277CA handed in as files.</summary>
public sealed class PayerAnswerTests : IAsyncDisposable
{
    private readonly RunFolder _books = new();

    public ValueTask DisposeAsync() => _books.DisposeAsync();

    [Fact]
    public async Task A_TA1_that_refuses_our_batch_sends_its_claims_again()
    {
        var plan = await _books.Plan(("a.837", SomeFiles.Text(1, "A").Bytes()), ("no.ta1", Ta1("MCD01", "000000001", 'R', "022")));
        var evening = new DateTimeOffset(2026, 1, 5, 19, 30, 0, TimeSpan.Zero); // The batch is out, and has not told.
        await _books.Run(plan with { Inputs = [plan.Inputs[0], plan.Inputs[1] with { EnterAt = evening }], Until = new(2026, 1, 5) });
        var (_, _, folder) = await _books.Export();
        var claim = File.ReadAllText(Path.Combine(folder, "claims.jsonl"));
        claim.ShouldContain("\"event\":\"SyntaxReject\"");
        Worklist(folder).ShouldBeEmpty();
        (await Verification.Run(_books.Store, TestContext.Current.CancellationToken)).IsProved.ShouldBeTrue();
    }

    [Fact]
    public async Task Answers_to_nothing_of_ours_are_kept_and_shown_and_the_claims_go_on()
    {
        const string envelope = "ISA*00*          *00*          *ZZ*STRANGE        *ZZ*CLAIMSCLUSTER  *260105*1200*^*00501*000000031*0*T*:~";
        var syntax = envelope + "GS*FA*STRANGE*CC*20260105*1200*31*X*005010X231A1~ST*999*0001*005010X231A1~AK1*HC*77*005010X222A1~"
            + "AK2*837*0001*005010X222A1~IK5*A~AK9*A*1*1*1~SE*6*0001~GE*1*31~IEA*1*000000031~";
        var claims = envelope + "GS*HN*STRANGE*CC*20260105*1200*31*X*005010X214~ST*277*0001*005010X214~BHT*0085*08*B1*20260105*1200*TH~"
            + "HL*1**20*1~NM1*PR*2*PAYER*****46*P~TRN*1*R1~HL*2*1*21*1~NM1*41*2*US*****46*CC~TRN*2*NOBATCH~"
            + "HL*3*2*19*1~NM1*85*2*DOC*****XX*1234567893~HL*4*3*PT*0~NM1*QC*1*DOE*JANE~TRN*2*NOTOURS~STC*A2:20*20260105*WQ*10~"
            + "SE*14*0001~GE*1*31~IEA*1*000000031~";
        var plan = await _books.Plan(
            ("a.837", SomeFiles.Text(1, "A").Bytes()), ("x.ta1", Ta1("STRANGE", "000000555", 'A', "000")),
            ("x.999", syntax.Bytes()), ("x.277", claims.Bytes()));
        await _books.Run(plan with { Until = new(2026, 1, 6) });

        var (_, _, folder) = await _books.Export();
        var work = Worklist(folder);
        work.Count.ShouldBe(3);
        work.ShouldContain(item => item.Contains("TA1 000000555 of x.ta1: A 000, no batch of ours", StringComparison.Ordinal));
        work.ShouldContain(item => item.Contains("999 77 of x.999: A, no batch of ours", StringComparison.Ordinal));
        work.ShouldContain(item => item.Contains("277CA NOBATCH of x.277: claims that are not ours: 1 of 1", StringComparison.Ordinal));
        work.ShouldAllBe(item => item.Contains("\"amount\":\"0.00\"", StringComparison.Ordinal));
        SomeFiles.Taken(folder).ShouldBe(["A00001"]);
    }

    [Fact]
    public async Task The_payers_own_answers_that_come_again_as_files_are_known_after_the_batch_has_told()
    {
        await _books.Run(await _books.Plan(("a.837", SomeFiles.Text(2, "A").Bytes())) with { Until = new(2026, 1, 5) });
        var (before, _, folder) = await _books.Export();
        var again = Directory.GetFiles(Path.Combine(folder, "inbound")).Where(path => !path.EndsWith(".835", StringComparison.Ordinal))
            .Select(path => (Path.GetFileName(path), (byte[])[.. File.ReadAllBytes(path), (byte)'\n'])).ToList();
        again.Count.ShouldBeGreaterThanOrEqualTo(2);

        await _books.Run(await _books.Plan(again) with { Until = new(2026, 1, 6) });
        var (_, _, after) = await _books.Export();
        Worklist(after).ShouldBeEmpty();
        before.ShouldContain("\"event\":\"AckAccepted\"");
    }

    private static byte[] Ta1(string sender, string control, char status, string note) =>
        ($"ISA*00*          *00*          *ZZ*{sender,-15}*ZZ*CLAIMSCLUSTER  *260105*1900*^*00501*000000099*0*T*:~"
            + $"TA1*{control}*260105*1800*{status}*{note}~IEA*0*000000099~").Bytes();

    private static List<string> Worklist(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "worklist.jsonl")).Where(line => line.Contains("\"suspense\"", StringComparison.Ordinal))];
}

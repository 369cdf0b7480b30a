using ClaimsCluster.X12.Acknowledgments;

namespace ClaimsCluster.Cli.Tests.X12;

public sealed class AnswerTests : IDisposable
{
    private readonly X12Folder _folder = new();

    [Fact]
    public async Task A_file_of_claims_is_answered_by_a_999_and_a_277CA()
    {
        var file = _folder.Write("clinic.837", ClinicFile.WithThreeFaults);
        var ran = await Claims.Run("validate", file, "--ack", _folder.At("acks"));
        ran.Exit.ShouldBe(1);
        Directory.EnumerateFiles(_folder.At("acks")).Select(path => Path.GetFileName(path)).Order().ShouldBe(["clinic.837.277ca.x12", "clinic.837.999.x12"]);

        var set = ImplementationAcknowledgment.Read(await Bytes("clinic.837.999.x12")).ShouldHaveSingleItem().Sets.ShouldHaveSingleItem();
        set.Status.ShouldBe('E'); // The NPI and the sum are no matter of a 999.
        var error = set.Errors.ShouldHaveSingleItem();
        (error.Segment, error.Loop, error.Code, error.ClaimNumber).ShouldBe(("DTP", "2400", "8", "W20118"));
        (await Text("clinic.837.999.x12")).ShouldContain("CTX*CLM01:W20118~IK4*3*1251*8*20260230~");

        var claims = ClaimAcknowledgment.Read(await Bytes("clinic.837.277ca.x12")).ShouldHaveSingleItem().Claims;
        claims.Select(claim => (claim.ClaimNumber, claim.Category, claim.Status, claim.Entity)).ShouldBe(
            [("W20117", "A7", "562", "82"), ("W20118", "A7", "21", null), ("W20119", "A8", "400", null), ("W20120", "A1", "19", null)]);
        (claims[0].Charge, claims[0].PatientLastName, claims[0].MemberId, claims[0].ServiceFrom).ShouldBe((250m, "WHITFIELD", "M0000417", new DateOnly(2025, 12, 29)));
    }

    [Fact]
    public async Task A_TA1_answers_what_asks_for_it_or_is_wrong()
    {
        await Claims.Run("validate", _folder.Write("asks.837", ClinicFile.Text.Replace("*0*T*:", "*1*T*:", StringComparison.Ordinal)), "--ack", _folder.At("acks"));
        InterchangeAcknowledgment.Read(await Bytes("asks.837.ta1.x12")).ShouldHaveSingleItem().Status.ShouldBe('A');

        await Claims.Run("validate", _folder.Write("wrong.837", ClinicFile.Text.Replace("IEA*1*000000105", "IEA*1*000000106", StringComparison.Ordinal)), "--ack", _folder.At("acks"));
        var ta1 = InterchangeAcknowledgment.Read(await Bytes("wrong.837.ta1.x12")).ShouldHaveSingleItem();
        (ta1.Status, ta1.Note).ShouldBe(('R', "001"));
        File.Exists(_folder.At("acks/wrong.837.999.x12")).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_files_of_one_name_keep_their_answers_apart()
    {
        Directory.CreateDirectory(_folder.At("b"));
        await Claims.Run("validate", _folder.Write("x.837", ClinicFile.Text), _folder.Write("b/x.837", ClinicFile.Text), "--ack", _folder.At("acks"));
        Directory.EnumerateFiles(_folder.At("acks")).Select(path => Path.GetFileName(path)).Order()
            .ShouldBe(["x-2.837.277ca.x12", "x-2.837.999.x12", "x.837.277ca.x12", "x.837.999.x12"]);
    }

    [Fact]
    public async Task What_we_answer_to_published_files_is_right_itself()
    {
        await Claims.Run(["validate", .. X12Folder.Samples, "--ack", _folder.At("acks")]);
        await OursAreRight(250);
    }

    [Fact]
    public async Task What_we_answer_to_damaged_files_is_right_itself()
    {
        var chance = new Generator(20260105);
        var files = new List<string>();
        for (var i = 0; i < 300; i++)
        {
            var bytes = System.Text.Encoding.ASCII.GetBytes(i % 2 == 0 ? ClinicFile.Text : ClinicFile.WithThreeFaults);
            for (var change = 0; change <= i % 3; change++) bytes[chance.Next(bytes.Length)] = chance.Byte();
            files.Add(_folder.Write($"damaged-{i}.837", bytes));
        }

        (await Claims.Run(["validate", .. files, "--ack", _folder.At("acks")])).Error.ShouldBeEmpty();
        await OursAreRight(400);
    }

    public void Dispose() => _folder.Dispose();

    private async Task OursAreRight(int atLeast)
    {
        string[] answers = [.. Directory.EnumerateFiles(_folder.At("acks"), "*.x12").Order()];
        answers.Length.ShouldBeGreaterThan(atLeast);
        var ran = await Claims.Run(["validate", .. answers]);
        ran.Lines.Where(line => line.StartsWith("error", StringComparison.Ordinal)).ShouldBeEmpty(ran.Lines.SkipWhile(line => !line.StartsWith("error", StringComparison.Ordinal)).Take(6).Aggregate("", (all, line) => $"{all}\n{line}"));
        ran.Exit.ShouldBe(0);
    }

    private Task<byte[]> Bytes(string name) => File.ReadAllBytesAsync(_folder.At($"acks/{name}"), TestContext.Current.CancellationToken);

    private Task<string> Text(string name) => File.ReadAllTextAsync(_folder.At($"acks/{name}"), TestContext.Current.CancellationToken);

    /// <summary>The same changes every time.</summary>
    private sealed class Generator(uint seed)
    {
        private uint _state = seed;

        public int Next(int count) => (int)(Draw() % (uint)count);

        public byte Byte() => (byte)(Draw() % 4 == 0 ? Draw() % 256 : "*:^~ 09AZ\n"[(int)(Draw() % 10)]);

        private uint Draw()
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return _state >> 3;
        }
    }
}

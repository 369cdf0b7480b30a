using System.Buffers;
using System.Text;
using ClaimsCluster.X12.Claims;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Tests.Scanning;

namespace ClaimsCluster.X12.Tests.Claims;

/// <summary>A claim is its bytes: what is shown of it is read from them, and they are written again as they came.</summary>
public sealed class ClaimRecordTests
{
    private static readonly string Plain = Some.TwoClaims.Replace("\n", "", StringComparison.Ordinal);

    [Fact]
    public void What_a_list_of_claims_shows_is_there()
    {
        var claims = Read(Some.Bytes(Some.TwoClaims));
        claims.Select(c => (c.ClaimNumber, c.ChargeCents, c.LineCount, c.FirstServiceDate, c.LastServiceDate)).ShouldBe(
        [
            ("ACC1", 12550, 2, new DateOnly(2026, 1, 10), new DateOnly(2026, 1, 11)),
            ("ACC2", 9000, 1, new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 12)),
        ]);
        claims[0].Set.ShouldBeSameAs(claims[1].Set);
        (claims[0].Set.Control, claims[0].Set.Group.Control, claims[0].Set.Group.Interchange.Control)
            .ShouldBe(("0001", "70", "000000007"));
        claims[0].BillingProvider.Equals(claims[1].BillingProvider).ShouldBeTrue();
        Encoding.ASCII.GetString(claims[1].Claim.Span)
            .ShouldBe("CLM*ACC2*90***11:B:1*Y*A*Y*Y~HI*ABK:J069~LX*1~SV1*HC:99203*90*UN*1***1~DTP*472*D8*20260112~");
    }

    [Fact]
    public void The_parts_that_grains_keep_are_those_of_the_claim_reader()
    {
        foreach (var text in new[] { Some.TwoClaims, Plain, Plain.Replace('*', '|').Replace('~', '\n').Replace(':', '>') })
        {
            var file = Some.Bytes(text);
            Read(file).Select(claim => claim.ToParts()).ShouldBe(Some.Claims(file).Select(claim => claim.Parts));
        }
    }

    [Fact]
    public void An_institutional_claim_is_read_with_the_dates_of_its_statement()
    {
        var claims = Samples.Of("837I").SelectMany(sample => Read(sample.Bytes)).ToList();
        claims.Count.ShouldBeGreaterThan(0);
        claims.ShouldContain(claim => claim.Set.Group.Version.StartsWith("005010X223", StringComparison.Ordinal)
            && claim.FirstServiceDate != null && claim.LineCount > 0);
    }

    [Theory]
    [InlineData("~", "")]
    [InlineData("~", "\n")]
    [InlineData("~", "\r\n")]
    [InlineData("\n", "")]
    [InlineData("\r", "\n")]
    [InlineData("'", "\r\n")]
    public void A_file_is_written_as_it_came(string terminator, string lineEnd)
    {
        var text = Plain.Replace("~", terminator + lineEnd, StringComparison.Ordinal);
        WrittenAgain(text).ShouldBe(text);
        var other = text.Replace('*', '|').Replace(':', '>').Replace('^', '!');
        WrittenAgain(other).ShouldBe(other);
    }

    [Fact]
    public void Interchanges_groups_and_sets_are_written_where_they_were()
    {
        var set = Plain[Plain.IndexOf("ST*", StringComparison.Ordinal)..Plain.IndexOf("GE*", StringComparison.Ordinal)];
        var group = Plain[Plain.IndexOf("GS*", StringComparison.Ordinal)..Plain.IndexOf("IEA*", StringComparison.Ordinal)];
        var sets = Plain.Replace("GE*1*", set.Replace("*0001", "*0002", StringComparison.Ordinal) + "GE*2*", StringComparison.Ordinal);
        var groups = Plain.Replace("IEA*1*", group.Replace("*70", "*71", StringComparison.Ordinal) + "IEA*2*", StringComparison.Ordinal);
        foreach (var text in new[] { sets, groups, sets + groups.Replace('*', '|') }) WrittenAgain(text).ShouldBe(text);
    }

    [Fact]
    public void A_set_without_a_group_is_none_of_the_interchange_before_it()
    {
        var other = Plain.Replace('~', '\n');
        var withoutGroup = other.Remove(other.IndexOf("GS*", StringComparison.Ordinal), other.IndexOf("ST*", StringComparison.Ordinal) - other.IndexOf("GS*", StringComparison.Ordinal));
        WrittenAgain(Plain + withoutGroup).ShouldBe(Plain);
    }

    [Fact]
    public void Claims_left_out_leave_counts_and_levels_right()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new ClaimRecordWriter(output);
        writer.Write(Read(Some.Bytes(Plain))[1]);
        writer.Close();

        var inspection = FileInspection.Inspect(output.WrittenSpan.ToArray());
        inspection.Faults.ShouldBeEmpty();
        inspection.AcceptedClaimCount.ShouldBe(1);
        Encoding.ASCII.GetString(output.WrittenSpan).ShouldContain("HL*2*1*22*1~");
    }

    [Fact]
    public void The_published_claims_are_written_as_they_came()
    {
        var same = 0;
        foreach (var sample in Samples.Of("837P", "837I"))
        {
            var again = WrittenAgain(Encoding.Latin1.GetString(sample.Bytes));
            var claims = Read(Some.Bytes(again));
            claims.Select(claim => Encoding.Latin1.GetString(claim.Claim.Span))
                .ShouldBe(Read(sample.Bytes).Select(claim => Encoding.Latin1.GetString(claim.Claim.Span)), sample.File);
            if (again.TrimEnd() == Encoding.Latin1.GetString(sample.Bytes).TrimEnd()) same++;
        }

        same.ShouldBeGreaterThan(20); // The others number their levels or count otherwise.
    }

    [Fact]
    public async Task Slices_hold_256_claims_and_the_last_one_the_rest()
    {
        var sets = string.Concat(Enumerable.Repeat(Some.Cut("ST*", "GE*"), 150));
        using var stream = new SplitStream(Some.Bytes(Some.Cut("ISA*", "ST*") + sets), 5000);
        using var reader = new ClaimRecordReader(stream);
        var counts = new List<int>();
        await foreach (var slice in reader.ReadSlicesAsync(TestContext.Current.CancellationToken)) counts.Add(slice.Count);
        counts.ShouldBe([256, 44]);
    }

    [Fact]
    public void A_claim_without_end_stops_the_reading()
    {
        var beginning = Some.Bytes(Some.Cut("ISA*", "LX*"));
        using var stream = new RepeatingStream(beginning, Some.Bytes("NTE*ADD*AND SO ON~"), 1L << 30);
        using var reader = new ClaimRecordReader(stream);
        reader.TryRead(out _).ShouldBeFalse();
        reader.Stopped.ShouldBe(StopReason.SegmentTooLong);
        stream.Position.ShouldBeLessThan(2 * ClaimRecordReader.PartCap);
    }

    private static string WrittenAgain(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new ClaimRecordWriter(output);
        foreach (var claim in Read(Some.Bytes(text))) writer.Write(claim);
        writer.Close();
        return Encoding.Latin1.GetString(output.WrittenSpan);
    }

    private static List<ClaimRecord> Read(byte[] file)
    {
        using var reader = new ClaimRecordReader(file);
        var claims = new List<ClaimRecord>();
        while (reader.TryRead(out var claim)) claims.Add(claim);
        return claims;
    }
}

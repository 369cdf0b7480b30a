using System.Text;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Reading;

/// <summary>The same file as different senders write it: separators, line ends, wrapped lines, a byte order mark.</summary>
public sealed class WrittenDifferentlyTests
{
    private static readonly string Plain = Some.TwoClaims.Replace("\n", "", StringComparison.Ordinal);
    private static readonly string[] LineEnds = ["", "\n", "\r\n", "\r", "  \n"];
    private static readonly string Expected = Shown(Some.Bytes(Plain));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData(" \r\n\r\n")]
    public void Line_ends_after_the_terminators_mean_nothing(string lineEnd) =>
        Shown(Some.Bytes(Plain.Replace("~", "~" + lineEnd, StringComparison.Ordinal))).ShouldBe(Expected);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void A_line_end_may_be_the_terminator(string terminator) =>
        Shown(Some.Bytes(Plain.Replace("~", terminator, StringComparison.Ordinal))).ShouldBe(Expected);

    [Theory]
    [InlineData(80, "\n")]
    [InlineData(80, "\r\n")]
    [InlineData(72, "\n")]
    [InlineData(132, "\r\n")]
    [InlineData(7, "\n")]
    public void Lines_wrapped_at_a_column_are_joined_again_the_header_too(int column, string lineEnd) =>
        Shown(Wrapped(Plain, column, lineEnd)).ShouldBe(Expected);

    [Fact]
    public void A_byte_order_mark_and_blank_lines_before_the_header_mean_nothing() =>
        Shown([0xEF, 0xBB, 0xBF, .. Some.Bytes("\r\n" + Plain + "\r\n\x1a")]).ShouldBe(Expected);

    [Fact]
    public void Any_separators_line_ends_and_wraps_give_the_same_claims()
    {
        var marks = Gen.Shuffle("*|;!>#+%&=\u001d\u001f".ToCharArray());
        var ends = Gen.Int[0, LineEnds.Length - 1].Select(index => LineEnds[index]);
        foreach (var (mark, end, column) in Some.Seeded(Gen.Select(marks, ends, Gen.Int[0, 200]), 300))
        {
            var text = Plain.Replace('*', '\u0001').Replace(':', '\u0002').Replace('^', '\u0003').Replace('~', '\u0004')
                .Replace('\u0001', mark[0]).Replace('\u0002', mark[1]).Replace('\u0003', mark[2])
                .Replace("\u0004", mark[3] + end, StringComparison.Ordinal);
            var file = end.Length == 0 && column > 3 ? Wrapped(text, column, "\n") : Some.Bytes(text);
            Shown(file).ShouldBe(Expected, $"separators {new string(mark[..4])}, end {end.Length}, column {column}");
        }
    }

    [Fact]
    public void The_published_file_wrapped_inside_its_header_is_read()
    {
        var inspection = FileInspection.Inspect(Samples.Read("envelope/staedi-ts210_80char.edi"));
        inspection.Interchanges[0].Faults.ShouldNotContain(fault => fault.Code == "SYN-01");
        inspection.Interchanges[0].Control.ShouldBe("000026003");
    }

    [Fact]
    public void Two_interchanges_with_other_separators_each_keep_their_own()
    {
        var other = Plain.Replace('*', '|').Replace("000000007", "000000008", StringComparison.Ordinal);
        var inspection = FileInspection.Inspect(Some.Bytes(Plain + "\r\n" + other));
        inspection.Interchanges.Select(one => (one.Status, one.Control)).ShouldBe([('A', "000000007"), ('A', "000000008")]);
        inspection.AcceptedClaimCount.ShouldBe(4);
    }

    private static byte[] Wrapped(string text, int column, string lineEnd) =>
        Some.Bytes(string.Join(lineEnd, text.Chunk(column).Select(line => new string(line))));

    /// <summary>What is read: that it is all accepted, and each claim to its last segment.</summary>
    private static string Shown(byte[] file)
    {
        var shown = new StringBuilder();
        foreach (var fault in FileInspection.Inspect(file).Faults) shown.AppendLine(fault.ToString());
        foreach (var claim in Some.Claims(file)) shown.AppendLine(Some.Json(ProfessionalClaim.Parse(claim.Parts)));
        return shown.ToString();
    }
}

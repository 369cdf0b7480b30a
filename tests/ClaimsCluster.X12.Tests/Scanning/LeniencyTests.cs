using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Scanning;

/// <summary>What is read although it is written otherwise than the standard: where it first stands.</summary>
public sealed class LeniencyTests
{
    private static readonly string Plain = Some.TwoClaims.Replace("\n", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n\n\r\n")]
    public void A_standard_file_has_none_and_a_text_file_ends_with_a_line_end(string end) => Of(Plain + end).ShouldBeEmpty();

    [Fact]
    public void A_byte_order_mark_is_told_of_the_header_behind_it() =>
        Of("\u00EF\u00BB\u00BF" + Plain).ShouldBe([new(LeniencyKind.ByteOrderMark, 1, 0, 3)]);

    [Theory]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 2)]
    [InlineData("\r\n\r\n", 4)]
    public void Line_ends_are_told_where_a_segment_follows(string lineEnd, int length) =>
        Of(Plain.Replace("~", "~" + lineEnd, StringComparison.Ordinal))
            .ShouldBe([new(LeniencyKind.LineEndAfterSegment, 1, 106, length)]);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\n\n")]
    public void A_line_end_as_terminator_is_told_once(string terminator) =>
        Of(Plain.Replace("~", terminator, StringComparison.Ordinal))
            .ShouldBe([new(LeniencyKind.LineEndTerminator, 1, 105, 1)]);

    [Theory]
    [InlineData(" ", 1)]
    [InlineData("\t ", 2)]
    [InlineData("\0", 1)]
    [InlineData("~~", 2)]
    public void Blanks_are_told_with_the_segment_before_them(string blanks, int length) =>
        Of(Plain.Replace("~ST*", "~" + blanks + "ST*", StringComparison.Ordinal)).ShouldBe(
            [new(LeniencyKind.BlankBetweenSegments, 2, Plain.IndexOf("ST*", StringComparison.Ordinal), length)]);

    [Fact]
    public void Blanks_before_the_header_are_told_of_it() =>
        Of("\r\n" + Plain).ShouldBe([new(LeniencyKind.BlankBetweenSegments, 1, 0, 2)]);

    [Fact]
    public void An_end_of_file_mark_is_told() =>
        Of(Plain + "\r\n\u001a").ShouldBe([new(LeniencyKind.BlankBetweenSegments, 49, Plain.Length + 2, 1)]);

    [Theory]
    [InlineData(80, "\n", 1)]
    [InlineData(80, "\r\n", 1)]
    [InlineData(120, "\r\n", 2)]
    public void Wrapped_lines_are_told_in_the_header_too(int column, string lineEnd, int segment) =>
        Of(string.Join(lineEnd, Plain.Chunk(column).Select(line => new string(line))))[0]
            .ShouldBe(new(LeniencyKind.WrappedLines, segment, column, lineEnd.Length));

    [Fact]
    public void A_last_trailer_without_terminator_is_told() =>
        Of(Plain[..^1]).ShouldBe([new(LeniencyKind.MissingLastTerminator, 49, Plain.Length - 1, 0)]);

    [Fact]
    public void An_ISA11_that_names_a_standard_is_told_where_it_should_be_a_separator()
    {
        var standard = Plain.Replace("*^*00501*", "*U*00501*", StringComparison.Ordinal);
        Of(standard).ShouldBe([new(LeniencyKind.NoRepetitionSeparator, 1, 82, 1)]);
        Of(standard.Replace("*00501*", "*00401*", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_interchange_has_its_own()
    {
        var file = Some.Bytes(Some.TwoClaims + "\n\u00EF\u00BB\u00BF" + Plain.Replace("~ST*", "~ ST*", StringComparison.Ordinal));
        using var reader = new X12Reader(file);
        var atTrailers = new List<IReadOnlyList<Leniency>>();
        while (reader.Read())
            if (reader.Segment.Id == SegmentId.IEA) atTrailers.Add(reader.Leniencies);

        atTrailers[0].ShouldHaveSingleItem().Kind.ShouldBe(LeniencyKind.LineEndAfterSegment);
        atTrailers[1].Select(leniency => (leniency.Kind, leniency.SegmentInFile))
            .ShouldBe([(LeniencyKind.ByteOrderMark, 50), (LeniencyKind.BlankBetweenSegments, 51)]);
    }

    private static IReadOnlyList<Leniency> Of(string text)
    {
        using var reader = new X12Reader(Some.Bytes(text));
        while (reader.Read())
        {
        }

        reader.Stopped.ShouldBe(StopReason.EndOfData);
        return reader.Leniencies;
    }
}

using System.Text;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Reading;

public sealed class X12ReaderTests
{
    [Fact]
    public void A_segment_is_found_with_its_offset_and_ordinal()
    {
        var file = Some.Bytes(Some.TwoClaims);
        using var reader = new X12Reader(file);
        while (reader.Read() && reader.Segment.Id != SegmentId.CLM)
        {
        }

        reader.SegmentInFile.ShouldBe(21);
        reader.Offset.ShouldBe(Some.TwoClaims.IndexOf("CLM*", StringComparison.Ordinal));
        Encoding.ASCII.GetString(reader.Segment.Raw).ShouldBe("CLM*ACC1*125.5***11:B:1*Y*A*Y*Y");
        reader.Segment.Count.ShouldBe(9);
        reader.Segment.GetString(5, 3).ShouldBe("1");
        reader.Segment.TryDecimal(2, out var charge).ShouldBeTrue();
        charge.ShouldBe(125.5m);
        reader.Segment.GetString(12).ShouldBe("");
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("\r\n\r\n", "\r\n")]
    [InlineData("  ", "")]
    public void Marks_and_blanks_around_segments_are_skipped(string before, string after)
    {
        var text = before + Some.TwoClaims.Replace("~\n", "~" + after, StringComparison.Ordinal);
        var inspection = FileInspection.Inspect(Encoding.UTF8.GetBytes(text));
        inspection.Faults.ShouldBeEmpty();
        inspection.SegmentCount.ShouldBe(49);
    }

    [Fact]
    public void The_delimiters_are_read_again_at_each_interchange()
    {
        var lines = (Some.TwoClaims + "\n").Replace("~\n", "\n", StringComparison.Ordinal);
        var second = lines.Replace('*', '|').Replace(':', '>');
        var inspection = FileInspection.Inspect(Some.Bytes(Some.TwoClaims + "\n" + second));
        inspection.Faults.ShouldBeEmpty();
        inspection.AcceptedClaimCount.ShouldBe(4);
        inspection.Interchanges[1].Delimiters.ShouldBe(new Delimiters((byte)'|', (byte)'>', (byte)'^', (byte)'\n'));
    }

    [Fact]
    public void A_name_that_starts_with_the_letters_of_an_interchange_is_no_interchange()
    {
        var inspection = FileInspection.Inspect(Some.Bytes(Some.Changed("N3*1 MAIN", "ISAAC*1 MAIN")));
        inspection.Interchanges.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_gigabyte_without_a_terminator_stops_at_the_segment_cap()
    {
        using var stream = new EndlessStream(Some.Bytes(Some.TwoClaims[..300]), 1L << 30);
        using var reader = new X12Reader(stream);
        while (reader.Read())
        {
        }

        reader.Stopped.ShouldBe(StopReason.SegmentTooLong);
        stream.Position.ShouldBeLessThan(1 << 20);
    }

    [Theory]
    [InlineData("", StopReason.NoInterchange)]
    [InlineData("hello", StopReason.NoInterchange)]
    [InlineData("ISA*", StopReason.UnreadableIsa)]
    [InlineData("ISA*00*          *00", StopReason.UnreadableIsa)]
    public void What_is_no_interchange_is_told_so(string text, StopReason reason)
    {
        var stopped = FileInspection.Inspect(Some.Bytes(text)).Stopped;
        stopped.ShouldBe(text.Length == 0 ? StopReason.EndOfData : reason);
    }

    [Theory]
    [InlineData(3, 'A')]
    [InlineData(104, '*')]
    [InlineData(105, '*')]
    [InlineData(105, 'X')]
    [InlineData(82, '*')]
    [InlineData(82, ':')]
    public void Separators_that_are_letters_or_not_distinct_reject_the_interchange(int position, char value)
    {
        var text = new StringBuilder(Some.TwoClaims) { [position] = value };
        var interchanges = FileInspection.Inspect(Some.Bytes(text.ToString())).Interchanges;
        if (position == 3)
        {
            interchanges.ShouldBeEmpty(); // ISAA: no header at all.
            return;
        }

        (interchanges[0].Status, interchanges[0].Note).ShouldBe(('R', "024"));
        Some.Claims(Some.Bytes(text.ToString())).ShouldBeEmpty();
    }

    [Fact]
    public void The_last_terminator_may_be_missing()
    {
        var text = Some.TwoClaims.TrimEnd().TrimEnd('~');
        FileInspection.Inspect(Some.Bytes(text)).Faults.ShouldBeEmpty();
    }

    /// <summary>A beginning, and then the letter A for as long as anybody reads.</summary>
    private sealed class EndlessStream(byte[] beginning, long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            for (var i = 0; i < read; i++, Position++)
                buffer[offset + i] = Position < beginning.Length ? beginning[Position] : (byte)'A';
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

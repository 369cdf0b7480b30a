using System.Text;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Scanning;

/// <summary>A file may have any size: what is taken for reading it does not grow with it.</summary>
public sealed class ConstantMemoryTests
{
    private const long Gigabyte = 1L << 30;
    private const long AFewBuffers = 2 << 20; // None when nobody else has just rented those of the pool.

    private static readonly byte[] Beginning = Some.Bytes(Some.Cut("ISA*", "ST*"));

    private static readonly byte[] Sets =
        Some.Bytes(string.Concat(Enumerable.Repeat(Some.Cut("ST*", "GE*").Replace("\n", "", StringComparison.Ordinal), 500)));

    [Fact]
    public void A_gigabyte_of_claims_is_read_with_a_few_buffers()
    {
        ReadSegments(new RepeatingStream(Beginning, Sets, 50_000_000), out _); // Buffers are rented once.
        var allocated = ReadSegments(new RepeatingStream(Beginning, Sets, Gigabyte), out var segmentCount);
        segmentCount.ShouldBeGreaterThan(40_000_000);
        allocated.ShouldBeLessThan(AFewBuffers);
    }

    [Fact]
    public void A_gigabyte_without_an_end_of_a_segment_stops_at_the_cap()
    {
        using var stream = new RepeatingStream(Beginning, Some.Bytes(new string('A', 5000) + '*'), Gigabyte);
        ReadSegments(stream, out var segmentCount).ShouldBeLessThan(AFewBuffers);
        segmentCount.ShouldBe(2);
        stream.Position.ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Blanks_without_end_between_two_segments_take_no_memory()
    {
        using var stream = new RepeatingStream(Beginning, new byte[1 << 16], Gigabyte / 16);
        ReadSegments(stream, out var segmentCount).ShouldBeLessThan(AFewBuffers);
        segmentCount.ShouldBe(2);
    }

    [Fact]
    public void Nothing_is_allocated_while_segments_are_read_in_memory()
    {
        var header = Encoding.ASCII.GetString(Beginning).Replace("\n", "", StringComparison.Ordinal);
        byte[] file = [.. Some.Bytes(header), .. Sets];
        ReadElements(file); // What is made once for the process is made now.
        ReadElements(file).ShouldBeLessThan(1000); // 24,000 segments were read.
    }

    private static long ReadElements(byte[] file)
    {
        using var reader = new X12Reader(file);
        reader.Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        long elementBytes = 0;
        while (reader.Read())
        {
            var segment = reader.Segment;
            for (var element = 1; element <= segment.Count; element++) elementBytes += segment[element].Length;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        elementBytes.ShouldBeGreaterThan(file.Length / 2);
        return allocated;
    }

    private static long ReadSegments(Stream stream, out int segmentCount)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = new X12Reader(stream);
        while (reader.Read())
        {
        }

        segmentCount = reader.SegmentInFile;
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

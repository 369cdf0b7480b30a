using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Scanning;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Scanning;

public sealed class IndexedSegmentsTests
{
    private static readonly Gen<string> Segment = Gen.Frequency(
        (9, Gen.String[Gen.OneOf(Gen.Char['A', 'E'], Gen.Const('*'), Gen.Const('\n')), 0, 12]),
        (1, Gen.Int[0, 2 * X12Reader.SegmentCap].Select(length => new string('*', length))));

    [Fact]
    public void Any_segments_are_walked_as_a_search_walks_them()
    {
        using var index = new SegmentIndex(MarkScanner.Best, int.MaxValue);
        foreach (var (segments, end) in Some.Seeded(Gen.Select(Segment.Array[0, 40], Gen.Bool), 200))
        {
            var bytes = Some.Bytes(string.Join('~', segments) + (end ? "~" : ""));
            var indexed = new IndexedSegments(index, bytes, Delimiters.Ours);
            var searched = new SegmentReader(bytes, Delimiters.Ours);
            while (searched.TryRead(out var expected))
            {
                indexed.TryRead(out var segment).ShouldBeTrue();
                segment.Raw.SequenceEqual(expected.Raw).ShouldBeTrue();
                (segment.Id, segment.Count, segment.HasStrayBytes)
                    .ShouldBe((expected.Id, expected.Count, expected.HasStrayBytes));
                for (var element = 0; element <= Math.Min(segment.Count, 20); element++)
                    segment[element].SequenceEqual(expected[element]).ShouldBeTrue();
            }

            indexed.TryRead(out _).ShouldBeFalse();
        }
    }
}

using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Scanning;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Scanning;

/// <summary>However the bytes arrive, and whatever looks for the marks: the same segments, elements and places.</summary>
public sealed class SplitTests
{
    private static readonly string Plain = Some.TwoClaims.Replace("\n", "", StringComparison.Ordinal);
    private static readonly string Other = Plain.Replace('*', '|').Replace('~', '\n');

    private static readonly string[] Texts =
    [
        Some.TwoClaims,
        string.Join("\r\n", Plain.Chunk(80).Select(line => new string(line))),
        "\u00EF\u00BB\u00BF" + Plain + "\r\n" + Other + "  " + Plain.Replace("JANE", "JOS\u00C9", StringComparison.Ordinal),
        Plain.Replace("GS*HC", "TA1*000000007*260115*0930*A*000~GS*HC", StringComparison.Ordinal)[..^1],
        Plain.Replace('~', '\r').Replace("\r", "\r\n", StringComparison.Ordinal),
        Plain.Replace("~PRV", "~~\0PRV", StringComparison.Ordinal)[..^40],
    ];

    public static TheoryData<int, string> Cases =>
        new MatrixTheoryData<int, string>(Enumerable.Range(0, Texts.Length), Enum.GetNames<ScannerKind>());

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_split_at_any_byte_reads_as_it_does_in_one_piece(int text, string kind)
    {
        var file = Some.Bytes(Texts[text]);
        var whole = InMemory(file, ScannerKind.Scalar);
        var scanner = Enum.Parse<ScannerKind>(kind);
        InMemory(file, scanner).ShouldBe(whole);
        InMemory([.. new byte[13], .. file], scanner, skip: 13).ShouldBe(whole);
        for (var split = 1; split < file.Length; split += kind == nameof(ScannerKind.Scalar) ? 1 : 7)
            Streamed(new SplitStream(file, split, file.Length), scanner).ShouldBe(whole, $"split at {split}");
        for (var size = 1; size < 150; size += kind == nameof(ScannerKind.Scalar) ? 1 : 17)
            Streamed(new SplitStream(file, size), scanner).ShouldBe(whole, $"{size} at a time");
    }

    [Fact]
    public void Long_and_short_segments_across_all_blocks_and_pieces_read_the_same()
    {
        var element = Gen.Frequency((8, Gen.String[Gen.Char['A', 'Z'], 0, 9]), (1, Gen.Int[0, 9000].Select(Stars)));
        var segment = element.Array[1, 8].Select(parts => "AB*" + string.Join('*', parts) + "~");
        var body = segment.Array[1, 60].Select(string.Concat);
        var pieces = Gen.OneOf(Gen.Int[1, 100], Gen.Int[1000, 70_000]).Array[1, 4];
        foreach (var (text, sizes) in Some.Seeded(Gen.Select(body, pieces), 60))
        {
            var file = Some.Bytes(Plain[..106] + text);
            Streamed(new SplitStream(file, sizes), ScannerKind.Vector512).ShouldBe(InMemory(file, ScannerKind.Scalar));
        }
    }

    [Theory]
    [InlineData('*')]
    [InlineData('A')]
    [InlineData('\u00E9')]
    public void A_segment_may_have_as_many_bytes_as_the_cap_and_not_one_more(char filling)
    {
        var longest = "AB*" + new string(filling, X12Reader.SegmentCap - 3);
        foreach (var size in new[] { 1000, 65_536, 300_000 })
        {
            ReadsAll(Plain[..^35] + longest + "~" + Plain[^35..], size).ShouldBe(StopReason.EndOfData);
            ReadsAll(Plain[..^35] + longest + filling + "~" + Plain[^35..], size).ShouldBe(StopReason.SegmentTooLong);
        }
    }

    private static string Stars(int count) => new('*', count);

    private static StopReason ReadsAll(string text, int size)
    {
        using var stream = new SplitStream(Some.Bytes(text), size);
        using var reader = new X12Reader(stream);
        while (reader.Read()) reader.Segment.Count.ShouldBe(new Segment(reader.Segment.Raw, reader.Delimiters).Count);
        return reader.Stopped;
    }

    private static string InMemory(byte[] file, ScannerKind kind, int skip = 0)
    {
        using var reader = new X12Reader(file.AsMemory(skip), MarkScanner.Of(kind));
        return Shown.By(reader);
    }

    private static string Streamed(SplitStream stream, ScannerKind kind)
    {
        using (stream)
        {
            using var reader = new X12Reader(stream, MarkScanner.Of(kind));
            return Shown.By(reader);
        }
    }
}

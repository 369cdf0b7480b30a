using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Claims;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Reading;

public sealed class AnyBytesTests
{
    private static readonly byte[] Small = Some.Bytes(Some.TwoClaims);

    [Fact]
    public void A_file_cut_at_any_byte_is_answered_and_its_whole_sets_stand()
    {
        var first = Some.Changed("\n", "");
        var set = first[first.IndexOf("ST*", StringComparison.Ordinal)..first.IndexOf("GE*", StringComparison.Ordinal)];
        var second = set.Replace("*0001", "*0002", StringComparison.Ordinal);
        var text = first.Replace("GE*1*", second + "GE*2*", StringComparison.Ordinal);
        var file = Some.Bytes(text);
        int[] ends = [EndOf("SE*45*0001~"), EndOf("SE*45*0002~")];
        Some.Claims(file).Count.ShouldBe(4);
        for (var length = 0; length < file.Length - 1; length++)
        {
            var cut = file[..length];
            var inspection = FileInspection.Inspect(cut);
            Some.Claims(cut).Count.ShouldBe(2 * ends.Count(end => end <= length), $"cut at {length}");
            if (length > 105) inspection.Interchanges.ShouldHaveSingleItem().Note.ShouldBe("023");
        }

        int EndOf(string segment) => text.IndexOf(segment, StringComparison.Ordinal) + segment.Length;
    }

    [Fact]
    public void A_stream_that_hands_out_odd_pieces_reads_as_memory_does()
    {
        foreach (var sample in Samples.Of("837P", "835", "envelope"))
        {
            foreach (var piece in new[] { 1, 7, 61, 4093 })
                Segments(new Pieces(sample.Bytes, piece)).ShouldBe(Segments(sample.Bytes), $"{sample} in {piece}");
        }
    }

    [Fact]
    public void No_mutation_of_a_file_throws_or_hangs()
    {
        var samples = Samples.Of("837P", "837I", "835", "999", "276", "277", "277CA", "TA1").Select(sample => sample.Bytes);
        byte[][] starts = [Small, .. samples];
        var change = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 5], Gen.Byte);
        var mutation = Gen.Select(Gen.Int[0, starts.Length - 1], change.Array[1, 12]);
        foreach (var (start, changes) in Some.Seeded(mutation, 4000))
            ReadEverything(changes.Aggregate(starts[start], Mutate));
    }

    [Fact]
    public void No_bytes_after_a_good_header_throw_or_hang()
    {
        foreach (var tail in Some.Seeded(Gen.Byte.Array[0, 400], 3000))
            ReadEverything([.. Small.AsSpan(0, 170), .. tail]);
    }

    [Fact]
    public void A_file_four_times_as_long_takes_no_more_memory_to_stream()
    {
        AllocatedByReading(sets: 20); // Warm.
        var small = AllocatedByReading(sets: 20);
        AllocatedByReading(sets: 80).ShouldBeLessThan(small + 4096);
    }

    private static long AllocatedByReading(int sets)
    {
        var file = Some.Bytes(string.Concat(Enumerable.Repeat(Some.TwoClaims, sets)));
        using var stream = new MemoryStream(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = new X12Reader(stream);
        long elements = 0;
        while (reader.Read()) elements += reader.Segment.Count;
        elements.ShouldBe(sets * 236L);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void ReadEverything(byte[] file)
    {
        var inspection = FileInspection.Inspect(file);
        foreach (var fault in inspection.Faults) _ = fault.ToString();
        foreach (var selection in Enum.GetValues<ClaimSelection>())
        {
            foreach (var claim in Some.Claims(file, selection)) ProfessionalClaim.Parse(claim.Parts);
        }

        foreach (var interchange in inspection.Interchanges)
        {
            var answer = InterchangeAcknowledgment.To(interchange);
            Some.Written(output => InterchangeAcknowledgment.Write(output, Some.Header(), [answer]));
            var groups = ImplementationAcknowledgment.To(interchange);
            Some.Written(output => ImplementationAcknowledgmentWriter.Write(output, Some.Header(), groups));
        }

        using var claims = new TypedClaimReader(file);
        while (claims.TryRead(out var professional, out var institutional)) (professional is null).ShouldBe(institutional is not null);
        ClaimStatusInquiries.Read(file);
        ClaimStatusResponses.Read(file);
        Some.Advices(file);
        ImplementationAcknowledgment.Read(file);
        ClaimAcknowledgment.Read(file);
    }

    private static byte[] Mutate(byte[] file, (int At, int Kind, byte Value) change)
    {
        if (file.Length == 0) return file;
        var at = change.At % file.Length;
        var other = (at * 7 + change.Value) % file.Length;
        return change.Kind switch
        {
            0 => [.. file.AsSpan(0, at), change.Value, .. file.AsSpan(at + 1)],
            1 => [.. file.AsSpan(0, at), .. file.AsSpan(at + 1)],
            2 => [.. file.AsSpan(0, at), change.Value, .. file.AsSpan(at)],
            3 => [.. file.AsSpan(0, at), (byte)"*~:^\n"[change.Value % 5], .. file.AsSpan(at + 1)],
            4 => [.. file.AsSpan(0, at), .. file.AsSpan(Math.Min(at, other), Math.Abs(at - other)), .. file.AsSpan(at)],
            _ => file[..at],
        };
    }

    private static List<string> Segments(byte[] file)
    {
        using var reader = new X12Reader(file);
        return Segments(reader);
    }

    private static List<string> Segments(Stream stream)
    {
        using (stream)
        {
            using var reader = new X12Reader(stream);
            return Segments(reader);
        }
    }

    private static List<string> Segments(X12Reader reader)
    {
        var segments = new List<string>();
        while (reader.Read())
            segments.Add($"{reader.Offset} {reader.SegmentInFile} {Convert.ToHexString(reader.Segment.Raw)}");
        segments.Add($"{reader.Stopped} {reader.Offset}");
        return segments;
    }

    private sealed class Pieces(byte[] file, int piece) : MemoryStream(file)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, piece));
    }
}

using System.Buffers;
using System.Text;
using ClaimsCluster.X12.Claims;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Benchmarks.Codec;

/// <summary>One pass each over a whole file.</summary>
internal static class CodecSteps
{
    /// <summary>M: where each segment ends, and nothing else. No reading of segments can be faster.</summary>
    public static long Scan(byte[] data)
    {
        long count = 0;
        for (ReadOnlySpan<byte> rest = data; rest.IndexOf((byte)'~') is >= 0 and var end; rest = rest[(end + 1)..]) count++;
        return count;
    }

    /// <summary>As it is written when nobody counts: the file as a string, its segments, their elements.</summary>
    public static long Split(byte[] data)
    {
        var segments = Encoding.Latin1.GetString(data).Split('~').Select(segment => segment.Split('*')).ToList();
        return segments.Sum(elements => (long)elements.Length);
    }

    /// <summary>Every segment and every element as bytes.</summary>
    public static long Tokenise(byte[] data)
    {
        long sum = 0;
        using var reader = new X12Reader(data.AsMemory());
        while (reader.Read())
        {
            var segment = reader.Segment;
            sum += segment.Id;
            var count = segment.Count;
            for (var element = 1; element <= count; element++) sum += segment[element].Length;
        }

        return sum;
    }

    /// <summary>A validating read: levels 1 to 3, structure, values and balances.</summary>
    public static long Validate3(byte[] data) => Validate(data, 3);

    /// <summary>Levels 1 to 5: rules between elements, and code lists.</summary>
    public static long Validate5(byte[] data) => Validate(data, 5);

    /// <summary>The same validation, and each claim as its bytes with number, charge, dates and lines.</summary>
    public static long TypedLazy(byte[] data) => Validate(data, 3) + Lazy(data);

    /// <summary>Each claim as its bytes, without the validation.</summary>
    public static long Lazy(byte[] data)
    {
        long sum = 0;
        using var reader = new ClaimRecordReader(data.AsMemory());
        while (reader.TryRead(out var claim)) sum += claim.ChargeCents;
        return sum;
    }

    /// <summary>The same validation, and each claim as objects.</summary>
    public static long TypedEager(byte[] data) => Validate(data, 3) + Eager(data);

    /// <summary>Each claim as objects, without the validation.</summary>
    public static long Eager(byte[] data)
    {
        long sum = 0;
        using var reader = new TypedClaimReader(data.AsMemory());
        while (reader.TryRead(out var claim)) sum += claim.Lines.Count;
        return sum;
    }

    /// <summary>Writes the file again from claims that were read before.</summary>
    public static Func<byte[], long> Write(byte[] file)
    {
        var claims = new List<ClaimRecord>();
        using var reader = new ClaimRecordReader(file.AsMemory());
        while (reader.TryRead(out var claim)) claims.Add(claim);
        var output = new ArrayBufferWriter<byte>(file.Length + 256);
        return data =>
        {
            output.ResetWrittenCount();
            var writer = new ClaimRecordWriter(output);
            foreach (var claim in claims) writer.Write(claim);
            writer.Close();
            return output.WrittenSpan.SequenceEqual(data)
                ? output.WrittenCount
                : throw new InvalidOperationException("The file is not written as it came.");
        };
    }

    private static long Validate(byte[] data, int snip)
    {
        var inspection = FileInspection.Inspect(data.AsMemory(), new InspectionOptions { TakesAll = true, Snip = snip });
        if (inspection.Faults.FirstOrDefault() is { Code: not null } fault)
            throw new InvalidOperationException($"The sample file is at fault: {fault}");
        return inspection.SegmentCount;
    }
}

using System.Buffers;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Claims;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Fuzz;

/// <summary>What holds of any bytes: they are read to their end, and what was read is written and read again as the same.</summary>
internal static class CodecLaws
{
    private static readonly InspectionOptions All = new() { TakesAll = true, Snip = 5, CodeSets = new FormCodeSets() };

    private static readonly InterchangeHeader Header =
        new("ZZ", "US", "ZZ", "YOU", new DateTime(2026, 1, 16, 18, 0, 0), 1, 'T', "US", "YOU", 1);

    /// <summary>Throws when one of them does not.</summary>
    public static void Hold(byte[] file)
    {
        Answer(FileInspection.Inspect(file));
        foreach (var fault in FileInspection.Inspect(file, All).Faults) _ = fault.ToString();
        WalkLoops(file);
        ReadClaims(file);
        CopyClaims(file);
        WriteAgain(file, bytes => ClaimStatusInquiries.Read(bytes), (output, sets) => ClaimStatusWriter.Write(output, Header, sets), "276");
        WriteAgain(file, bytes => ClaimStatusResponses.Read(bytes), (output, sets) => ClaimStatusWriter.Write(output, Header, sets), "277");
        EligibilityWriter.Write(new ArrayBufferWriter<byte>(), Header, EligibilityInquiries.Read(file));
        EligibilityWriter.Write(new ArrayBufferWriter<byte>(), Header, EligibilityResponses.Read(file));
        ImplementationAcknowledgment.Read(file);
        InterchangeAcknowledgment.Read(file);
        ClaimAcknowledgment.Read(file);
        using var advices = new RemittanceReader(file);
        while (advices.TryRead(out var advice)) _ = Written(() => Remittance(advice));
    }

    private static byte[] Remittance(RemittanceAdvice advice)
    {
        var output = new ArrayBufferWriter<byte>();
        RemittanceWriter.Write(output, Header, [advice]);
        return output.WrittenSpan.ToArray();
    }

    private static void Answer(FileInspection inspection)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var interchange in inspection.Interchanges)
        {
            InterchangeAcknowledgment.Write(output, Header, [InterchangeAcknowledgment.To(interchange)]);
            ImplementationAcknowledgmentWriter.Write(output, Header, ImplementationAcknowledgment.To(interchange));
        }
    }

    private static void WalkLoops(byte[] file)
    {
        using var reader = new LoopReader(file);
        while (reader.Read())
        {
            if (reader.KeptLoops > reader.Loops.Count) throw new ContradictionException("more loops are kept than are open");
        }
    }

    private static void ReadClaims(byte[] file)
    {
        using var reader = new TypedClaimReader(file);
        while (reader.TryRead(out var professional, out var institutional))
        {
            if ((professional is null) == (institutional is null)) throw new ContradictionException("a claim is of one guide");
            if (institutional is not null) WriteAgain(institutional);
        }
    }

    private static void WriteAgain(InstitutionalClaim claim)
    {
        if (Written(claim.ToParts) is { } parts && InstitutionalClaim.Parse(parts).ToParts() != parts)
            throw new ContradictionException("an 837I claim is written otherwise when it is read again");
    }

    /// <summary>What was read of a file is written, and that is read and written as the same bytes.</summary>
    private static void WriteAgain<T>(byte[] file, Func<byte[], IReadOnlyList<T>> read, Action<IBufferWriter<byte>, IReadOnlyList<T>> write, string what)
    {
        var sets = read(file);
        if (sets.Count == 0 || Written(() => Bytes(sets)) is not { } once) return;
        if (!Bytes(read(once)).AsSpan().SequenceEqual(once)) throw new ContradictionException($"a {what} is written otherwise when it is read again");

        byte[] Bytes(IReadOnlyList<T> some)
        {
            var output = new ArrayBufferWriter<byte>();
            write(output, some);
            return output.WrittenSpan.ToArray();
        }
    }

    private static void CopyClaims(byte[] file)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new ClaimRecordWriter(output);
        var count = 0;
        using (var reader = new ClaimRecordReader(file))
        {
            for (; reader.TryRead(out var record); count++)
            {
                _ = record.ToProfessional();
                _ = record.ToInstitutional();
                writer.Write(record);
            }
        }

        writer.Close();
        using var again = new ClaimRecordReader(output.WrittenMemory);
        while (again.TryRead(out _)) count--;
        if (count != 0) throw new ContradictionException("claims are lost or made when they are copied");
    }

    /// <summary>Null when a value holds one of our separators: that is refused, and says so.</summary>
    private static T? Written<T>(Func<T> write) where T : class
    {
        try
        {
            return write();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>The codec says one thing and then another.</summary>
internal sealed class ContradictionException(string message) : Exception(message);

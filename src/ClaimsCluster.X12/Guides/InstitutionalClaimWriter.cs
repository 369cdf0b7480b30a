using System.Buffers;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Guides;

/// <summary>Writes an 837I interchange of one group. HL numbers, counts and trailers are the writer's own.</summary>
/// <remarks>Claims that follow each other with equal billing provider bytes share one HL 20.</remarks>
public static class InstitutionalClaimWriter
{
    /// <summary>GS08 and ST03 of what we write.</summary>
    public const string Version = "005010X223A2";

    /// <summary>Writes the whole interchange.</summary>
    /// <exception cref="ArgumentException">A value holds a separator, or a header value does not fit.</exception>
    public static void Write(
        IBufferWriter<byte> output, InterchangeHeader header, Submitter submitter, Receiver receiver,
        IReadOnlyList<OutboundSet> sets) =>
        ClaimFileWriter.Write(output, Version, header, submitter, receiver, sets);
}

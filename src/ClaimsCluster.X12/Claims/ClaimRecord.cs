using System.Buffers;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Claims;

/// <summary>A claim of an 837 as its own bytes, with what a list of claims shows of it; the rest is read on demand.</summary>
/// <remarks>
/// The bytes are the segments as they were sent, in the sender's separators, each with its terminator. What stands
/// between segments is not kept. Claims share the bytes of what stands above them: nobody changes the arrays.
/// </remarks>
public sealed class ClaimRecord
{
    private readonly byte[] _provider, _subscriber, _patient, _claim;

    internal ClaimRecord(ClaimSet set, byte[] provider, byte[] subscriber, byte[] patient, byte[] claim, ClaimCore core)
    {
        Set = set;
        (_provider, _subscriber, _patient, _claim) = (provider, subscriber, patient, claim);
        ClaimNumber = core.ClaimNumber;
        ChargeCents = core.ChargeCents;
        FirstServiceDate = core.First;
        LastServiceDate = core.Last;
        LineCount = core.LineCount;
    }

    /// <summary>The set it came in.</summary>
    public ClaimSet Set { get; }

    /// <summary>The separators of its bytes.</summary>
    public Delimiters Delimiters => Set.Group.Interchange.Delimiters;

    /// <summary>CLM01; empty when it is missing.</summary>
    public string ClaimNumber { get; }

    /// <summary>CLM02 in cents; 0 when it is no amount.</summary>
    public long ChargeCents { get; }

    /// <summary>The earliest DTP*472 of its lines or DTP*434 of the claim; null when it has none.</summary>
    public DateOnly? FirstServiceDate { get; }

    /// <summary>The latest of the same.</summary>
    public DateOnly? LastServiceDate { get; }

    /// <summary>Service lines (LX).</summary>
    public int LineCount { get; }

    /// <summary>Loop 2000A from HL on.</summary>
    public ReadOnlyMemory<byte> BillingProvider => _provider;

    /// <summary>Loop 2000B from HL on, up to its first claim or patient.</summary>
    public ReadOnlyMemory<byte> Subscriber => _subscriber;

    /// <summary>Loop 2000C from HL on; empty when the patient is the subscriber.</summary>
    public ReadOnlyMemory<byte> Patient => _patient;

    /// <summary>Loop 2300: CLM and all below it.</summary>
    public ReadOnlyMemory<byte> Claim => _claim;

    /// <summary>Walks the segments of the claim itself.</summary>
    public SegmentReader Segments() => new(_claim, Delimiters);

    /// <summary>Writes the segments of the claim itself, byte for byte.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(_claim);
    }

    /// <summary>What a claim grain keeps: in our separators and without HL. In ours already, the claim is not copied.</summary>
    public ClaimParts ToParts() => new(Part(_provider), Part(_subscriber), Part(_patient), InOurs(_claim, _claim));

    /// <summary>All that the 837P names, as objects.</summary>
    public ProfessionalClaim ToProfessional() => ProfessionalClaim.Parse(ToParts());

    /// <summary>All that the 837I names, as objects.</summary>
    public InstitutionalClaim ToInstitutional() => InstitutionalClaim.Parse(ToParts());

    private byte[] Part(byte[] level)
    {
        var end = level.AsSpan().IndexOf(Delimiters.Segment);
        return end < 0 ? [] : InOurs(level.AsSpan(end + 1), whole: null);
    }

    private byte[] InOurs(ReadOnlySpan<byte> segments, byte[]? whole)
    {
        var from = Delimiters;
        if (from == Delimiters.Ours) return whole ?? segments.ToArray();

        var translated = segments.ToArray();
        foreach (ref var value in translated.AsSpan())
            value = value == from.Segment ? Delimiters.Ours.Segment : ClaimPartsBuilder.Translate(value, from);
        return translated;
    }
}

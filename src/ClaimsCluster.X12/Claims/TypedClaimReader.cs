using System.Diagnostics.CodeAnalysis;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Claims;

/// <summary>Hands out the claims of every 837P set of a file as objects. Nothing is judged: see FileInspection.</summary>
/// <remarks>Claims of one provider share its object; codes and names that come again are one string.</remarks>
public sealed class TypedClaimReader : IDisposable
{
    private readonly X12Reader _reader;
    private readonly ProfessionalClaimParser _parser = new();
    private string _version = "";
    private bool _isInSet, _isClaimOpen;
    private ProfessionalClaim? _closed;

    /// <summary>Reads a stream from where it stands. The stream stays the caller's to dispose.</summary>
    public TypedClaimReader(Stream stream) => _reader = new X12Reader(stream);

    /// <summary>Reads bytes at hand.</summary>
    public TypedClaimReader(ReadOnlyMemory<byte> data) => _reader = new X12Reader(data);

    /// <summary>Why reading stopped; None while it goes on.</summary>
    public StopReason Stopped => _reader.Stopped;

    /// <summary>The next claim; false when there are no more.</summary>
    public bool TryRead([NotNullWhen(true)] out ProfessionalClaim? claim)
    {
        _closed = null;
        while (_closed is null && _reader.Read()) Take(_reader.Segment);

        if (_closed is null) CloseClaim(); // The file was cut: the last claim as far as it goes.
        claim = _closed;
        return claim is not null;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _reader.Dispose();

    private void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.GS:
                _version = segment.GetString(8);
                break;
            case SegmentId.ST:
                CloseClaim();
                _isInSet = GuideVersion.Kind(segment.GetString(1), _version) == TransactionKind.Professional837;
                _parser.Enter(ClaimZone.Header);
                break;
            case SegmentId.SE or SegmentId.ISA:
                CloseClaim();
                _isInSet = false;
                break;
            case SegmentId.HL when _isInSet:
                CloseClaim();
                _parser.Enter(Zone(segment));
                return;
            case SegmentId.CLM when _isInSet:
                CloseClaim();
                _isClaimOpen = true;
                _parser.Enter(ClaimZone.Claim);
                break;
        }

        if (_isInSet) _parser.Take(segment);
    }

    private void CloseClaim()
    {
        if (_isClaimOpen) _closed = _parser.Build();
        _isClaimOpen = false;
    }

    private static ClaimZone Zone(in Segment hl) => hl.Is(3, "20"u8) ? ClaimZone.BillingProvider
        : hl.Is(3, "22"u8) ? ClaimZone.Subscriber
        : hl.Is(3, "23"u8) ? ClaimZone.Patient
        : ClaimZone.Header;
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Claims;

/// <summary>Hands out the claims of every 837P and 837I set of a file as objects. Nothing is judged: see FileInspection.</summary>
/// <remarks>Claims of one provider share its object; codes and names that come again are one string.</remarks>
public sealed class TypedClaimReader : IDisposable
{
    private readonly X12Reader _reader;
    private ProfessionalClaimParser? _professional;
    private InstitutionalClaimParser? _institutional;
    private ClaimParser? _parser; // Of the open set; null outside of one whose claims are asked for.
    private string _version = "";
    private bool _takesProfessional, _takesInstitutional, _isClaimOpen;
    private ProfessionalClaim? _closedProfessional;
    private InstitutionalClaim? _closedInstitutional;

    /// <summary>Reads a stream from where it stands. The stream stays the caller's to dispose.</summary>
    public TypedClaimReader(Stream stream) => _reader = new X12Reader(stream);

    /// <summary>Reads bytes at hand.</summary>
    public TypedClaimReader(ReadOnlyMemory<byte> data) => _reader = new X12Reader(data);

    /// <summary>Why reading stopped; None while it goes on.</summary>
    public StopReason Stopped => _reader.Stopped;

    /// <summary>The next claim of an 837P; false when there are no more. Those of an 837I are passed over.</summary>
    public bool TryRead([NotNullWhen(true)] out ProfessionalClaim? claim)
    {
        var isRead = ReadNext(professional: true, institutional: false);
        claim = _closedProfessional;
        return isRead && claim is not null;
    }

    /// <summary>The next claim of an 837I; false when there are no more. Those of an 837P are passed over.</summary>
    public bool TryReadInstitutional([NotNullWhen(true)] out InstitutionalClaim? claim)
    {
        var isRead = ReadNext(professional: false, institutional: true);
        claim = _closedInstitutional;
        return isRead && claim is not null;
    }

    /// <summary>The next claim of either guide; false when there are no more.</summary>
    /// <param name="professional">The claim when it is one of an 837P.</param>
    /// <param name="institutional">The claim when it is one of an 837I: just one of the two is there.</param>
    public bool TryRead(out ProfessionalClaim? professional, out InstitutionalClaim? institutional)
    {
        var isRead = ReadNext(professional: true, institutional: true);
        (professional, institutional) = (_closedProfessional, _closedInstitutional);
        return isRead;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _reader.Dispose();

    private bool ReadNext(bool professional, bool institutional)
    {
        (_takesProfessional, _takesInstitutional) = (professional, institutional);
        (_closedProfessional, _closedInstitutional) = (null, null);
        while (!HasClosed)
        {
            TakeAhead();
            if (HasClosed || !_reader.Read()) break;
            Take(_reader.Segment);
        }

        if (!HasClosed) CloseClaim(); // The file was cut: the last claim as far as it goes.
        return HasClosed;
    }

    private bool HasClosed => _closedProfessional is not null || _closedInstitutional is not null;

    /// <summary>Takes segments straight from the index of the reader, up to one that closes a claim.</summary>
    private void TakeAhead()
    {
        if (_parser is null) return;

        var ahead = _reader.Ahead;
        var delimiters = _reader.Delimiters;
        while (!HasClosed && ahead.TryLook(_reader))
        {
            // Made where it is handed over: a copy would wait for what was just written.
            Take(new Segment(ahead.Raw, delimiters, ahead.OwnEnds, hasStrayBytes: false));
            ahead.Take();
        }

        _reader.TakeAhead(ahead);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Else it is made twice.
    private void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.GS:
                _version = segment.GetString(8);
                break;
            case SegmentId.ST:
                CloseClaim();
                _parser = ParserOf(GuideVersion.Kind(segment.GetString(1), _version));
                _parser?.Enter(ClaimZone.Header);
                break;
            case SegmentId.SE or SegmentId.ISA:
                CloseClaim();
                _parser = null;
                break;
            case SegmentId.HL when _parser is not null:
                CloseClaim();
                _parser.Enter(Zone(segment));
                return;
            case SegmentId.CLM when _parser is not null:
                CloseClaim();
                _isClaimOpen = true;
                _parser.Enter(ClaimZone.Claim);
                break;
        }

        _parser?.Take(segment);
    }

    private ClaimParser? ParserOf(TransactionKind kind) => kind switch
    {
        TransactionKind.Professional837 => _professional ??= new(),
        TransactionKind.Institutional837 => _institutional ??= new(),
        _ => null,
    };

    private void CloseClaim()
    {
        if (_isClaimOpen && _parser == _professional && _takesProfessional) _closedProfessional = _professional?.Build();
        if (_isClaimOpen && _parser == _institutional && _takesInstitutional) _closedInstitutional = _institutional?.Build();
        _isClaimOpen = false;
    }

    private static ClaimZone Zone(in Segment hl) => hl.Is(3, "20"u8) ? ClaimZone.BillingProvider
        : hl.Is(3, "22"u8) ? ClaimZone.Subscriber
        : hl.Is(3, "23"u8) ? ClaimZone.Patient
        : ClaimZone.Header;
}

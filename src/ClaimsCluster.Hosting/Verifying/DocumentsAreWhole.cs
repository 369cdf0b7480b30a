using System.Buffers;
using System.Security.Cryptography;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.X12;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// I24: kept bytes give the hash they are kept under; each claim's segments stand in its document where it says, with
/// its number and charge; and what the codec writes of a claim it reads back as the same segments.
/// </summary>
internal sealed class DocumentsAreWhole() : Check("I24", "documents as they came, and each claim as it stands in its own", "documents")
{
    private const int WrittenAtOnce = 64;

    private readonly Dictionary<EntityId, Place> _received = [];
    private readonly Dictionary<(string Tenant, string Document), List<Place>> _places = [];
    private readonly List<(EntityId Id, ClaimParts Parts)> _unwritten = [];
    private readonly ArrayBufferWriter<byte> _segments = new();

    private List<Place> _open = []; // Claims of the document that is being read, in its order.
    private int _next;              // The one that comes next or is open.

    /// <inheritdoc/>
    /// <remarks>What a person corrects stands in no document: the claim as it was received does.</remarks>
    public override void Take(Happened happened)
    {
        if (happened.Event is not ClaimReceived { Claim: { Record: { } record } claim }) return;

        _received[happened.Id] = PlaceOf(happened.Id, claim, record);
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        if (row.State is not Claim { Record: { } record } claim) return;

        if (claim is { Filings: [{ Bill: null, FormerHashes: [] }] } || !_received.ContainsKey(row.Record.Id))
            _received[row.Record.Id] = PlaceOf(row.Record.Id, claim, record); // Nobody changed it: it bills what was received.
        _unwritten.Add((row.Record.Id, new(record.BillingProvider, record.Subscriber, record.Patient, record.Claim)));
        if (_unwritten.Count == WrittenAtOnce) WriteAndRead();
    }

    /// <inheritdoc/>
    public override void Open(KeptDocument document)
    {
        LookedAt++;
        Sort();
        _places.Remove((document.Tenant, document.Sha256), out var places);
        _open = [.. (places ?? []).OrderBy(place => place.Offset)];
        _next = 0;
        _segments.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public override void Take(KeptDocument document, in DocumentSegment at)
    {
        if (_next == _open.Count || at.Offset < _open[_next].Offset) return;

        var place = _open[_next];
        if (at.Offset == place.Offset) Begin(place, at);
        Keep(at);
        if (at.Offset + at.Segment.Raw.Length < place.Offset + place.Length) return;

        if (at.Offset + at.Segment.Raw.Length != place.Offset + place.Length)
            Wrong(place.Id, null, $"its {place.Length} bytes at {place.Offset} do not end with a segment");
        if (Convert.ToHexString(SHA256.HashData(_segments.WrittenSpan)) != place.Segments)
            Wrong(place.Id, null, $"its segments are not those at byte {place.Offset} of {document.Sha256[..8]}");
        _segments.ResetWrittenCount();
        _next++;
    }

    /// <inheritdoc/>
    public override void Close(KeptDocument document, DocumentEnd end)
    {
        var id = new EntityId("document", document.Tenant, document.Sha256);
        if (end.Sha256 != document.Sha256) Wrong(id, null, $"its bytes have SHA-256 {end.Sha256[..8]}");
        else if (end.Length != document.Length) Wrong(id, null, $"it has {end.Length} bytes, not {document.Length}");
        foreach (var place in _open.Skip(_next)) Wrong(place.Id, null, $"its document has nothing at byte {place.Offset}");
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        WriteAndRead();
        Sort();
        foreach (var ((_, document), places) in _places)
            foreach (var place in places) Wrong(place.Id, null, $"its document {document[..Math.Min(8, document.Length)]} is not kept");
    }

    private static Place PlaceOf(EntityId id, Claim claim, ClaimRecord record) => new(
        id, claim.Source.Document, claim.Source.Offset, claim.Source.Length, claim.PatientControlNumber, claim.Charge.Dollars,
        Convert.ToHexString(SHA256.HashData(record.Claim)));

    /// <summary>All claims are known: each goes to its document.</summary>
    private void Sort()
    {
        foreach (var (id, place) in _received)
        {
            if (!_places.TryGetValue((id.Tenant, place.Document), out var places)) _places[(id.Tenant, place.Document)] = places = [];
            places.Add(place);
        }

        _received.Clear();
    }

    private void Begin(Place place, in DocumentSegment at)
    {
        _segments.ResetWrittenCount();
        var clm = at.Segment;
        if (clm.Id != SegmentId.CLM) Wrong(place.Id, null, $"byte {place.Offset} of its document begins no claim");
        else if (clm.GetString(1) != place.ClaimNumber) Wrong(place.Id, null, $"another claim stands at byte {place.Offset} of its document");
        else if ((clm.TryDecimal(2, out var charge) ? charge : 0m) != place.Charge)
            Wrong(place.Id, null, $"its document says {clm.GetString(2)}, not {place.Charge:0.00}");
    }

    /// <summary>A segment in the form that records have: our delimiters, no line ends.</summary>
    private void Keep(in DocumentSegment at)
    {
        var (theirs, ours) = (at.Delimiters, Delimiters.Ours);
        foreach (var value in at.Segment.Raw)
        {
            if (value is (byte)'\r' or (byte)'\n') continue;
            Append(value == theirs.Element ? ours.Element
                : value == theirs.Component ? ours.Component
                : value == theirs.Repetition && theirs.Repetition != 0 ? ours.Repetition
                : value);
        }

        Append(ours.Segment);

        void Append(byte value)
        {
            _segments.GetSpan(1)[0] = value;
            _segments.Advance(1);
        }
    }

    private void WriteAndRead()
    {
        if (_unwritten.Count == 0) return;
        if (!ComesBack(_unwritten))
        {
            foreach (var claim in _unwritten) // One of them is wrong; which?
                if (!ComesBack([claim])) Wrong(claim.Id, null, "written and read again, its segments are others");
        }

        _unwritten.Clear();
    }

    private static bool ComesBack(List<(EntityId Id, ClaimParts Parts)> claims)
    {
        try
        {
            return Again([.. claims.Select(claim => OutboundClaim.AsReceived(claim.Parts))]).SequenceEqual(claims.Select(claim => claim.Parts));
        }
        catch (ArgumentException)
        {
            return false; // The writer refuses a value that holds a separator.
        }
    }

    private static List<ClaimParts> Again(List<OutboundClaim> claims)
    {
        var output = new ArrayBufferWriter<byte>();
        ProfessionalClaimWriter.Write(
            output,
            new("ZZ", "VERIFY", "ZZ", "VERIFY", DateTime.UnixEpoch, 1, 'T', "VERIFY", "VERIFY", 1),
            new("VERIFY", "VERIFY", "VERIFY", "8005550100"), new("VERIFY", "VERIFY"), [new("0001", "VERIFY", claims)]);
        using var reader = new ProfessionalClaimReader(output.WrittenMemory, FileInspection.Inspect(output.WrittenMemory));
        var read = new List<ClaimParts>(claims.Count);
        while (reader.TryRead(out var claim)) read.Add(claim.Parts);
        return read;
    }

    private sealed record Place(EntityId Id, string Document, long Offset, int Length, string ClaimNumber, decimal Charge, string Segments);
}

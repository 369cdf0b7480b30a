using System.Buffers;
using System.Security.Cryptography;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Encounters;
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

    private readonly Dictionary<(string Tenant, string Document), List<Place>> _places = [];
    private readonly List<(EntityId Id, ClaimParts Parts)> _unwritten = [];
    private readonly ArrayBufferWriter<byte> _segments = new();

    private List<Place> _open = []; // Claims of the document that is being read, in its order.
    private int _next;              // The one that comes next or is open.
    private readonly HashSet<(string Tenant, string Document)> _visits = [];

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        if (row.State is Interchange { Content: Interchange.Visits } file) _visits.Add((row.Record.Id.Tenant, file.Document));
        if (row.State is not Claim { Record: { } record } claim) return;

        var key = (row.Record.Id.Tenant, claim.Source.Document);
        if (!_places.TryGetValue(key, out var places)) _places[key] = places = [];
        if (!claim.IsAmended)
        {
            places.Add(new(
                row.Record.Id, claim.Source.Offset, claim.Source.Length, NumberOf(claim, record), claim.Charge.Dollars,
                Convert.ToHexString(SHA256.HashData(record.Claim))));
        }

        _unwritten.Add((row.Record.Id, new(record.BillingProvider, record.Subscriber, record.Patient, record.Claim)));
        if (_unwritten.Count == WrittenAtOnce) WriteAndRead();
    }

    /// <inheritdoc/>
    public override void Open(KeptDocument document)
    {
        LookedAt++;
        _places.Remove((document.Tenant, document.Sha256), out var places);
        _open = [.. (places ?? []).OrderBy(place => place.Offset)];
        _next = 0;
        _segments.ResetWrittenCount();
        if (_visits.Contains((document.Tenant, document.Sha256))) LookUpVisits(document);
    }

    /// <summary>A claim of a visit stands in no X12: its visit does, under the claim's number.</summary>
    private void LookUpVisits(KeptDocument document)
    {
        using var lines = new VisitLines(document.Store.OpenBlob(document.Tenant, document.Sha256));
        while (_next < _open.Count && lines.Next() is { } line)
        {
            for (; _next < _open.Count && _open[_next].Offset == line.Offset; _next++)
            {
                var (place, visit) = (_open[_next], VisitReader.Read(line.Json));
                if (line.Json.Length != place.Length || (place.ClaimNumber != visit.Number && !place.ClaimNumber.StartsWith($"{visit.Number}-", StringComparison.Ordinal)))
                    Wrong(place.Id, null, $"another visit stands at byte {place.Offset} of its document");
            }
        }
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
        foreach (var ((_, document), places) in _places)
            foreach (var place in places) Wrong(place.Id, null, $"its document {document[..Math.Min(8, document.Length)]} is not kept");
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

    /// <summary>A later version may have come under another number of its sender.</summary>
    private static string NumberOf(Claim claim, ClaimRecord record) =>
        claim.Filings.Count == 1 ? claim.PatientControlNumber : ProfessionalClaim.Parse(record.Parts()).ClaimNumber;

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

    private sealed record Place(EntityId Id, long Offset, int Length, string ClaimNumber, decimal Charge, string Segments);
}

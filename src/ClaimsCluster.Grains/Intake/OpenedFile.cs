using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Grains.Intake;

/// <summary>
/// A kept file that is read on in slices: it remembers where it stands, so that going on costs nothing, and finds its
/// place again after a crash by passing over what is done.
/// </summary>
internal sealed class OpenedFile : IDisposable
{
    private readonly IClusterStore _store;
    private readonly string _tenant;
    private readonly string _document;
    private readonly bool _isVisits;
    private VisitLines? _visits;
    private ProfessionalClaimReader? _claims;
    private ClaimSelection _selection;
    private int _position;

    // takesEligibility: 270 and 271 are taken, between us and a payer.
    public OpenedFile(IClusterStore store, string tenant, string document, bool takesEligibility = false)
    {
        (_store, _tenant, _document) = (store, tenant, document);
        using (var start = Open()) _isVisits = VisitLines.Are(start);
        using var bytes = _isVisits ? Stream.Null : Open();
        Inspection = FileInspection.Inspect(
            bytes, takesEligibility ? InspectionOptions.Payer : InspectionOptions.Intake);
    }

    public FileInspection Inspection { get; }

    /// <summary>The bytes from their start.</summary>
    public Stream Open() => _store.OpenBlob(_tenant, _document);

    /// <summary>The next claims after the first <paramref name="cursor"/> ones of the selection.</summary>
    public List<ReceivedClaim> Claims(ClaimSelection selection, int cursor, int count)
    {
        if (_claims is null || _selection != selection || _position != cursor)
        {
            _claims?.Dispose();
            _claims = new ProfessionalClaimReader(Open(), Inspection, selection);
            _claims.Skip(cursor);
            (_selection, _position) = (selection, cursor);
        }

        var slice = new List<ReceivedClaim>();
        while (slice.Count < count && _claims.TryRead(out var claim)) slice.Add(claim);
        _position += slice.Count;
        return slice;
    }

    /// <summary>The lines after the first <paramref name="cursor"/> ones; null: the file holds no visits.</summary>
    public VisitLines? Visits(int cursor)
    {
        if (!_isVisits) return null;
        if (_visits?.Passed == cursor) return _visits;

        _visits?.Dispose();
        _visits = new VisitLines(Open());
        _visits.Skip(cursor);
        return _visits;
    }

    public void Dispose()
    {
        _claims?.Dispose();
        _visits?.Dispose();
    }
}

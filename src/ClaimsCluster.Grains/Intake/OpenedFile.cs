using ClaimsCluster.Abstractions.Storing;
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
    private ProfessionalClaimReader? _claims;
    private ClaimSelection _selection;
    private int _position;

    // takesEligibility: 270 and 271 are taken, between us and a payer.
    public OpenedFile(IClusterStore store, string tenant, string document, bool takesEligibility = false)
    {
        (_store, _tenant, _document) = (store, tenant, document);
        using var bytes = Open();
        Inspection = FileInspection.Inspect(bytes, takesEligibility);
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

        var slice = new List<ReceivedClaim>(count);
        while (slice.Count < count && _claims.TryRead(out var claim)) slice.Add(claim);
        _position += slice.Count;
        return slice;
    }

    public void Dispose() => _claims?.Dispose();
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers what NM1, N3, N4, DMG, PRV and REF say of one party.</summary>
internal sealed class PartyParser
{
    private string? _line1, _line2, _city, _state, _zip;

    public string? EntityType { get; private set; }

    public string? LastName { get; private set; }

    public string? FirstName { get; private set; }

    public string? MiddleName { get; private set; }

    public string? IdQualifier { get; private set; }

    public string? Id { get; private set; }

    public string? Npi => IdQualifier == "XX" ? Id : null;

    public string? Taxonomy { get; set; }

    public string? TaxId { get; private set; }

    public string? TaxIdQualifier { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    public string? Sex { get; private set; }

    public PostalAddress? Address => _line1 is null && _city is null && _state is null && _zip is null
        ? null
        : new PostalAddress(_line1, _line2, _city, _state, _zip);

    public void Take(Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.NM1: TakeName(segment); break;
            case SegmentId.N3: (_line1, _line2) = (Text(segment, 1), Text(segment, 2)); break;
            case SegmentId.N4: (_city, _state, _zip) = (Text(segment, 1), Text(segment, 2), Text(segment, 3)); break;
            case SegmentId.DMG: (BirthDate, Sex) = (ElementValue.DateOrNull(segment[2]), Text(segment, 3)); break;
            case SegmentId.PRV: Taxonomy = Text(segment, 3); break;
            case SegmentId.REF when segment.Is(1, "EI"u8) || segment.Is(1, "SY"u8):
                (TaxIdQualifier, TaxId) = (Text(segment, 1), Text(segment, 2));
                break;
        }
    }

    public Practitioner ToPractitioner() => new(LastName, FirstName, Npi, Taxonomy);

    private void TakeName(Segment nm1)
    {
        (EntityType, LastName) = (Text(nm1, 2), Text(nm1, 3));
        (FirstName, MiddleName) = (Text(nm1, 4), Text(nm1, 5));
        (IdQualifier, Id) = (Text(nm1, 8), Text(nm1, 9));
    }

    private static string? Text(Segment segment, int element) => ElementValue.TextOrNull(segment[element]);
}

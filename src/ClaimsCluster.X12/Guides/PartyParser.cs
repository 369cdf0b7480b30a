using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers what NM1, N3, N4, DMG, PRV and REF say of one party, and then of the next.</summary>
internal sealed class PartyParser(TextCache texts)
{
    private string? _line1, _line2, _city, _state, _zip;

    public string? EntityType { get; private set; }

    public string? LastName { get; private set; }

    public string? FirstName { get; private set; }

    public string? MiddleName { get; private set; }

    public string? IdQualifier { get; private set; }

    public string? Id { get; private set; }

    public string? Npi => IdQualifier == "XX" ? Id : null;

    public string? Taxonomy { get; private set; }

    public string? TaxId { get; private set; }

    public string? TaxIdQualifier { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    public string? Sex { get; private set; }

    public PostalAddress? Address => _line1 is null && _city is null && _state is null && _zip is null
        ? null
        : new PostalAddress(_line1, _line2, _city, _state, _zip);

    /// <summary>Forgets the party before.</summary>
    public void Clear()
    {
        _line1 = _line2 = _city = _state = _zip = null;
        EntityType = LastName = FirstName = MiddleName = IdQualifier = Id = null;
        Taxonomy = TaxId = TaxIdQualifier = Sex = null;
        BirthDate = null;
    }

    public void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.NM1: TakeName(segment); break;
            case SegmentId.N3:
                (_line1, _line2) = (TextCache.NewOrNull(segment[1]), TextCache.NewOrNull(segment[2]));
                break;
            case SegmentId.N4:
                (_city, _state) = (texts.OrNull(segment[1]), texts.OrNull(segment[2]));
                _zip = TextCache.NewOrNull(segment[3]);
                break;
            case SegmentId.DMG:
                (BirthDate, Sex) = (ElementValue.DateOrNull(segment[2]), texts.OrNull(segment[3]));
                break;
            case SegmentId.PRV: Taxonomy = texts.OrNull(segment[3]); break;
            case SegmentId.REF when segment.Is(1, "EI"u8) || segment.Is(1, "SY"u8):
                (TaxIdQualifier, TaxId) = (texts.OrNull(segment[1]), texts.OrNull(segment[2]));
                break;
        }
    }

    public Practitioner ToPractitioner() => new(LastName, FirstName, Npi, Taxonomy);

    private void TakeName(in Segment nm1)
    {
        EntityType = texts.OrNull(nm1[2]);
        LastName = nm1.Is(2, "2"u8) ? texts.OrNull(nm1[3]) : TextCache.NewOrNull(nm1[3]);
        FirstName = TextCache.NewOrNull(nm1[4]);
        MiddleName = texts.OrNull(nm1[5]);
        IdQualifier = texts.OrNull(nm1[8]);
        Id = nm1.Is(8, "MI"u8) ? TextCache.NewOrNull(nm1[9]) : texts.OrNull(nm1[9]); // A member comes once.
    }
}

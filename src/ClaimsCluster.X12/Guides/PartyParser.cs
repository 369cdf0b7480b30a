using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers what NM1, N3, N4, DMG, PRV and REF say of one party, and then of the next.</summary>
internal sealed class PartyParser(TextCache texts)
{
    private string? _line1, _line2, _city, _state, _zip, _country;
    private List<Reference>? _references; // Handed out with the party.
    private bool _isNamed;

    public string? EntityType { get; private set; }

    public string? LastName { get; private set; }

    public string? FirstName { get; private set; }

    public string? MiddleName { get; private set; }

    public string? Suffix { get; private set; }

    public string? IdQualifier { get; private set; }

    public string? Id { get; private set; }

    public string? Npi => IdQualifier == "XX" ? Id : null;

    public string? Taxonomy { get; private set; }

    public string? TaxId { get; private set; }

    public string? TaxIdQualifier { get; private set; }

    public string? SocialSecurityNumber => TaxIdQualifier == "SY" ? TaxId : null;

    public string? PropertyCasualtyNumber { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    public string? Sex { get; private set; }

    public PostalAddress? Address => _line1 is null && _city is null && _state is null && _zip is null
        ? null
        : new PostalAddress(_line1, _line2, _city, _state, _zip) { Country = _country };

    /// <summary>Forgets the party before.</summary>
    public void Clear()
    {
        _line1 = _line2 = _city = _state = _zip = _country = null;
        EntityType = LastName = FirstName = MiddleName = Suffix = IdQualifier = Id = null;
        Taxonomy = TaxId = TaxIdQualifier = PropertyCasualtyNumber = Sex = null;
        (_references, _isNamed) = (null, false);
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
                (_zip, _country) = (TextCache.NewOrNull(segment[3]), texts.OrNull(segment[4]));
                break;
            case SegmentId.DMG:
                (BirthDate, Sex) = (ElementValue.DateOrNull(segment[2]), texts.OrNull(segment[3]));
                break;
            case SegmentId.PRV: Taxonomy = texts.OrNull(segment[3]); break;
            case SegmentId.REF when segment.Is(1, "EI"u8) || segment.Is(1, "SY"u8):
                (TaxIdQualifier, TaxId) = (texts.OrNull(segment[1]), texts.OrNull(segment[2]));
                break;
            case SegmentId.REF when segment.Is(1, "Y4"u8): PropertyCasualtyNumber = TextCache.NewOrNull(segment[2]); break;
            case SegmentId.REF:
                (_references ??= new(1)).Add(new(texts.Text(segment[1]), TextCache.New(segment[2])));
                break;
        }
    }

    /// <summary>Null when nobody was named.</summary>
    public Practitioner? ToPractitioner() => !_isNamed ? null : new(LastName, FirstName, Npi, Taxonomy)
    {
        MiddleName = MiddleName,
        Suffix = Suffix,
        References = References,
    };

    /// <summary>Null when none was named.</summary>
    public ServiceFacility? ToFacility() => !_isNamed ? null : new(LastName, Npi, Address) { References = References };

    private IReadOnlyList<Reference> References => _references ?? (IReadOnlyList<Reference>)[];

    private void TakeName(in Segment nm1)
    {
        _isNamed = true;
        EntityType = texts.OrNull(nm1[2]);
        LastName = nm1.Is(2, "2"u8) ? texts.OrNull(nm1[3]) : TextCache.NewOrNull(nm1[3]);
        FirstName = TextCache.NewOrNull(nm1[4]);
        MiddleName = texts.OrNull(nm1[5]);
        Suffix = texts.OrNull(nm1[7]);
        IdQualifier = texts.OrNull(nm1[8]);
        Id = nm1.Is(8, "MI"u8) ? TextCache.NewOrNull(nm1[9]) : texts.OrNull(nm1[9]); // A member comes once.
    }
}

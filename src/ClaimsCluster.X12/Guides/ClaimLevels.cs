using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers loop 2000A. What it makes is shared by the claims below it.</summary>
internal sealed class ProviderLevelParser(TextCache texts)
{
    private readonly PartyParser _billing = new(texts), _payTo = new(texts);
    private BillingProvider? _built;
    private string? _phone, _contact;
    private bool _isBilling, _isPayTo;

    public BillingProvider Provider => _built ??= new(
        _billing.EntityType, _billing.LastName, _billing.FirstName, _billing.Npi, _billing.TaxId,
        _billing.TaxIdQualifier, _billing.Taxonomy, _billing.Address)
    {
        Phone = _phone,
        ContactName = _contact,
        PayTo = _payTo.Address,
    };

    public void Start()
    {
        _billing.Clear();
        _payTo.Clear();
        (_built, _phone, _contact) = (null, null, null);
        (_isBilling, _isPayTo) = (true, false); // PRV of 2000A comes before NM1*85.
    }

    public void Take(in Segment segment)
    {
        if (segment.Id == SegmentId.NM1) (_isBilling, _isPayTo) = (segment.Is(1, "85"u8), segment.Is(1, "87"u8));
        if (_isBilling) _billing.Take(segment);
        if (_isPayTo) _payTo.Take(segment);
        if (_isBilling && segment.Id == SegmentId.PER && _phone is null) TakeContact(segment);
    }

    private void TakeContact(in Segment per)
    {
        _phone = PhoneOf(per);
        if (_phone is not null) _contact = texts.OrNull(per[2]);
    }

    /// <summary>PER03 to PER08 are pairs of qualifier and number.</summary>
    private static string? PhoneOf(in Segment per)
    {
        for (var element = 3; element < 8; element += 2)
            if (per.Is(element, "TE"u8)) return TextCache.NewOrNull(per[element + 1]);
        return null;
    }
}

/// <summary>Gathers loop 2000B.</summary>
internal sealed class SubscriberLevelParser(TextCache texts)
{
    private readonly PartyParser _member = new(texts), _payer = new(texts);
    private readonly SharedValues<Payer> _payers = new();
    private PartyParser? _current;
    private Subscriber? _subscriber;
    private Payer? _builtPayer;
    private string? _sequence, _relationship, _group, _groupName, _filing;

    public Subscriber Subscriber => _subscriber ??= new(
        _sequence, _relationship, _group, _groupName, _filing, _member.LastName, _member.FirstName, _member.MiddleName,
        _member.Id, _member.IdQualifier, _member.BirthDate, _member.Sex, _member.Address)
    {
        EntityType = _member.EntityType,
        Suffix = _member.Suffix,
        SocialSecurityNumber = _member.SocialSecurityNumber,
        PropertyCasualtyNumber = _member.PropertyCasualtyNumber,
    };

    public Payer Payer => _builtPayer ??= SharedPayer();

    public void Start()
    {
        _member.Clear();
        _payer.Clear();
        (_current, _subscriber, _builtPayer) = (null, null, null);
        _sequence = _relationship = _group = _groupName = _filing = null;
    }

    public void Take(in Segment segment)
    {
        if (segment.Id == SegmentId.SBR)
        {
            (_sequence, _relationship) = (texts.OrNull(segment[1]), texts.OrNull(segment[2]));
            (_group, _groupName) = (TextCache.NewOrNull(segment[3]), texts.OrNull(segment[4]));
            _filing = texts.OrNull(segment[9]);
        }

        if (segment.Id == SegmentId.NM1)
            _current = segment.Is(1, "IL"u8) ? _member : segment.Is(1, "PR"u8) ? _payer : null;
        if (_current == _member || segment.Id == SegmentId.NM1) _current?.Take(segment); // A payer is name and id.
    }

    private Payer SharedPayer()
    {
        ref var shared = ref _payers.At(_payer.Id);
        if (shared is null || !ReferenceEquals(shared.Id, _payer.Id) || !ReferenceEquals(shared.Name, _payer.LastName)
            || !ReferenceEquals(shared.IdQualifier, _payer.IdQualifier))
            shared = new(_payer.LastName, _payer.Id, _payer.IdQualifier);
        return shared;
    }
}

/// <summary>Gathers loop 2000C.</summary>
internal sealed class PatientLevelParser(TextCache texts)
{
    private readonly PartyParser _party = new(texts);
    private Patient? _built;
    private string? _relationship;
    private bool _isOpen;

    /// <summary>Null when the patient is the subscriber.</summary>
    public Patient? Patient => !_isOpen ? null : _built ??= new(
        _relationship, _party.LastName, _party.FirstName, _party.MiddleName, _party.BirthDate, _party.Sex,
        _party.Address)
    {
        Suffix = _party.Suffix,
        SocialSecurityNumber = _party.SocialSecurityNumber,
        PropertyCasualtyNumber = _party.PropertyCasualtyNumber,
    };

    public void Close() => _isOpen = false;

    public void Start()
    {
        _party.Clear();
        (_built, _relationship, _isOpen) = (null, null, true);
    }

    public void Take(in Segment segment)
    {
        if (segment.Id == SegmentId.PAT) _relationship = texts.OrNull(segment[1]);
        _party.Take(segment);
    }
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>Gathers the answers of a 277CA, level by level.</summary>
internal sealed class ClaimAcknowledgmentParser
{
    private static readonly AcknowledgmentParty Nobody = new("", "");
    private static readonly AcknowledgedClaim Empty =
        new(Nobody, "", "", "", null, null, null, null, null, null, null, null, null);

    private readonly List<AcknowledgedClaim> _claims = [];
    private ClaimAcknowledgment _answer = new("", null, null, Nobody, Nobody, []);
    private AcknowledgmentParty _provider = Nobody;
    private AcknowledgedClaim? _claim;
    private string _level = "";
    private bool _isLine; // 2220D: its STC and REF are not the claim's.

    public static List<ClaimAcknowledgment> ReadAll(X12Reader reader)
    {
        var found = new List<ClaimAcknowledgment>();
        ClaimAcknowledgmentParser? open = null;
        var isOurs = false; // GS08, for senders that leave ST03 out.
        while (reader.Read())
        {
            var segment = reader.Segment;
            switch (segment.Id)
            {
                case SegmentId.GS:
                    isOurs = IsGuide(segment[8]);
                    break;
                case SegmentId.ST:
                    var isTaken = segment.Is(1, "277"u8) && (isOurs || IsGuide(segment[3]));
                    open = isTaken ? new ClaimAcknowledgmentParser() : null;
                    break;
                case SegmentId.SE:
                    if (open is { } whole) found.Add(whole.Build());
                    open = null;
                    break;
                default:
                    open?.Take(segment);
                    break;
            }
        }

        return found;
    }

    private static bool IsGuide(ReadOnlySpan<byte> version) => version.StartsWith("005010X214"u8);

    private void Take(Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.HL: EnterLevel(segment); break;
            case SegmentId.NM1: TakeName(segment); break;
            case SegmentId.SVC: _isLine = true; break;
            case SegmentId.TRN: TakeTrace(segment); break;
            case SegmentId.DTP: TakeDate(segment); break;
            default:
                if (_claim is not null && !_isLine) TakeStatus(segment);
                break;
        }
    }

    private void EnterLevel(Segment hl)
    {
        CloseClaim();
        _level = hl.GetString(3);
        _isLine = false;
        if (_level == "PT") _claim = Empty with { Provider = _provider };
    }

    private void TakeName(Segment nm1)
    {
        var party = new AcknowledgmentParty(nm1.GetString(3), nm1.GetString(9));
        switch (_level)
        {
            case "20": _answer = _answer with { Source = party, SourceEntity = nm1.GetString(1) }; break;
            case "21": _answer = _answer with { Receiver = party }; break;
            case "19": _provider = party; break;
            case "PT" when _claim is { } claim:
                _claim = claim with
                {
                    PatientLastName = ElementValue.TextOrNull(nm1[3]),
                    PatientFirstName = ElementValue.TextOrNull(nm1[4]),
                    MemberId = ElementValue.TextOrNull(nm1[9]),
                };
                break;
        }
    }

    private void TakeTrace(Segment trn)
    {
        if (_level == "21") _answer = _answer with { Reference = trn.GetString(2) };
        else if (_claim is { } claim) _claim = claim with { ClaimNumber = trn.GetString(2) };
    }

    private void TakeDate(Segment dtp)
    {
        var date = ElementValue.DateOrNull(dtp[3]);
        if (_level == "20" && dtp.Is(1, "050"u8)) _answer = _answer with { ReceivedDate = date };
        else if (_level == "20" && dtp.Is(1, "009"u8)) _answer = _answer with { ProcessDate = date };
        else if (_claim is { } claim && !_isLine && dtp.Is(1, "472"u8))
        {
            _claim = ElementValue.TryPeriod(dtp[3], out var from, out var to)
                ? claim with { ServiceFrom = from, ServiceTo = to }
                : claim with { ServiceFrom = date, ServiceTo = date };
        }
    }

    private void TakeStatus(Segment segment)
    {
        if (segment.Id == SegmentId.REF && segment.Is(1, "1K"u8))
            _claim = _claim! with { Icn = ElementValue.TextOrNull(segment[2]) };
        if (segment.Id != SegmentId.STC || _claim!.Category.Length > 0) return; // The first status decides.

        _claim = _claim with
        {
            Category = segment.GetString(1, 1),
            Status = segment.GetString(1, 2),
            Entity = ElementValue.TextOrNull(segment.Component(1, 3)),
            Date = ElementValue.DateOrNull(segment[2]),
            Charge = ElementValue.DecimalOrNull(segment[4]),
        };
    }

    private void CloseClaim()
    {
        if (_claim is { } claim) _claims.Add(claim);
        _claim = null;
    }

    private ClaimAcknowledgment Build()
    {
        CloseClaim();
        return _answer with { Claims = _claims };
    }
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>The skeleton of a 270 or 271: who is asked, who asks, and for each person a name and what is asked or said.</summary>
internal sealed class EligibilityScan(SegmentPlace place, List<SyntaxFault> faults, bool isInquiry) : ISetScan
{
    private string _level = "";
    private bool _hasHeader, _hasSource, _hasReceiver, _hasPerson, _hasName, _isInBenefit;

    public int FaultyClaimCount => 0;

    public bool IsRefused { get; private set; }

    public void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.BHT: _hasHeader = true; break;
            case SegmentId.HL: Enter(segment); break;
            case SegmentId.EB: _isInBenefit = true; break;
            case SegmentId.NM1 when !_isInBenefit: TakeName(segment); break;
            case SegmentId.DMG when _level is "22" or "23" && segment.Is(1, "D8"u8) && !segment.TryDate(2, out _):
                Refuse(place.AtElement("SYN-10", "8", _level == "22" ? "2100C" : "2100D", segment, 2, 0, "a day CCYYMMDD"));
                break;
            case SegmentId.DTP when EligibilityLevels.Date(segment) is null:
                Refuse(place.AtElement("SYN-10", "8", _isInBenefit ? "2110C" : "2100C", segment, 3, 0, "a day or a period"));
                break;
        }
    }

    public void End()
    {
        CloseLevel();
        Require(_hasHeader, "", "BHT", "BHT");
        Require(_hasSource, "2000A", "HL", "HL of level 20");
        if (!isInquiry) return; // A payer may refuse the whole 270 where he is named.
        Require(_hasReceiver, "2000B", "HL", "HL of level 21");
        Require(_hasPerson, "2000C", "HL", "HL of level 22");
    }

    private void Enter(Segment hl)
    {
        CloseLevel();
        _level = hl.GetString(3);
        (_hasName, _isInBenefit) = (false, false);
        _hasSource |= _level == "20";
        _hasReceiver |= _level == "21";
        _hasPerson |= _level == "22";
        if (_level is not ("20" or "21" or "22" or "23")) Refuse(place.AtElement("SYN-16", "7", "", hl, 3, 0, "20, 21, 22 or 23"));
    }

    private void TakeName(Segment nm1)
    {
        _hasName = true;
        if (!nm1.Is(2, "1"u8) && !nm1.Is(2, "2"u8)) Refuse(place.AtElement("SYN-10", "7", "2100", nm1, 2, 0, "1 or 2"));
    }

    // In a 271 the names of a level above may be left out where an AAA says why.
    private void CloseLevel()
    {
        if (_level.Length > 0 && (isInquiry || _level is "22" or "23")) Require(_hasName, "2100", "NM1", "NM1 after HL");
    }

    private void Require(bool isThere, string loop, string segment, string expected)
    {
        if (!isThere) Refuse(place.AtSegment("SYN-07", "3", loop, segment, "", expected));
    }

    private void Refuse(SyntaxFault fault)
    {
        IsRefused = true;
        if (faults.Count < FileInspection.MaxFaultsPerSet) faults.Add(fault);
    }
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Elements without which a claim cannot be read: number, money, dates (D§5.3 SYN-09, 11, 13).</summary>
internal readonly ref struct ClaimElements(
    Segment segment, SegmentPlace place, string loop, string? claim, List<SyntaxFault> faults)
{
    private const int ClaimNumberLimit = 38; // Characters of CLM01 (element 1028).

    private readonly Segment _segment = segment;

    public void Check()
    {
        CheckCharacters();
        switch (_segment.Id)
        {
            case SegmentId.CLM:
                CheckClaimNumber();
                CheckAmount(2, isRequired: true);
                break;
            case SegmentId.SV1:
                CheckAmount(2, isRequired: true);
                CheckAmount(4, isRequired: false);
                break;
            case SegmentId.AMT or SegmentId.SVD:
                CheckAmount(2, isRequired: true);
                break;
            case SegmentId.CAS:
                for (var element = 3; element <= _segment.Count; element += 3)
                    CheckAmount(element, isRequired: element == 3);
                break;
            case SegmentId.DTP:
                CheckDate(2, 3);
                break;
            case SegmentId.DMG:
                CheckDate(1, 2);
                break;
        }
    }

    /// <summary>No control character, and no byte that would be a separator in our delimiters.</summary>
    private void CheckCharacters()
    {
        var bad = ClaimPartsBuilder.IndexOfForeign(_segment.Raw, place.Delimiters);
        if (bad < 0) return;

        var element = _segment.Raw[..bad].Count(place.Delimiters.Element);
        Add("SYN-11", "6", element, "neither a control character nor one of * : ^ ~");
    }

    private void CheckClaimNumber()
    {
        var number = _segment[1];
        if (number.IsEmpty) Add("SYN-09", "1", 1, "a claim number");
        else if (number.Length > ClaimNumberLimit) Add("SYN-10", "5", 1, $"at most {ClaimNumberLimit} characters");
    }

    private void CheckAmount(int element, bool isRequired)
    {
        if (_segment[element].IsEmpty)
        {
            if (isRequired) Add("SYN-09", "1", element, "an amount");
        }
        else if (!_segment.TryDecimal(element, out _)) Add("SYN-11", "6", element, "a number such as 125.5");
    }

    private void CheckDate(int format, int element)
    {
        var value = _segment[element];
        if (value.IsEmpty)
        {
            if (_segment.Id == SegmentId.DTP) Add("SYN-09", "1", element, "a date");
        }
        else if (_segment.Is(format, "D8"u8))
        {
            if (!ElementValue.TryDate(value, out _)) Add("SYN-13", "8", element, "a day CCYYMMDD of the calendar");
        }
        else if (_segment.Is(format, "RD8"u8))
        {
            if (!ElementValue.TryPeriod(value, out _, out _))
                Add("SYN-13", "8", element, "a period CCYYMMDD-CCYYMMDD, begin not after end");
        }
        else if (_segment.Is(format, "DT"u8))
        {
            if (value.Length != 12 || !ElementValue.TryDate(value[..8], out _) || !ElementValue.IsTime(value[8..]))
                Add("SYN-13", "8", element, "a day and time CCYYMMDDHHMM");
        }
        else if (_segment.Is(format, "TM"u8) && !ElementValue.IsTime(value)) Add("SYN-13", "9", element, "a time HHMM");
    }

    private void Add(string code, string ik4, int element, string expected) =>
        faults.Add(place.AtElement(code, ik4, loop, _segment, element, 0, expected, claim));
}

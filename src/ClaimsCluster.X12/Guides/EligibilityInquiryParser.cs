using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one ST of a 270, level by level.</summary>
internal sealed class EligibilityInquiryParser
{
    private readonly EligibilityLevels _levels = new();
    private readonly List<AskedEligibility> _inquiries = [];
    private readonly List<string> _serviceTypes = [];
    private string _reference = "", _trace = "";
    private string? _originator;
    private EligibilityDate? _date;
    private bool _isAsked; // The open level has a TRN or an EQ of its own.

    public static List<EligibilityInquiries> ReadAll(X12Reader reader, FileInspection? inspection)
    {
        var accepted = inspection?.Sets.Where(set => set.IsAccepted).Select(set => set.Offset).ToHashSet();
        var found = new List<EligibilityInquiries>();
        EligibilityInquiryParser? open = null;
        while (reader.Read())
        {
            var segment = reader.Segment;
            switch (segment.Id)
            {
                case SegmentId.ST:
                    open = segment.Is(1, "270"u8) && accepted?.Contains(reader.Offset) != false ? new() : null;
                    break;
                case SegmentId.ISA or SegmentId.IEA or SegmentId.GS or SegmentId.GE: open = null; break;
                case SegmentId.SE:
                    if (open is { } whole) found.Add(whole.Build());
                    open = null;
                    break;
                default: open?.Take(segment); break;
            }
        }

        return found;
    }

    private void Take(Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.BHT: _reference = segment.GetString(3); break;
            case SegmentId.HL:
                Close(isParent: segment.Is(3, "23"u8));
                _levels.Enter(segment);
                break;
            case SegmentId.TRN when _trace.Length == 0:
                (_trace, _originator, _isAsked) = (segment.GetString(2), ElementValue.TextOrNull(segment[3]), true);
                break;
            case SegmentId.DTP when segment.Is(1, "291"u8):
                _date ??= EligibilityLevels.Date(segment);
                break;
            case SegmentId.EQ:
                _isAsked = true;
                for (var repeat = 1; !segment.Repeat(1, repeat).IsEmpty; repeat++)
                    _serviceTypes.Add(ElementValue.Text(segment.Repeat(1, repeat)));
                break;
            default: _levels.Take(segment); break;
        }
    }

    private EligibilityInquiries Build()
    {
        Close(isParent: false);
        return new(_reference, _inquiries);
    }

    // A subscriber above dependents is asked for where his own level says so.
    private void Close(bool isParent)
    {
        if (_levels.Level == "23" || (_levels.Level == "22" && (_isAsked || !isParent)))
        {
            _inquiries.Add(new()
            {
                Source = _levels.Source,
                Receiver = _levels.Receiver,
                Subscriber = _levels.Subscriber,
                Dependent = _levels.Dependent,
                Relationship = _levels.Relationship,
                Trace = _trace,
                TraceOriginator = _originator,
                Day = _date?.From,
                DayTo = _date?.To,
                ServiceTypes = [.. _serviceTypes],
            });
        }

        (_trace, _originator, _date, _isAsked) = ("", null, null, false);
        _serviceTypes.Clear();
    }
}

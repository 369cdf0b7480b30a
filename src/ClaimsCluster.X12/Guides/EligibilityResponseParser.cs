using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one ST of a 271, level by level. What we have no use for (REF, HSD, III, PER) is passed over.</summary>
internal sealed class EligibilityResponseParser
{
    private readonly EligibilityLevels _levels = new();
    private readonly List<AnsweredEligibility> _answers = [];
    private readonly List<EligibilityRejection> _source = [], _receiver = [], _own = [];
    private readonly List<EligibilityDate> _dates = [];
    private readonly List<AnsweredBenefit> _benefits = [];
    private readonly List<EligibilityRejection> _unanswered = [];
    private string _reference = "", _trace = "";
    private string? _originator;
    private AnsweredBenefit? _benefit;
    private bool _isReferenced; // The trace is of a TRN*2.
    private bool _hasContent;   // The open level has something of its own besides names.
    private bool _isSourceHeard, _isReceiverHeard; // Somebody under it has an answer.

    public static List<EligibilityResponses> ReadAll(X12Reader reader, FileInspection? inspection)
    {
        var accepted = inspection?.Sets.Where(set => set.IsAccepted).Select(set => set.Offset).ToHashSet();
        var found = new List<EligibilityResponses>();
        EligibilityResponseParser? open = null;
        while (reader.Read())
        {
            var segment = reader.Segment;
            switch (segment.Id)
            {
                case SegmentId.ST:
                    open = segment.Is(1, "271"u8) && accepted?.Contains(reader.Offset) != false ? new() : null;
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
            case SegmentId.HL: Enter(segment); break;
            case SegmentId.TRN: TakeTrace(segment); break;
            case SegmentId.AAA: TakeRejection(segment); break;
            case SegmentId.EB: OpenBenefit(segment); break;
            case SegmentId.DTP: TakeDate(segment); break;
            case SegmentId.MSG when _benefit is { } benefit:
                _benefit = benefit with { Messages = [.. benefit.Messages, segment.GetString(1)] };
                break;
            case SegmentId.NM1 when _benefit is { } benefit:
                _benefit = benefit with { Other = benefit.Other ?? EligibilityLevels.Party(segment) };
                break;
            default:
                if (_benefit is null) _levels.Take(segment); // N3, N4 and the like of 2120 are nobody's of ours.
                break;
        }
    }

    private void Enter(Segment hl)
    {
        Close(isParent: hl.Is(3, "23"u8));
        if (hl.Is(3, "20"u8)) CloseSource();
        if (hl.Is(3, "21"u8)) CloseReceiver();
        _levels.Enter(hl);
    }

    private void TakeTrace(Segment trn)
    {
        var isReference = trn.Is(1, "2"u8);
        _hasContent = true;
        if (_isReferenced || (_trace.Length > 0 && !isReference)) return;
        (_trace, _originator, _isReferenced) = (trn.GetString(2), ElementValue.TextOrNull(trn[3]), isReference);
    }

    private void TakeRejection(Segment aaa)
    {
        var level = _levels.Level;
        var loop = level == "20" ? (_levels.Source.Id.Length + _levels.Source.Name.Length == 0 ? "2000A" : "2100A")
            : _levels.Loop(_benefit is null ? "2100" : "2110");
        var rejection = new EligibilityRejection(loop, !aaa.Is(1, "N"u8), aaa.GetString(3), aaa.GetString(4));
        (level switch { "20" => _source, "21" => _receiver, _ => _own }).Add(rejection);
        _hasContent = true;
    }

    private void TakeDate(Segment dtp)
    {
        if (EligibilityLevels.Date(dtp) is not { } date) return;
        if (_benefit is { } benefit) _benefit = benefit with { Dates = [.. benefit.Dates, date] };
        else if (_levels.Level is "22" or "23") _dates.Add(date);
    }

    private void OpenBenefit(Segment eb)
    {
        CloseBenefit();
        _hasContent = true;
        _benefit = new()
        {
            Information = eb.GetString(1),
            Level = eb.GetString(2),
            ServiceTypes = ServiceTypes(eb),
            InsuranceType = eb.GetString(4),
            Plan = eb.GetString(5),
            Period = eb.GetString(6),
            Amount = ElementValue.DecimalOrNull(eb[7]),
            Percent = ElementValue.DecimalOrNull(eb[8]),
            Authorization = eb.GetString(11),
            Network = eb.GetString(12),
            ProcedureQualifier = eb.GetString(13, 1),
            Procedure = eb.GetString(13, 2),
        };
    }

    private static List<string> ServiceTypes(Segment eb)
    {
        var types = new List<string>();
        if (eb.ComponentCount(3) > 1) // Some write component separators between repetitions.
        {
            for (var part = 1; part <= eb.ComponentCount(3); part++) types.Add(eb.GetString(3, part));
            return types;
        }

        for (var repeat = 1; !eb.Repeat(3, repeat).IsEmpty; repeat++) types.Add(ElementValue.Text(eb.Repeat(3, repeat)));
        return types;
    }

    private EligibilityResponses Build()
    {
        Close(isParent: false);
        CloseSource();
        return new(_reference, _answers) { Rejections = _unanswered };
    }

    private void Close(bool isParent)
    {
        CloseBenefit();
        if (_levels.Level == "23" || (_levels.Level == "22" && (_hasContent || !isParent)))
        {
            _answers.Add(new()
            {
                Source = _levels.Source,
                Receiver = _levels.Receiver,
                Subscriber = _levels.Subscriber,
                Dependent = _levels.Dependent,
                Relationship = _levels.Relationship,
                Trace = _trace,
                TraceOriginator = _originator,
                Rejections = [.. _own, .. _receiver, .. _source],
                Dates = [.. _dates],
                Benefits = [.. _benefits],
            });
            (_isSourceHeard, _isReceiverHeard) = (true, true);
        }

        _own.Clear();
        _dates.Clear();
        _benefits.Clear();
        (_trace, _originator, _isReferenced) = ("", null, false);
        _hasContent = false;
    }

    private void CloseReceiver()
    {
        if (!_isReceiverHeard) _unanswered.AddRange(_receiver);
        _receiver.Clear();
        _isReceiverHeard = false;
    }

    private void CloseSource()
    {
        CloseReceiver();
        if (!_isSourceHeard) _unanswered.AddRange(_source);
        _source.Clear();
        _isSourceHeard = false;
    }

    private void CloseBenefit()
    {
        if (_benefit is { } benefit) _benefits.Add(benefit);
        _benefit = null;
    }
}

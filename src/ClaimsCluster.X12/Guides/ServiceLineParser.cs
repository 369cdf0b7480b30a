using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one loop 2400, and then the next.</summary>
internal sealed class ServiceLineParser(TextCache texts)
{
    // Most lines point to the first diagnoses in order.
    private static readonly int[][] FirstPointers = [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4]];

    private readonly ProcedureParser _procedure = new(texts);
    private readonly PriorPaymentsParser _prior = new(texts);
    private readonly List<int> _pointers = new(4);
    private int _number;
    private string? _unit, _placeOfService, _control, _renderingNpi;
    private decimal? _charge, _units;
    private DateOnly? _from, _to;

    /// <summary>Forgets the line before.</summary>
    public void Start(in Segment lx)
    {
        _procedure.Clear();
        _prior.Start();
        _pointers.Clear();
        _unit = _placeOfService = _control = _renderingNpi = null;
        _charge = _units = null;
        _from = _to = null;
        _number = ElementValue.CountOrZero(lx[1]);
    }

    public void Take(in Segment segment, string loop)
    {
        switch (segment.Id)
        {
            case SegmentId.SV1: TakeService(segment); break;
            case SegmentId.DTP when segment.Is(1, "472"u8): (_from, _to) = DayOrPeriod(segment, (_from, _to)); break;
            case SegmentId.REF when loop == "2400" && segment.Is(1, "6R"u8):
                _control = TextCache.NewOrNull(segment[2]);
                break;
            case SegmentId.NM1 when loop == "2420A" && segment.Is(8, "XX"u8):
                _renderingNpi = texts.OrNull(segment[9]);
                break;
            case SegmentId.SVD or SegmentId.CAS or SegmentId.DTP or SegmentId.AMT when loop == "2430": _prior.Take(segment); break;
        }
    }

    public ServiceLine Build() => new(
        _number, _procedure.Qualifier, _procedure.Code, _procedure.Modifiers(), _charge, _unit, _units, _placeOfService,
        Pointers(), _from, _to, _control, _renderingNpi)
    {
        PriorPayments = _prior.Build(),
    };

    /// <summary>DTP03 as a period, a day being one of its own; what was known when it is neither.</summary>
    public static (DateOnly? From, DateOnly? To) DayOrPeriod(in Segment dtp, (DateOnly? From, DateOnly? To) known) =>
        ElementValue.TryPeriod(dtp[3], out var from, out var to) ? (from, to)
        : dtp.TryDate(3, out var day) ? (day, day)
        : known;

    private int[] Pointers()
    {
        for (var index = 0; index < _pointers.Count; index++)
            if (index >= 4 || _pointers[index] != index + 1) return _pointers.ToArray();
        return FirstPointers[_pointers.Count];
    }

    private void TakeService(in Segment sv1)
    {
        _procedure.Take(new ComponentReader(sv1[1], sv1.ComponentSeparator));
        _charge = ElementValue.DecimalOrNull(sv1[2]);
        _unit = texts.OrNull(sv1[3]);
        _units = ElementValue.DecimalOrNull(sv1[4]);
        _placeOfService = texts.OrNull(sv1[5]);
        var pointers = new ComponentReader(sv1[7], sv1.ComponentSeparator);
        for (var component = 1; component <= 4; component++)
        {
            if (ElementValue.CountOrZero(pointers.Next()) is > 0 and var pointer) _pointers.Add(pointer);
        }
    }
}

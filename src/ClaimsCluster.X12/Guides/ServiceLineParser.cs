using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Guides;

/// <summary>Gathers one loop 2400, and then the next.</summary>
internal sealed class ServiceLineParser(TextCache texts)
{
    // Most lines point to the first diagnoses in order.
    private static readonly int[][] FirstPointers = [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4]];

    private readonly SharedValues<string[]> _shared = new(); // Lists of one modifier.
    private readonly List<string> _modifiers = new(4);
    private readonly List<int> _pointers = new(4);
    private readonly List<ClaimAdjustment> _priorAdjustments = [];
    private List<PriorPayment>? _prior; // Handed out with the line.
    private bool _isPriorOpen;
    private string? _priorPayer;
    private decimal? _priorPaid;
    private DateOnly? _priorDate;
    private int _number;
    private string? _qualifier, _code, _unit, _placeOfService, _control, _renderingNpi;
    private decimal? _charge, _units;
    private DateOnly? _from, _to;

    /// <summary>Forgets the line before.</summary>
    public void Start(in Segment lx)
    {
        _modifiers.Clear();
        _pointers.Clear();
        _prior = null;
        _qualifier = _code = _unit = _placeOfService = _control = _renderingNpi = null;
        _charge = _units = null;
        _from = _to = null;
        _number = ElementValue.CountOrZero(lx[1]);
    }

    public void Take(in Segment segment, string loop)
    {
        switch (segment.Id)
        {
            case SegmentId.SV1: TakeService(segment); break;
            case SegmentId.DTP when segment.Is(1, "472"u8): TakeDate(segment); break;
            case SegmentId.REF when loop == "2400" && segment.Is(1, "6R"u8):
                _control = TextCache.NewOrNull(segment[2]);
                break;
            case SegmentId.NM1 when loop == "2420A" && segment.Is(8, "XX"u8):
                _renderingNpi = texts.OrNull(segment[9]);
                break;
            case SegmentId.SVD or SegmentId.CAS when loop == "2430": TakePrior(segment); break;
            case SegmentId.DTP when loop == "2430" && segment.Is(1, "573"u8): TakePrior(segment); break;
        }
    }

    public ServiceLine Build()
    {
        ClosePrior();
        return new(
            _number, _qualifier, _code, Modifiers(), _charge, _unit, _units, _placeOfService, Pointers(), _from, _to,
            _control, _renderingNpi)
        {
            PriorPayments = _prior is null ? [] : _prior,
        };
    }

    private string[] Modifiers()
    {
        if (_modifiers.Count != 1) return _modifiers.ToArray();

        var modifier = _modifiers[0];
        ref var shared = ref _shared.At(modifier);
        if (shared is null || !ReferenceEquals(shared[0], modifier)) shared = [modifier];
        return shared;
    }

    private int[] Pointers()
    {
        for (var index = 0; index < _pointers.Count; index++)
            if (index >= 4 || _pointers[index] != index + 1) return _pointers.ToArray();
        return FirstPointers[_pointers.Count];
    }

    private void TakeService(in Segment sv1)
    {
        TakeProcedure(new ComponentReader(sv1[1], sv1.ComponentSeparator));
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

    private void TakeProcedure(ComponentReader procedure)
    {
        _qualifier = texts.OrNull(procedure.Next());
        _code = texts.OrNull(procedure.Next());
        for (var component = 3; component <= 6; component++)
        {
            if (texts.OrNull(procedure.Next()) is { } modifier) _modifiers.Add(modifier);
        }
    }

    // SVD opens the loop: without one there is nothing to add to.
    private void TakePrior(in Segment segment)
    {
        if (segment.Id == SegmentId.SVD)
        {
            ClosePrior();
            _isPriorOpen = true;
            (_priorPayer, _priorPaid) = (texts.OrNull(segment[1]), ElementValue.DecimalOrNull(segment[2]));
        }
        else if (!_isPriorOpen) return;
        else if (segment.Id == SegmentId.CAS) RemittedClaimParser.AddAdjustments(segment, _priorAdjustments);
        else _priorDate = ElementValue.DateOrNull(segment[3]);
    }

    private void ClosePrior()
    {
        if (_isPriorOpen)
        {
            (_prior ??= new(1)).Add(new()
            {
                PayerId = _priorPayer,
                Paid = _priorPaid,
                Adjustments = _priorAdjustments.ToArray(),
                Date = _priorDate,
            });
        }

        _isPriorOpen = false;
        _priorAdjustments.Clear();
        _priorDate = null;
    }

    private void TakeDate(in Segment dtp)
    {
        if (ElementValue.TryPeriod(dtp[3], out var from, out var to)) (_from, _to) = (from, to);
        else if (dtp.TryDate(3, out var day)) (_from, _to) = (day, day);
    }
}

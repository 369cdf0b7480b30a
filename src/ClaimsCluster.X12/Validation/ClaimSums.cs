using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation.Rules;

namespace ClaimsCluster.X12.Validation;

/// <summary>The sums of an 837 claim with at most one other payer: its lines, and what that payer made of them.</summary>
internal ref struct ClaimSums
{
    private readonly ClaimView _claim;
    private readonly uint _service; // SV1 or SV2.
    private long _total;
    private long _charged;    // Of all lines.
    private long _lineCharge; // Of the line at hand.
    private long _due;        // What the SVD at hand should have paid, less what it did.
    private long _paid;       // By the other payer, of the lines.
    private long _lineCuts, _cuts;      // His adjustments of the lines, and of the claim.
    private int _lines, _said, _svd;    // Lines, those he said something of, and the SVD at hand; -1: none.
    private int _coverage, _amount;     // His SBR and AMT*D; -1: none.
    private bool _isLineSaid, _hasCuts, _isSvdHis;
    private ReadOnlySpan<byte> _payer;

    private ClaimSums(in ClaimView claim)
    {
        _claim = claim;
        _service = claim.ServiceId();
        _svd = _coverage = _amount = -1;
    }

    /// <summary>True when the rules C3, P3 and I3 of sums have nothing to tell.</summary>
    public static bool AreRight(in ClaimView claim)
    {
        var sums = new ClaimSums(claim);
        var segments = claim.Segments;
        if (claim.Start >= segments.Length || segments[claim.Start].Id != SegmentId.CLM) return false; // It is missing.

        sums._total = Cents.Of(claim[claim.Start][2]);
        if (sums._total < 0) return false;

        for (var i = claim.Start + 1; i < segments.Length; i++)
        {
            if (!sums.Take(i, segments[i].Id)) return false;
        }

        return sums.AreRight();
    }

    /// <summary>False when it is no claim for this.</summary>
    private bool Take(int index, uint id)
    {
        switch (id)
        {
            case SegmentId.LX:
                (_lineCharge, _isLineSaid) = (0, false);
                return EndSvd();
            case SegmentId.SV1 or SegmentId.SV2:
                return id == _service && TakeService(index);
            case SegmentId.AMT:
                return TakeAmount(index);
            case SegmentId.SBR when _claim.LoopOf(index) == "2320":
                var isOnly = _coverage < 0;
                _coverage = index;
                return isOnly;
            case SegmentId.NM1 when _coverage >= 0 && _lines == 0 && _payer.IsEmpty && _claim.LoopOf(index) == "2330B":
                _payer = _claim[index][9];
                return true;
            case SegmentId.SVD:
                return TakeSvd(index);
            case SegmentId.CAS:
                return TakeCuts(index);
            default:
                return id != SegmentId.PS1;
        }
    }

    private bool TakeService(int index)
    {
        var service = _claim[index];
        _lineCharge = ClaimWords.Charge(service);
        _charged += _lineCharge;
        _lines++;
        return _lineCharge >= 0 && (_service == SegmentId.SV1 || service[7].IsEmpty); // SV207: what is not covered.
    }

    private bool TakeAmount(int index)
    {
        if (_lines > 0) return true; // Of a line: no rule of sums.

        var amount = _claim[index];
        if (_claim.IsSameLoop(index, _claim.Start)) return Cents.Of(amount[2]) is >= 0 and var cents && cents <= _total;
        if (!amount.Is(1, "D"u8)) return true;
        if (_amount >= 0) return false;

        _amount = index;
        return true;
    }

    private bool TakeSvd(int index)
    {
        if (!EndSvd()) return false;

        var svd = _claim[index];
        _svd = index;
        var paid = Cents.Of(svd[2]);
        _due = _lineCharge - paid;
        _isSvdHis = svd.Is(1, _payer);
        if (_isSvdHis)
        {
            _paid += paid;
            if (!_isLineSaid) _said++;
            _isLineSaid = true;
        }

        return svd[6].IsEmpty; // Else it was paid with another line.
    }

    private bool TakeCuts(int index)
    {
        var sum = RemittanceRules.Sum(_claim[index]);
        if (_svd >= 0)
        {
            _due -= sum;
            if (_isSvdHis) _lineCuts += sum;
            return _claim.IsSameLoop(index, _svd);
        }

        _cuts += sum;
        _hasCuts = true;
        return _coverage >= 0 && _claim.IsSameLoop(index, _coverage);
    }

    private bool EndSvd()
    {
        var isRight = _svd < 0 || _due == 0;
        _svd = -1;
        return isRight;
    }

    private bool AreRight()
    {
        if (!EndSvd() || (_lines > 0 && _charged != _total)) return false;
        if (_amount < 0) return true;

        var paid = Cents.Of(_claim[_amount][2]);
        if (_lines > 0 && _said == _lines) return _paid - _cuts == paid;
        return (_said == 0 && !_hasCuts) || _charged - _lineCuts - _cuts == paid;
    }
}

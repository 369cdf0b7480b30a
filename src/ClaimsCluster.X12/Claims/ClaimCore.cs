using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Claims;

/// <summary>Gathers what a list of claims shows, while the segments of the claim go by.</summary>
internal struct ClaimCore
{
    private int _firstDay, _lastDay; // Day numbers, one more each: 0 is none.

    public string ClaimNumber { get; private set; }

    public long ChargeCents { get; private set; }

    public int LineCount { get; private set; }

    public readonly DateOnly? First => Day(_firstDay);

    public readonly DateOnly? Last => Day(_lastDay);

    public void Take(in Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.CLM:
                (ClaimNumber, ChargeCents) = (segment.GetString(1), Cents.Of(segment[2]));
                break;
            case SegmentId.LX:
                LineCount++;
                break;
            case SegmentId.DTP when segment.Is(1, "472"u8) || segment.Is(1, "434"u8): // Of a line, or of a statement.
                TakeDate(segment[3]);
                break;
        }
    }

    /// <summary>An LX, of which only the number counts.</summary>
    public void TakeLine() => LineCount++;

    private void TakeDate(ReadOnlySpan<byte> value)
    {
        if (ElementValue.TryDate(value, out var day)) Widen(day, day);
        else if (ElementValue.TryPeriod(value, out var from, out var to)) Widen(from, to);
    }

    private void Widen(DateOnly from, DateOnly to)
    {
        if (_firstDay == 0 || from.DayNumber < _firstDay - 1) _firstDay = from.DayNumber + 1;
        _lastDay = Math.Max(_lastDay, to.DayNumber + 1);
    }

    private static DateOnly? Day(int number) => number == 0 ? null : DateOnly.FromDayNumber(number - 1);
}

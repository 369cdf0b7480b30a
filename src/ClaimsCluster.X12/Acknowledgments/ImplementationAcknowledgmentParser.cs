using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>Gathers the answers of a 999; AK3, AK4 and AK5 of a 997 mean the same.</summary>
internal sealed class ImplementationAcknowledgmentParser
{
    private readonly List<AcknowledgedSet> _sets = [];
    private readonly List<SegmentError> _errors = [];
    private readonly List<ElementError> _elements = [];
    private ImplementationAcknowledgment? _answer;
    private AcknowledgedSet? _set;
    private SegmentError? _error;

    public static List<ImplementationAcknowledgment> ReadAll(X12Reader reader)
    {
        var found = new List<ImplementationAcknowledgment>();
        ImplementationAcknowledgmentParser? open = null;
        while (reader.Read())
        {
            var segment = reader.Segment;
            if (segment.Id == SegmentId.ST)
                open = segment.Is(1, "999"u8) || segment.Is(1, "997"u8) ? new() : null;
            else if (segment.Id == SegmentId.SE)
            {
                if (open?.Build() is { } answer) found.Add(answer);
                open = null;
            }
            else open?.Take(segment);
        }

        return found;
    }

    private void Take(Segment segment)
    {
        switch (segment.Id)
        {
            case SegmentId.AK1:
                _answer = new(
                    segment.GetString(1), segment.GetString(2), segment.GetString(3), _sets, '?', 0, 0, 0, []);
                break;
            case SegmentId.AK2:
                CloseSet();
                _set = new(segment.GetString(1), segment.GetString(2), segment.GetString(3), '?', [], []);
                break;
            case SegmentId.IK3 or SegmentId.AK3:
                CloseError();
                _error = new(
                    segment.GetString(1), Number(segment[2]), segment.GetString(3), segment.GetString(4), null, []);
                break;
            case SegmentId.CTX when _error is not null && segment[1].StartsWith("CLM01"u8):
                _error = _error with { ClaimNumber = ElementValue.TextOrNull(segment.Component(1, 2)) };
                break;
            case SegmentId.IK4 or SegmentId.AK4:
                _elements.Add(new(
                    Number(segment.Component(1, 1)), Number(segment.Component(1, 2)),
                    segment.GetString(3), segment.GetString(4))
                {
                    Repeat = Number(segment.Component(1, 3)),
                    DataElement = Number(segment[2]),
                });
                break;
            case SegmentId.IK5 or SegmentId.AK5:
                CloseError();
                if (_set is { } set) _set = set with { Status = Letter(segment), Codes = Codes(segment, 2) };
                CloseSet();
                break;
            case SegmentId.AK9:
                TakeGroup(segment);
                break;
        }
    }

    private ImplementationAcknowledgment? Build()
    {
        CloseSet();
        return _answer;
    }

    private void TakeGroup(Segment ak9)
    {
        if (_answer is not { } answer) return;
        _answer = answer with
        {
            Status = Letter(ak9),
            IncludedSets = Number(ak9[2]),
            ReceivedSets = Number(ak9[3]),
            AcceptedSets = Number(ak9[4]),
            Codes = Codes(ak9, 5),
        };
    }

    private void CloseSet()
    {
        CloseError();
        if (_set is { } set) _sets.Add(set with { Errors = [.. _errors] });
        _errors.Clear();
        _set = null;
    }

    private void CloseError()
    {
        if (_error is { } error) _errors.Add(error with { Elements = [.. _elements] });
        _elements.Clear();
        _error = null;
    }

    private static List<string> Codes(Segment segment, int first)
    {
        var codes = new List<string>();
        for (var element = first; element <= segment.Count; element++)
        {
            if (ElementValue.TextOrNull(segment[element]) is { } code) codes.Add(code);
        }

        return codes;
    }

    private static char Letter(Segment segment) => segment[1] is [var letter, ..] ? (char)letter : '?';

    private static int Number(ReadOnlySpan<byte> value) => ElementValue.CountOrZero(value);
}

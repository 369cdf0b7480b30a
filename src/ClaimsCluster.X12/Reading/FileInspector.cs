using System.Runtime.CompilerServices;
namespace ClaimsCluster.X12.Reading;

/// <summary>Pass one: walks the envelopes and hands each segment to the level it belongs to.</summary>
internal sealed class FileInspector(X12Reader reader, InspectionOptions options)
{
    private const int SegmentsAtOnce = 1024;

    private readonly SegmentPlace _place = new() { Options = options };
    private readonly List<InterchangeInspection> _interchanges = [];
    private readonly List<SyntaxFault> _own = [];
    private InterchangeInspector? _interchange;
    private SetInspector? _openSet; // It takes what is no envelope.

    public FileInspection Run()
    {
        while (HandleSome())
        {
        }

        _place.MoveTo(reader);
        NoteLeniencies();
        if (reader.Stopped == StopReason.UnreadableIsa)
        {
            Close(StopReason.EndOfData);
            _interchanges.Add(InterchangeInspector.Unreadable(_interchanges.Count + 1, reader, _place));
        }
        else Close(reader.Stopped);

        if (options.TakesAll && _interchanges.Count == 0) AddOwn("SYN-01", "ISA", reader.Problem ?? "", "an interchange: ISA and what belongs to it", "TA1 R 024");
        return Result();
    }

    private void Take(in Segment segment)
    {
        if (segment.Id == SegmentId.ISA) Close(StopReason.EndOfData); // While the place is still at its end.

        _place.MoveTo(reader);
        switch (segment.Id)
        {
            case SegmentId.ISA:
                _interchange = new InterchangeInspector(_interchanges.Count + 1, segment, reader, _place);
                break;
            case SegmentId.IEA when _interchange is { } open:
                NoteLeniencies();
                _interchange = null;
                _interchanges.Add(open.End(segment));
                break;
            default:
                if (_interchange is { } around)
                {
                    if (segment.Id is SegmentId.SE or SegmentId.GE) NoteLeniencies(); // The next ISA forgets them.
                    around.Take(segment);
                }
                else if (options.TakesAll && _own.Count == 0) // After IEA nothing belongs to anybody.
                    AddOwn("SYN-06", SegmentId.Name(segment.Id), segment.GetString(0), "ISA or the end of the file behind IEA", null);
                break;
        }
    }

    /// <summary>A loop of its own, so that it is compiled for speed while a long file is still read. False at the end.</summary>
    private bool HandleSome()
    {
        for (var i = 0; i < SegmentsAtOnce; i++)
        {
            _openSet?.TakeAhead(reader);
            if (!reader.Read()) return false;
            Handle(reader.Segment);
        }

        return true;
    }

    // Not inlined: the segment is made once, and handed on where it stands.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Handle(in Segment segment)
    {
        if (_openSet is { } set && !IsEnvelope(segment.Id))
        {
            _place.MoveWithin(reader);
            set.Take(segment);
            return;
        }

        Take(segment);
        _openSet = _interchange?.OpenSet;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEnvelope(uint id) =>
        id is SegmentId.ISA or SegmentId.IEA or SegmentId.GS or SegmentId.GE or SegmentId.ST or SegmentId.SE or SegmentId.TA1;

    private void NoteLeniencies()
    {
        if (!options.TakesAll) return;
        if (_interchange is { } open) open.Leniencies = reader.Leniencies;
    }

    private void AddOwn(string code, string segment, string found, string expected, string? answer)
    {
        (_place.Interchange, _place.Group, _place.Set, _place.SegmentInSet) = ("", "", "", 0);
        _own.Add(_place.AtSegment(code, null, "", segment, found, expected) with
        {
            SegmentInFile = Math.Max(1, _place.SegmentInFile),
            Answer = answer,
        });
    }

    private void Close(StopReason reason)
    {
        if (_interchange is { } open) _interchanges.Add(open.EndWithoutTrailer(reason, reader.Problem));
        _interchange = null;
    }

    private FileInspection Result()
    {
        var sets = _interchanges.SelectMany(interchange => interchange.Groups).SelectMany(group => group.Sets).ToList();
        return new FileInspection
        {
            Interchanges = _interchanges,
            OwnFaults = _own,
            Kind = KindOf(sets),
            LatestDate = sets.Max(set => set.Date) ?? _interchanges.Max(EnvelopeDate),
            Stopped = reader.Stopped,
            Problem = reader.Problem,
            StoppedAt = reader.Offset,
            SegmentCount = reader.SegmentInFile,
        };
    }

    private TransactionKind KindOf(List<SetInspection> sets)
    {
        var kinds = sets.Select(set => set.Kind).Distinct().Take(2).ToList();
        return kinds.Count switch
        {
            0 when _interchanges.Any(interchange => interchange.AcknowledgmentCount > 0) => TransactionKind.Ta1,
            0 => TransactionKind.Unknown,
            1 => kinds[0],
            _ => TransactionKind.Mixed,
        };
    }

    private static DateOnly? EnvelopeDate(InterchangeInspection interchange) =>
        DateOnly.TryParseExact($"20{interchange.Date}", "yyyyMMdd", out var date) ? date : null;
}

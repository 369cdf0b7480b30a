using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation;

/// <summary>The short way of segments of which nothing is to be told, as of nearly all.</summary>
internal sealed partial class GuideScan
{
    /// <summary>
    /// Takes segments straight from the index of the reader, as long as each came at its place before, is right for
    /// certain, and neither opens nor ends a unit or a level. The first that is otherwise is left as it stands.
    /// </summary>
    /// <returns>How many were taken: the last of them is the reader's current one.</returns>
    public int TakeAhead(X12Reader reader)
    {
        var delimiters = _place.Delimiters;
        if (_keepsAll || (_options.IsWrittenAgain && delimiters != Delimiters.Ours)) return 0;
        if (_walker.Start() is not { } before) return 0;

        var ahead = reader.Ahead;
        var skipsLineEnds = ahead.SkipsLineEnds;
        int next = ahead.Next, firstEnd = ahead.FirstEnd, terminator = ahead.Terminator, firstTerminator = terminator;
        int lastStart = next, lastFirstEnd = firstEnd;
        var limit = reader.PlainTo(next);
        var uses = _uses;
        var quick = _elements.Quick;
        quick.Component = delimiters.Component;
        for (; terminator < ahead.Stop; terminator++)
        {
            var last = Unsafe.Add(ref ahead.Terminators, terminator);
            var stop = Unsafe.Add(ref ahead.Ends, last);
            var start = next;
            if (skipsLineEnds)
            {
                while (start < stop && LineBreaks.Is(Unsafe.Add(ref ahead.Bytes, start))) start++;
                if (stop >= limit) limit = reader.PlainTo(start);
            }

            if (stop >= limit) break;

            ref var end = ref Unsafe.Add(ref ahead.Ends, firstEnd - 1);
            ref var bytes = ref Unsafe.Add(ref ahead.Bytes, start);
            end = start - 1;
            var count = last - firstEnd;
            var found = before.Next;
            if (!found.IsStartOf(Unsafe.ReadUnaligned<ulong>(ref bytes)))
            {
                found = before.Other;
                if (!found.IsStartOf(Unsafe.ReadUnaligned<ulong>(ref bytes)))
                {
                    if (Foresee(before.Target, ref bytes, ref end, count) is not { } other) break;
                    found = other;
                    (before.Other, before.Next) = (before.Next, found);
                }
            }

            if (!_walker.CanFollow(found)) break;
            if (!quick.IsRight(ref bytes, ref end, count, found.Rule, found.Rule.LookedBeyond)) break;
            if (found.SegmentId == SegmentId.LX && _unit is not null && !_levels.TryTakeLine(QuickCheck.Element(ref bytes, ref end, 1))) break;

            before = found;
            _walker.Follow(found);
            if ((uses[found.Rule.Index] & ClaimRules.Kept) != 0)
            {
                ref var kept = ref _window!.AddPlain(
                    ref bytes, ref end, count, found.Rule, Instance(_walker.Depth), (uses[found.Rule.Index] & ClaimRules.Judged) != 0);
                if (!Unsafe.IsNullRef(ref kept))
                {
                    var taken = terminator - firstTerminator + 1;
                    (kept.InSet, kept.InFile, kept.Offset) = (_place.SegmentInSet + taken, _place.SegmentInFile + taken, reader.OffsetOf(start));
                }
            }

            (lastStart, lastFirstEnd) = (start, firstEnd);
            (next, firstEnd) = (stop + 1, last + 1);
        }

        (ahead.Next, ahead.FirstEnd, ahead.Terminator, ahead.Count) = (next, firstEnd, terminator, terminator - firstTerminator);
        (ahead.LastStart, ahead.LastFirstEnd) = (lastStart, lastFirstEnd);
        reader.TakeAhead(ahead);
        return ahead.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Found? Foresee(int loop, ref byte bytes, ref int end, int count)
    {
        var width = Unsafe.Add(ref end, 1) - end - 1;
        if (width is not (2 or 3)) return null;

        var letters = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref bytes));
        var id = letters >> (32 - 8 * width);
        var qualifier = _guide.QualifierOf(id);
        ulong code = 0;
        if (qualifier > 0)
        {
            if (qualifier > count) return null;

            var at = Unsafe.Add(ref end, qualifier);
            var length = Unsafe.Add(ref end, qualifier + 1) - at - 1;
            if (length == 0) return null;
            code = _walker.Code(ref Unsafe.Add(ref bytes, at - end), length);
        }

        return _walker.Foresee(loop, id, code);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Scanning;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>Tells at first sight that all elements of a segment are right, as nearly all are.</summary>
/// <remarks>
/// It finds no fault: where it cannot say yes, the segment is looked at closely. It goes by references without bounds:
/// the index of the reader holds the ends of the elements in order, so that each value lies in the segment, and the
/// segment has room behind it. What decides is computed rather than branched upon: no branch on data can be foretold.
/// </remarks>
internal sealed class QuickCheck(GuideSchema guide, ICodeSets? codeSets)
{
    private const int SmallAmount = 9; // Bytes: less than any limit of an amount.
    private const ulong D8 = 'D' | ('8' << 8);
    private const ulong RD8 = 'R' | ('D' << 8) | ('8' << 16);

    private readonly ElementRule[] _elements = guide.Elements;
    private readonly CodeList[] _codes = guide.Codes;

    /// <summary>True when it is right for certain.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="rule">What it is.</param>
    /// <param name="isTold">Whether its qualifier has told that: then it is one of its codes.</param>
    public bool IsRight(in Segment segment, SegmentRule rule, bool isTold)
    {
        var ends = segment.Ends;
        if (ends.Length < 2 || segment.HasStrayBytes || !segment.HasRoom) return false;

        var raw = segment.Raw;
        ref var bytes = ref MemoryMarshal.GetReference(raw);
        return OddBytes.IndexOf(ref bytes, raw.Length + 1, segment.Delimiters) > raw.Length && IsRight(
            ref bytes, raw.Length, ref MemoryMarshal.GetReference(ends), ends.Length - 2, segment.ComponentSeparator, rule, isTold);
    }

    /// <summary>The same of a segment that the index holds, without stray or odd bytes and with room behind it.</summary>
    /// <param name="bytes">Its first byte.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="end">The place before it, then the end of each element.</param>
    /// <param name="count">Its elements.</param>
    /// <param name="component">The separator of components.</param>
    /// <param name="rule">What it is.</param>
    /// <param name="isTold">Whether its qualifier has told that: then it is one of its codes.</param>
    public bool IsRight(ref byte bytes, int length, ref int end, int count, byte component, SegmentRule rule, bool isTold)
    {
        if (count > rule.ElementCount || !TryLengths(ref end, count, rule, out var present)) return false;
        if (length > SegmentMarks.Width) return IsRightLong(ref bytes, ref end, component, rule, present);

        var marks = new SegmentMarks(ref bytes, length, component);
        ref var rules = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_elements), rule.FirstElement);
        var components = marks.Components; // Those that no composite has.
        ulong code = 0;                    // The one before: it may say what a date looks like.
        foreach (var element in isTold ? rule.LookedBeyond : rule.Looked)
        {
            if ((present >> element & 1) == 0) continue;

            var start = Unsafe.Add(ref end, element) - end;
            var width = Unsafe.Add(ref end, element + 1) - end - start - 1;
            ref var one = ref Unsafe.Add(ref rules, element - 1);
            if (!IsRight(ref bytes, start, width, marks, one, ref code)) return false;
            if (one.Form == ValueForm.Composite) components &= ~Range(start, width);
        }

        return components == 0 && AreRightTogether(ref bytes, ref end, rule, present);
    }

    /// <summary>The same of a segment that has too many bytes for one look: each element is looked at alone.</summary>
    private bool IsRightLong(ref byte all, ref int end, byte component, SegmentRule rule, uint present)
    {
        foreach (var element in rule.Texts)
        {
            if ((present >> element & 1) == 0) continue;
            if (Element(ref all, ref end, element).Contains(component)) return false;
        }

        ulong code = 0;
        foreach (var element in rule.Looked)
        {
            if ((present >> element & 1) == 0) continue;
            var value = Element(ref all, ref end, element);
            if (value.Length > SegmentMarks.Width) return false;

            ref readonly var one = ref _elements[rule.FirstElement + element - 1];
            ref var bytes = ref MemoryMarshal.GetReference(value);
            var marks = new SegmentMarks(ref bytes, value.Length, component);
            if (!IsRight(ref bytes, 0, value.Length, marks, one, ref code)) return false;
            if (one.Form != ValueForm.Composite && marks.Components != 0) return false;
        }

        return AreRightTogether(ref all, ref end, rule, present);
    }

    /// <summary>Whether elements are as notes between them ask, and as the lists of others have them.</summary>
    private bool AreRightTogether(ref byte bytes, ref int end, SegmentRule rule, uint present)
    {
        foreach (ref readonly var note in rule.OpenNotes.AsSpan())
        {
            if (!note.Holds(present)) return false;
        }

        return codeSets is null || AreListed(ref bytes, ref end, rule, present);
    }

    /// <summary>Lengths of sixteen elements at a time; bit n of what is present is element n.</summary>
    /// <remarks>It may read sixteen ends behind the segment's: the index has room for them, and they do not count.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLengths(ref int end, int count, SegmentRule rule, out uint present)
    {
        present = 0;
        uint unfit = 0;
        ref var limits = ref MemoryMarshal.GetArrayDataReference(rule.Lengths);
        for (var at = 0; at < count; at += Vector512<int>.Count)
        {
            var lengths = Vector512.LoadUnsafe(ref Unsafe.Add(ref end, at + 2)) - Vector512.LoadUnsafe(ref Unsafe.Add(ref end, at + 1)) - Vector512<int>.One;
            var play = (lengths - Vector512.LoadUnsafe(ref limits, (nuint)(2 * at))).AsUInt32();
            var isUnfit = Vector512.GreaterThan(play, Vector512.LoadUnsafe(ref limits, (nuint)(2 * at + Vector512<int>.Count)).AsUInt32());
            var isHere = uint.MaxValue >> (32 - Math.Min(count - at, Vector512<int>.Count));
            var isThere = (uint)Vector512.GreaterThan(lengths, Vector512<int>.Zero).ExtractMostSignificantBits() & isHere;
            unfit |= (uint)isUnfit.ExtractMostSignificantBits() & isThere;
            present |= isThere << (at + 1);
        }

        return (unfit | (rule.Required & ~present)) == 0;
    }

    private bool AreListed(ref byte bytes, ref int end, SegmentRule rule, uint present)
    {
        foreach (var element in rule.Listed)
        {
            if ((present >> element & 1) == 0) continue;
            ref readonly var one = ref _elements[rule.FirstElement + element - 1];
            var context = new ElementContext(Element(ref bytes, ref end, element - 1), default);
            if (ExternalCheck.Fault(Element(ref bytes, ref end, element), one, context, codeSets!) is not null) return false;
        }

        return true;
    }

    /// <summary>Whether one element is right that a length alone does not settle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsRight(ref byte bytes, int start, int length, in SegmentMarks marks, in ElementRule rule, ref ulong code)
    {
        if (rule.Form == ValueForm.Code)
        {
            code = Pack(ref bytes, start, length);
            return IsCode(code, rule);
        }

        return rule.Form == ValueForm.Composite
            ? IsRightComposite(ref bytes, start, start + length, marks, rule)
            : IsRightOther(ref bytes, start, length, marks, rule, code);
    }

    private static bool IsRightOther(ref byte bytes, int start, int length, in SegmentMarks marks, in ElementRule rule, ulong code)
    {
        var strange = marks.NoDigits & Range(start, length);
        return rule.Form switch
        {
            ValueForm.Amount => length <= SmallAmount && ((strange == 0) | IsPoint(strange, marks, start, length)),
            ValueForm.Count => strange == 0 && (uint)(length - rule.Min) <= rule.Play,
            ValueForm.Day => ElementValue.TryDate(Value(ref bytes, start, length), out _),
            ValueForm.FormattedDate => IsDate(Value(ref bytes, start, length), code),
            _ => false,
        };
    }

    /// <summary>Whether all that is no digit is one point, with at most two decimals behind it, and a digit somewhere.</summary>
    private static bool IsPoint(ulong strange, in SegmentMarks marks, int start, int length) =>
        ((strange & (strange - 1)) == 0) & ((strange & marks.Points) != 0) & (length > 1) & (strange >> start << 3 >= 1ul << length);

    private bool IsRightComposite(ref byte bytes, int start, int stop, in SegmentMarks marks, in ElementRule rule)
    {
        ref var one = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_elements), rule.Components);
        var whole = start;
        ulong code = 0;
        for (var component = 1; component <= rule.ComponentCount; component++, one = ref Unsafe.Add(ref one, 1))
        {
            var next = start >= SegmentMarks.Width ? stop : Math.Min(stop, start + BitOperations.TrailingZeroCount(marks.Components >> start));
            var length = next - start;
            if (length == 0)
            {
                if (one.Usage == Usage.Required) return false;
            }
            else
            {
                var isRight = one.Form switch
                {
                    ValueForm.Text or ValueForm.OpenCode => (uint)(length - one.Min) <= one.Play,
                    ValueForm.Code => IsCode(code = Pack(ref bytes, start, length), one),
                    _ => one.Usage != Usage.NotUsed && IsRightOther(ref bytes, start, length, marks, one, code),
                };
                if (!isRight) return false;
                if (codeSets is not null && one.External > ExternalCode.FormattedDate
                    && ExternalCheck.Fault(Value(ref bytes, start, length), one, new ElementContext(default, FirstOf(ref bytes, whole, stop, marks)), codeSets) is not null) return false;
            }

            if (next == stop) return component >= rule.LastRequired;
            start = next + 1;
        }

        return false; // More components than there may be.
    }

    private static ReadOnlySpan<byte> FirstOf(ref byte bytes, int start, int stop, in SegmentMarks marks) =>
        Value(ref bytes, start, Math.Min(stop - start, BitOperations.TrailingZeroCount(marks.Components >> start)));

    private bool IsCode(ulong code, in ElementRule rule) =>
        rule.OnlyCode != 0 ? code == rule.OnlyCode : _codes[rule.Codes].Contains(code);

    /// <summary>An element of a segment that has so many.</summary>
    public static ReadOnlySpan<byte> Element(ref byte bytes, ref int end, int element)
    {
        var start = Unsafe.Add(ref end, element) - end;
        return Value(ref bytes, start, Unsafe.Add(ref end, element + 1) - end - start - 1);
    }

    private static ReadOnlySpan<byte> Value(ref byte bytes, int start, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bytes, start), length);

    private static ulong Range(int start, int length) => ulong.MaxValue >> (SegmentMarks.Width - length) << start;

    /// <summary>A value of the segment as a number, the first byte lowest; 0 when it is longer than any code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pack(ref byte bytes, int start, int length) => length > sizeof(ulong)
        ? 0
        : Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, start)) & (ulong.MaxValue >> (64 - 8 * length));

    private static bool IsDate(ReadOnlySpan<byte> value, ulong format) => format switch
    {
        D8 => ElementValue.TryDate(value, out _),
        RD8 => ElementValue.TryPeriod(value, out _, out _),
        _ => false,
    };
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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

    /// <summary>The separator of components.</summary>
    public byte Component { get; set; }

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
        Component = segment.ComponentSeparator;
        return OddBytes.IndexOf(ref bytes, raw.Length + 1, segment.Delimiters) > raw.Length && IsRight(
            ref bytes, ref MemoryMarshal.GetReference(ends), ends.Length - 2, rule, isTold ? rule.LookedBeyond : rule.Looked);
    }

    /// <summary>The same of a segment that the index holds, without stray or odd bytes and with room behind it.</summary>
    /// <param name="bytes">Its first byte.</param>
    /// <param name="end">The place before it, then the end of each element.</param>
    /// <param name="count">Its elements.</param>
    /// <param name="rule">What it is.</param>
    /// <param name="looked">The elements to look at: bit n is element n.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // In a method around it what it holds would not stay in registers.
    public bool IsRight(ref byte bytes, ref int end, int count, SegmentRule rule, uint looked)
    {
        if (count > rule.ElementCount || !TryLengths(ref end, count, rule, out var present)) return false;

        var length = Unsafe.Add(ref end, count + 1) - end - 1;
        if (length > Separators.Width) return IsRightLong(ref bytes, ref end, rule, present);

        var components = Separators.Find(ref bytes, length, Component);
        var strange = components; // Those that no composite has.
        ulong code = 0;           // The one before: it may say what a date looks like.
        for (var left = present & looked; left != 0; left &= left - 1)
        {
            var element = BitOperations.TrailingZeroCount(left);
            ref readonly var look = ref rule.Looks[element];
            ref var own = ref Unsafe.Add(ref end, element);
            var start = own - end;
            var width = Unsafe.Add(ref own, 1) - own - 1;
            if (look.Form == ValueForm.Code)
            {
                code = Pack(ref bytes, start, width);
                if (look.OnlyCode != 0 ? code != look.OnlyCode : !look.Codes!.Contains(code)) return false;
            }
            else if (look.Form == ValueForm.Composite)
            {
                if (!IsRightComposite(ref bytes, start, start + width, components, look.Rule)) return false;
                strange &= ~Range(start, width);
            }
            else if (!IsRightOther(ref Unsafe.Add(ref bytes, start), width, look.Form, look.Rule, code)) return false;
        }

        return strange == 0 && ((((present | 1) & rule.Noted) == 0 && codeSets is null) || AreRightTogether(ref bytes, ref end, rule, present));
    }

    /// <summary>The same of a segment that has too many bytes for one look: each element is looked at alone.</summary>
    private bool IsRightLong(ref byte all, ref int end, SegmentRule rule, uint present)
    {
        foreach (var element in rule.Texts)
        {
            if ((present >> element & 1) == 0) continue;
            if (Element(ref all, ref end, element).Contains(Component)) return false;
        }

        ulong code = 0;
        for (var left = present & rule.Looked; left != 0; left &= left - 1)
        {
            var element = BitOperations.TrailingZeroCount(left);
            ref readonly var look = ref rule.Looks[element];
            var value = Element(ref all, ref end, element);
            if (value.Length > Separators.Width) return false;

            ref var bytes = ref MemoryMarshal.GetReference(value);
            var components = Separators.Find(ref bytes, value.Length, Component);
            if (look.Form == ValueForm.Composite)
            {
                if (!IsRightComposite(ref bytes, 0, value.Length, components, look.Rule)) return false;
                continue;
            }

            if (components != 0) return false;
            if (look.Form == ValueForm.Code && !IsCode(code = Pack(ref bytes, 0, value.Length), _elements[look.Rule])) return false;
            if (look.Form != ValueForm.Code && !IsRightOther(ref bytes, value.Length, look.Form, look.Rule, code)) return false;
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
        var here = (uint)((1ul << count) - 1); // None of the first sixteen is behind a later one.
        var unfit = Unfit(ref end, rule.Limits, here, out present);
        present <<= 1;
        if (count > Vector512<int>.Count)
        {
            var next = Vector512<int>.Count;
            unfit |= Unfit(ref Unsafe.Add(ref end, next), rule.LimitsBeyond, here >> next, out var further);
            present |= further << (next + 1);
        }

        return (unfit | (rule.Required & ~present)) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Unfit(ref int end, in LengthLimits limits, uint here, out uint present)
    {
        var lengths = Vector512.LoadUnsafe(ref end, 2) - Vector512.LoadUnsafe(ref end, 1) - Vector512<int>.One;
        var play = (lengths - Widened(limits.Least)).AsUInt32();
        var isUnfit = Vector512.GreaterThan(play, Widened(limits.Play).AsUInt32());
        present = (uint)Vector512.GreaterThan(lengths, Vector512<int>.Zero).ExtractMostSignificantBits() & here;
        return (uint)isUnfit.ExtractMostSignificantBits() & present & limits.Judged;
    }

    /// <summary>Bytes as numbers of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Widened(Vector128<byte> bytes)
    {
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Int32(bytes);

        var (low, high) = Vector128.Widen(bytes);
        var ((first, second), (third, fourth)) = (Vector128.Widen(low), Vector128.Widen(high));
        return Vector512.Create(Vector256.Create(first, second), Vector256.Create(third, fourth)).AsInt32();
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

    /// <summary>Whether one element or component is right that is neither a code nor made of others.</summary>
    private bool IsRightOther(ref byte value, int length, ValueForm form, int rule, ulong code)
    {
        switch (form)
        {
            case ValueForm.Amount:
                return length <= SmallAmount && IsAmount(ref value, length);
            case ValueForm.Count:
                ref readonly var limits = ref _elements[rule];
                return (uint)(length - limits.Min) <= limits.Play && length <= Vector128<byte>.Count && NoDigits(ref value, length, out _) == 0;
            case ValueForm.Day:
                return length == sizeof(ulong) && IsDay(ref value);
            case ValueForm.FormattedDate:
                return code == D8 ? length == sizeof(ulong) && IsDay(ref value)
                    : code == RD8 && ElementValue.TryPeriod(MemoryMarshal.CreateReadOnlySpan(ref value, length), out _, out _);
            default:
                return false;
        }
    }

    /// <summary>Whether all that is no digit is one point, with at most two decimals behind it, and a digit somewhere.</summary>
    private static bool IsAmount(ref byte value, int length)
    {
        var strange = NoDigits(ref value, length, out var points);
        return (strange == 0)
            | (((strange & (strange - 1)) == 0) & ((strange & points) != 0) & (length > 1) & (strange << 3 >= 1u << length));
    }

    /// <summary>Which of up to sixteen bytes are no digits; and which are points, those behind the value too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NoDigits(ref byte value, int length, out uint points)
    {
        var all = Vector128.LoadUnsafe(ref value);
        points = Vector128.Equals(all, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        return Vector128.GreaterThan(all - Vector128.Create((byte)'0'), Vector128.Create((byte)9)).ExtractMostSignificantBits() & ((1u << length) - 1);
    }

    /// <summary>Whether eight bytes are a day of the calendar: nearly all are no later in their month than any month goes.</summary>
    private static bool IsDay(ref byte value)
    {
        if (!ElementValue.TryEightDigits(Unsafe.ReadUnaligned<ulong>(ref value), out var number)) return false;

        var year = (uint)number / 10000;
        var monthAndDay = (uint)number - year * 10000;
        var month = monthAndDay / 100;
        var isEarly = (year > 0) & (month - 1 < 12) & (monthAndDay - month * 100 - 1 < 28);
        return isEarly || ElementValue.TryDate(MemoryMarshal.CreateReadOnlySpan(ref value, sizeof(ulong)), out _);
    }

    private bool IsRightComposite(ref byte bytes, int start, int stop, ulong separators, int rule)
    {
        ref readonly var all = ref _elements[rule];
        ref var one = ref _elements[all.Components];
        var whole = start;
        ulong code = 0;
        for (var component = 1; component <= all.ComponentCount; component++, one = ref Unsafe.Add(ref one, 1))
        {
            var next = start >= Separators.Width ? stop : Math.Min(stop, start + BitOperations.TrailingZeroCount(separators >> start));
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
                    _ => one.Usage != Usage.NotUsed && IsRightOther(ref Unsafe.Add(ref bytes, start), length, one.Form, all.Components + component - 1, code),
                };
                if (!isRight) return false;
                if (codeSets is not null && one.External > ExternalCode.FormattedDate
                    && ExternalCheck.Fault(Value(ref bytes, start, length), one, new ElementContext(default, FirstOf(ref bytes, whole, stop, separators)), codeSets) is not null) return false;
            }

            if (next == stop) return component >= all.LastRequired;
            start = next + 1;
        }

        return false; // More components than there may be.
    }

    private static ReadOnlySpan<byte> FirstOf(ref byte bytes, int start, int stop, ulong separators) =>
        Value(ref bytes, start, Math.Min(stop - start, BitOperations.TrailingZeroCount(separators >> start)));

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

    private static ulong Range(int start, int length) => ulong.MaxValue >> (Separators.Width - length) << start;

    /// <summary>A value of the segment as a number, the first byte lowest; 0 when it is longer than any code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pack(ref byte bytes, int start, int length) => length > sizeof(ulong)
        ? 0
        : Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, start)) & (ulong.MaxValue >> (64 - 8 * length));
}

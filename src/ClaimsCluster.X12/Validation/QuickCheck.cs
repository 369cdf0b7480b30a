using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>Tells at first sight that all elements of a segment are right, as nearly all are.</summary>
/// <remarks>
/// It finds no fault: where it cannot say yes, the segment is looked at closely. It goes by references without bounds:
/// the index of the reader holds the ends of the elements in order, so that each value lies in the segment.
/// </remarks>
internal sealed class QuickCheck(GuideSchema guide, ICodeSets? codeSets)
{
    private const int SmallAmount = 9; // Bytes: less than any limit of an amount.
    private const byte Nothing = 0xFF, Nowhere = 0xFE; // Bytes that a segment without stray bytes does not have.
    private const ulong D8 = 'D' | ('8' << 8);
    private const ulong RD8 = 'R' | ('D' << 8) | ('8' << 16);

    private readonly ElementRule[] _elements = guide.Elements;
    private readonly CodeList[] _codes = guide.Codes;
    private byte _component;
    private byte _repetition;

    /// <summary>True when it is right for certain.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="rule">What it is.</param>
    /// <param name="delimiters">The separators.</param>
    /// <param name="isTold">Whether its qualifier has told that: then it is one of its codes.</param>
    public bool IsRight(in Segment segment, SegmentRule rule, Delimiters delimiters, bool isTold)
    {
        var ends = segment.Ends;
        var raw = segment.Raw;
        var count = ends.Length - 2;
        if (ends.Length < 2 || count > rule.ElementCount || count < rule.LastRequired || segment.HasStrayBytes) return false;

        _component = delimiters.Component;
        _repetition = delimiters.Repetition == 0 ? _component : delimiters.Repetition;
        if (!TryLengths(ref MemoryMarshal.GetReference(ends), count, rule, out var present)) return false;
        Marks marks = default;
        if (rule.HasComposite ? !TryMarks(raw, out marks) || !AreClean(ends, rule, present, marks)
            : rule.HasText && !AreClean(raw, ends, rule, present)) return false;

        ref var bytes = ref MemoryMarshal.GetReference(raw);
        ref var end = ref MemoryMarshal.GetReference(ends);
        ref var rules = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_elements), rule.FirstElement);
        ulong code = 0; // Of the code before: it may say what a date looks like.
        foreach (var element in isTold ? rule.LookedBeyond : rule.Looked)
        {
            if ((present >> element & 1) == 0) continue;

            ref var one = ref Unsafe.Add(ref rules, element - 1);
            var start = Unsafe.Add(ref end, element) - end;
            var length = Unsafe.Add(ref end, element + 1) - end - start - 1;
            if (one.Form == ValueForm.Code)
            {
                code = Pack(ref bytes, start, length, raw.Length);
                if (one.OnlyCode != 0 ? code != one.OnlyCode : !_codes[one.Codes].Contains(code)) return false;
            }
            else if (one.Form == ValueForm.Composite)
            {
                if (!IsRightComposite(raw, start, start + length, marks.Components, one)) return false;
            }
            else if (!IsRightOther(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bytes, start), length), one, code))
            {
                return false;
            }
        }

        foreach (ref readonly var note in rule.OpenNotes.AsSpan())
        {
            if (!note.Holds(present)) return false;
        }

        return codeSets is null || AreListed(segment, rule, present);
    }

    /// <summary>Lengths of eight elements at a time; bit n of what is present is element n.</summary>
    /// <remarks>It may read eight ends behind the segment's: the index has room for them, and they do not count.</remarks>
    private static bool TryLengths(ref int end, int count, SegmentRule rule, out uint present)
    {
        present = 0;
        for (var at = 0; at < count; at += Vector256<int>.Count)
        {
            var lengths = Vector256.LoadUnsafe(ref Unsafe.Add(ref end, at + 2)) - Vector256.LoadUnsafe(ref Unsafe.Add(ref end, at + 1)) - Vector256<int>.One;
            var isHere = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count - at));
            var isThere = Vector256.GreaterThan(lengths, Vector256<int>.Zero) & isHere;
            var play = (lengths - Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(rule.MinLengths), (nuint)at)).AsUInt32();
            var fits = Vector256.LessThanOrEqual(
                play, Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(rule.LengthPlays), (nuint)at).AsUInt32()).AsInt32() & isThere;
            var mayMiss = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(rule.MayBeEmpty), (nuint)at) & ~isThere;
            if ((fits | mayMiss | ~isHere) != Vector256<int>.AllBitsSet) return false;

            present |= isThere.ExtractMostSignificantBits() << (at + 1);
        }

        return true;
    }

    /// <summary>Where in a segment component separators and blanks stand: bit n is byte n.</summary>
    private readonly record struct Marks(ulong Components, ulong Blanks);

    /// <summary>False for a segment that is too long for this, or repeats an element.</summary>
    private bool TryMarks(ReadOnlySpan<byte> raw, out Marks marks)
    {
        marks = default;
        if (raw.Length > 64) return false;

        Span<byte> short16 = stackalloc byte[16];
        if (raw.Length < 16)
        {
            short16.Fill(Nothing);
            raw.CopyTo(short16);
        }

        ref var bytes = ref MemoryMarshal.GetReference(raw.Length < 16 ? short16 : raw);
        var component = Vector128.Create(_component);
        var repetition = Vector128.Create(_repetition == _component ? Nowhere : _repetition);
        var blank = Vector128.Create((byte)' ');
        var repeats = Vector128<byte>.Zero;
        ulong components = 0, blanks = 0;
        for (var at = 0; at < raw.Length; at += 16)
        {
            var from = Math.Max(0, Math.Min(at, raw.Length - 16)); // The last sixteen overlap those before.
            var some = Vector128.LoadUnsafe(ref bytes, (nuint)from);
            repeats |= Vector128.Equals(some, repetition);
            components |= (ulong)Vector128.Equals(some, component).ExtractMostSignificantBits() << from;
            blanks |= (ulong)Vector128.Equals(some, blank).ExtractMostSignificantBits() << from;
        }

        marks = new Marks(components, blanks);
        return repeats == Vector128<byte>.Zero;
    }

    /// <summary>Whether a segment without composites has no separator within, and no text a blank at its ends.</summary>
    private bool AreClean(ReadOnlySpan<byte> raw, ReadOnlySpan<int> ends, SegmentRule rule, uint present)
    {
        if (raw.Length is < 16 or > 32)
        {
            if (raw.IndexOfAny(_component, _repetition) >= 0) return false;
        }
        else
        {
            var first = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(raw)); // Two overlapping vectors see all.
            var last = Vector128.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(raw), raw.Length - 16));
            var components = Vector128.Create(_component);
            var repetitions = Vector128.Create(_repetition);
            var blanks = Vector128.Create((byte)' ');
            if ((Vector128.Equals(first, components) | Vector128.Equals(last, components)
                | Vector128.Equals(first, repetitions) | Vector128.Equals(last, repetitions)) != Vector128<byte>.Zero) return false;
            if ((Vector128.Equals(first, blanks) | Vector128.Equals(last, blanks)) == Vector128<byte>.Zero) return true;
        }

        foreach (var element in rule.Texts)
        {
            if ((present >> element & 1) == 0) continue;
            if (raw[ends[element] - ends[0]] == ' ' || raw[ends[element + 1] - ends[0] - 2] == ' ') return false;
        }

        return true;
    }

    /// <summary>Whether texts have no blank at their ends, and no separator of components.</summary>
    private static bool AreClean(ReadOnlySpan<int> ends, SegmentRule rule, uint present, Marks marks)
    {
        foreach (var element in rule.Texts)
        {
            if ((present >> element & 1) == 0) continue;

            var start = ends[element] - ends[0];
            var last = ends[element + 1] - ends[0] - 2;
            if ((marks.Blanks >> start & 1) != 0 || (marks.Blanks >> last & 1) != 0) return false;
            if ((marks.Components >> start & (ulong.MaxValue >> (63 - (last - start)))) != 0) return false;
        }

        return true;
    }

    private bool AreListed(in Segment segment, SegmentRule rule, uint present)
    {
        foreach (var element in rule.Listed)
        {
            if ((present >> element & 1) == 0) continue;
            var one = _elements[rule.FirstElement + element - 1];
            if (ExternalCheck.Fault(segment[element], one, new ElementContext(segment[element - 1], default), codeSets!) is not null) return false;
        }

        return true;
    }

    private static bool IsRightOther(ReadOnlySpan<byte> value, in ElementRule rule, ulong code) => rule.Form switch
    {
        ValueForm.Amount => IsSmallAmount(value),
        ValueForm.Count => (uint)(value.Length - rule.Min) <= rule.Play && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9'),
        ValueForm.Day => ElementValue.TryDate(value, out _),
        ValueForm.FormattedDate => IsDate(value, code),
        _ => false,
    };

    private bool IsRightComposite(ReadOnlySpan<byte> raw, int start, int stop, ulong components, in ElementRule rule)
    {
        ref var bytes = ref MemoryMarshal.GetReference(raw);
        ref var one = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_elements), rule.Components);
        var whole = start;
        ulong code = 0;
        for (var component = 1; component <= rule.ComponentCount; component++, one = ref Unsafe.Add(ref one, 1))
        {
            var next = start >= 64 ? stop : Math.Min(stop, start + BitOperations.TrailingZeroCount(components >> start));
            var length = next - start;
            if (length == 0)
            {
                if (one.Usage == Usage.Required) return false;
            }
            else
            {
                var part = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bytes, start), length);
                var isRight = one.Form switch
                {
                    ValueForm.Text => (uint)(length - one.Min) <= one.Play && part[0] != ' ' && part[^1] != ' ',
                    ValueForm.OpenCode => (uint)(length - one.Min) <= one.Play,
                    ValueForm.Code => IsCode(code = Pack(ref bytes, start, length, raw.Length), one),
                    ValueForm.FormattedDate => IsDate(part, code),
                    _ => one.Usage != Usage.NotUsed && IsRightOther(part, one, code),
                };
                if (!isRight) return false;
                if (codeSets is not null && one.External > ExternalCode.FormattedDate
                    && ExternalCheck.Fault(part, one, new ElementContext(default, FirstOf(raw[whole..stop])), codeSets) is not null) return false;
            }

            if (next == stop) return component >= rule.LastRequired;
            start = next + 1;
        }

        return false; // More components than there may be.
    }

    private ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> composite) =>
        composite.IndexOf(_component) is var end && end < 0 ? composite : composite[..end];

    private bool IsCode(ulong code, in ElementRule rule) =>
        rule.OnlyCode != 0 ? code == rule.OnlyCode : _codes[rule.Codes].Contains(code);

    /// <summary>A value of the segment as a number, the first byte lowest; 0 when it is longer than any code.</summary>
    private static ulong Pack(ref byte bytes, int start, int length, int total)
    {
        if (length > sizeof(ulong)) return 0;
        if (start + length >= sizeof(ulong))
            return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, start + length - sizeof(ulong))) >> (64 - 8 * length);
        if (total - start >= sizeof(ulong))
            return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, start)) & (ulong.MaxValue >> (64 - 8 * length));
        return CodeList.Pack(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bytes, start), length));
    }

    private static bool IsSmallAmount(ReadOnlySpan<byte> value)
    {
        if (value.Length > SmallAmount) return false;

        var point = -1;
        for (var i = 0; i < value.Length; i++)
        {
            if ((uint)(value[i] - '0') <= 9) continue;
            if (value[i] != '.' || point >= 0) return false;
            point = i;
        }

        return point < 0 || (value.Length > 1 && value.Length - point <= 3);
    }

    private static bool IsDate(ReadOnlySpan<byte> value, ulong format) => format switch
    {
        D8 => ElementValue.TryDate(value, out _),
        RD8 => ElementValue.TryPeriod(value, out _, out _),
        _ => false,
    };
}

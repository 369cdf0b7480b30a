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
    private const ulong D8 = 'D' | ('8' << 8);
    private const ulong RD8 = 'R' | ('D' << 8) | ('8' << 16);

    private readonly ElementRule[] _elements = guide.Elements;
    private readonly CodeList[] _codes = guide.Codes;
    private byte _component;
    private byte _repetition;

    /// <summary>True when it is right for certain.</summary>
    public bool IsRight(in Segment segment, SegmentRule rule, Delimiters delimiters)
    {
        var ends = segment.Ends;
        var raw = segment.Raw;
        var count = ends.Length - 2;
        if (ends.Length < 2 || count > rule.ElementCount || count < rule.LastRequired || segment.HasStrayBytes) return false;

        _component = delimiters.Component;
        _repetition = delimiters.Repetition == 0 ? _component : delimiters.Repetition;
        if (rule is { HasComposite: false, HasText: true } && HasSeparators(raw)) return false;

        ref var bytes = ref MemoryMarshal.GetReference(raw);
        ref var end = ref MemoryMarshal.GetReference(ends);
        ref var one = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_elements), rule.FirstElement);
        var origin = end;
        var stop = Unsafe.Add(ref end, 1) - origin - 1;
        uint present = 0;
        ulong code = 0; // Of the code before: it may say what a date looks like.
        for (var element = 1; element <= count; element++, one = ref Unsafe.Add(ref one, 1))
        {
            var start = stop + 1;
            stop = Unsafe.Add(ref end, element + 1) - origin - 1;
            var length = stop - start;
            if (length == 0)
            {
                if (one.Usage == Usage.Required) return false;
                continue;
            }

            present |= 1u << element;
            ref var first = ref Unsafe.Add(ref bytes, start);
            switch (one.Form)
            {
                case ValueForm.Text:
                    if ((uint)(length - one.Min) > one.Play || first == ' ' || Unsafe.Add(ref bytes, stop - 1) == ' ') return false;
                    if (rule.HasComposite && HasSeparators(raw[start..stop])) return false;
                    break;
                case ValueForm.OpenCode:
                    if ((uint)(length - one.Min) > one.Play || (rule.HasComposite && HasSeparators(raw[start..stop]))) return false;
                    break;
                case ValueForm.Code:
                    code = Pack(ref bytes, start, length, raw.Length);
                    if (one.OnlyCode != 0 ? code != one.OnlyCode : !_codes[one.Codes].Contains(code)) return false;
                    break;
                case ValueForm.Amount:
                    if (!IsSmallAmount(raw[start..stop])) return false;
                    break;
                case ValueForm.Count:
                    if ((uint)(length - one.Min) > one.Play || raw[start..stop].ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
                    break;
                case ValueForm.FormattedDate:
                    if (!IsDate(raw[start..stop], code)) return false;
                    break;
                case ValueForm.Composite:
                    if (!IsRightComposite(raw[start..stop], one)) return false;
                    break;
                default:
                    return false;
            }

            if (codeSets is not null && !IsListed(segment, one, element, raw[start..stop])) return false;
        }

        foreach (ref readonly var note in rule.OpenNotes.AsSpan())
        {
            if (!note.Holds(present)) return false;
        }

        return true;
    }

    private bool IsRightComposite(ReadOnlySpan<byte> value, in ElementRule rule)
    {
        ref var one = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_elements), rule.Components);
        var whole = value;
        ulong code = 0;
        for (var component = 1; component <= rule.ComponentCount; component++, one = ref Unsafe.Add(ref one, 1))
        {
            var length = 0;
            while (length < value.Length && value[length] != _component) length++;
            var part = value[..length];
            value = length == value.Length ? default : value[(length + 1)..];
            if (length == 0)
            {
                if (one.Usage == Usage.Required) return false;
                continue;
            }

            var isRight = one.Form switch
            {
                ValueForm.Text => (uint)(length - one.Min) <= one.Play && part[0] != ' ' && part[^1] != ' ' && !part.Contains(_repetition),
                ValueForm.OpenCode => (uint)(length - one.Min) <= one.Play && !part.Contains(_repetition),
                ValueForm.Code => length <= sizeof(ulong) && IsCode(code = CodeList.Pack(part), one),
                ValueForm.Amount => IsSmallAmount(part),
                ValueForm.Count => (uint)(length - one.Min) <= one.Play && !part.ContainsAnyExceptInRange((byte)'0', (byte)'9'),
                ValueForm.FormattedDate => IsDate(part, code),
                _ => false,
            };
            if (!isRight) return false;
            if (codeSets is not null && one.External > ExternalCode.FormattedDate
                && ExternalCheck.Fault(part, one, new ElementContext(default, FirstOf(whole)), codeSets) is not null) return false;
        }

        return value.IsEmpty;
    }

    private ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> composite) =>
        composite.IndexOf(_component) is var end && end < 0 ? composite : composite[..end];

    private bool IsCode(ulong code, in ElementRule rule) =>
        rule.OnlyCode != 0 ? code == rule.OnlyCode : _codes[rule.Codes].Contains(code);

    private bool IsListed(in Segment segment, in ElementRule rule, int element, ReadOnlySpan<byte> value) =>
        rule.External <= ExternalCode.FormattedDate
        || ExternalCheck.Fault(value, rule, new ElementContext(segment[element - 1], default), codeSets!) is null;

    /// <summary>Of 16 to 32 bytes, as most segments have, two overlapping vectors see all.</summary>
    private bool HasSeparators(ReadOnlySpan<byte> value)
    {
        if (!Vector128.IsHardwareAccelerated || value.Length is < 16 or > 32) return value.IndexOfAny(_component, _repetition) >= 0;

        var first = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(value));
        var last = Vector128.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(value), value.Length - 16));
        var components = Vector128.Create(_component);
        var repetitions = Vector128.Create(_repetition);
        return (Vector128.Equals(first, components) | Vector128.Equals(last, components)
            | Vector128.Equals(first, repetitions) | Vector128.Equals(last, repetitions)) != Vector128<byte>.Zero;
    }

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

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Lists where the elements and segments of a block of bytes end, and its stray bytes, in one pass.</summary>
internal abstract class MarkScanner
{
    /// <summary>The widest this machine runs, unless CLAIMSCLUSTER_SCANNER names another.</summary>
    public static MarkScanner Best { get; } = Of(
        Enum.TryParse<ScannerKind>(Environment.GetEnvironmentVariable("CLAIMSCLUSTER_SCANNER"), out var named) ? named
        : Vector512.IsHardwareAccelerated ? ScannerKind.Vector512
        : Vector256.IsHardwareAccelerated ? ScannerKind.Vector256
        : Vector128.IsHardwareAccelerated ? ScannerKind.Vector128
        : ScannerKind.Scalar);

    public static MarkScanner Of(ScannerKind kind) => kind switch
    {
        ScannerKind.Vector512 => new MarkScanner<Vector512Marks>(),
        ScannerKind.Vector256 => new MarkScanner<Vector256Marks>(),
        ScannerKind.Vector128 => new MarkScanner<Vector128Marks>(),
        _ => new MarkScanner<ScalarMarks>(),
    };

    /// <summary>Adds the marks of a block to the lists.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="position">Where the first of them stands in the buffer.</param>
    /// <param name="element">The element separator.</param>
    /// <param name="terminator">The segment terminator.</param>
    /// <param name="lists">Lists with room for every byte to be a mark.</param>
    public abstract void Scan(
        ReadOnlySpan<byte> block, int position, byte element, byte terminator, ref MarkLists lists);
}

/// <summary>The pass, 64 bytes at a step, whichever way the marks are found.</summary>
internal sealed class MarkScanner<TFinder> : MarkScanner where TFinder : struct, IMarkFinder<TFinder>
{
    private const int Step = 64;

    public override void Scan(
        ReadOnlySpan<byte> block, int position, byte element, byte terminator, ref MarkLists lists)
    {
        if (!lists.HasRoomFor(block.Length)) throw new ArgumentException("The lists are too short.", nameof(lists));

        // From here on the references cannot leave the lists: a step adds no more entries than it has bytes.
        var finder = TFinder.For(element, terminator);
        var whole = block.Length & -Step;
        ScanSteps(finder, block[..whole], position, ref lists);
        if (whole == block.Length) return;

        Span<byte> rest = stackalloc byte[Step];
        rest.Fill((byte)' '); // No mark: IsaHeader takes no blank for a separator.
        block[whole..].CopyTo(rest);
        ScanSteps(finder, rest, position + whole, ref lists);
    }

    private static void ScanSteps(TFinder finder, scoped ReadOnlySpan<byte> block, int position, ref MarkLists lists)
    {
        ref var bytes = ref MemoryMarshal.GetReference(block);
        ref var ends = ref MemoryMarshal.GetReference(lists.Ends);
        ref var terminators = ref MemoryMarshal.GetReference(lists.Terminators);
        ref var strays = ref MemoryMarshal.GetReference(lists.Strays);
        int endCount = lists.EndCount, terminatorCount = lists.TerminatorCount, strayCount = lists.StrayCount;
        unchecked
        {
            for (var i = 0; i < block.Length; i += Step)
            {
                finder.Find(ref Unsafe.Add(ref bytes, i), out var elementBits, out var terminatorBits, out var strayBits);
                var endBits = elementBits | terminatorBits;
                terminatorCount += AddTerminators(
                    ref Unsafe.Add(ref terminators, terminatorCount), endCount, endBits, terminatorBits);
                endCount += AddPlaces(ref Unsafe.Add(ref ends, endCount), position + i, endBits);
                strayBits &= ~terminatorBits;
                if (strayBits != 0)
                    strayCount += AddPlaces(ref Unsafe.Add(ref strays, strayCount), position + i, strayBits);
            }
        }

        (lists.EndCount, lists.TerminatorCount, lists.StrayCount) = (endCount, terminatorCount, strayCount);
    }

    /// <summary>Bits become entries, eight without a branch; what is written beyond their number is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddPlaces(ref int list, int position, ulong bits)
    {
        unchecked
        {
            var count = BitOperations.PopCount(bits);
            for (var written = 0; written < count; written += 8)
            {
                ref var entry = ref Unsafe.Add(ref list, written);
                entry = position + TakeLowest(ref bits);
                Unsafe.Add(ref entry, 1) = position + TakeLowest(ref bits);
                Unsafe.Add(ref entry, 2) = position + TakeLowest(ref bits);
                Unsafe.Add(ref entry, 3) = position + TakeLowest(ref bits);
                Unsafe.Add(ref entry, 4) = position + TakeLowest(ref bits);
                Unsafe.Add(ref entry, 5) = position + TakeLowest(ref bits);
                Unsafe.Add(ref entry, 6) = position + TakeLowest(ref bits);
                Unsafe.Add(ref entry, 7) = position + TakeLowest(ref bits);
            }

            return count;
        }
    }

    /// <summary>For each terminator, which of the ends it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddTerminators(ref int list, int endCount, ulong ends, ulong terminators)
    {
        unchecked
        {
            var count = BitOperations.PopCount(terminators);
            for (var written = 0; written < count; written += 4)
            {
                ref var entry = ref Unsafe.Add(ref list, written);
                entry = endCount + TakeEndsBefore(ref terminators, ends);
                Unsafe.Add(ref entry, 1) = endCount + TakeEndsBefore(ref terminators, ends);
                Unsafe.Add(ref entry, 2) = endCount + TakeEndsBefore(ref terminators, ends);
                Unsafe.Add(ref entry, 3) = endCount + TakeEndsBefore(ref terminators, ends);
            }

            return count;
        }
    }

    /// <summary>The place of the lowest bit, which is taken away; 64 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TakeLowest(ref ulong bits)
    {
        unchecked
        {
            var place = BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            return place;
        }
    }

    /// <summary>How many ends stand before the lowest terminator, which is taken away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TakeEndsBefore(ref ulong terminators, ulong ends)
    {
        unchecked
        {
            var below = ~terminators & (terminators - 1);
            terminators &= terminators - 1;
            return BitOperations.PopCount(ends & below);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
                var endBits = finder.ListEnds(
                    ref Unsafe.Add(ref bytes, i), position + i, ref Unsafe.Add(ref ends, endCount), out var terminatorBits, out var strayBits);
                terminatorCount += Places.Add(
                    ref Unsafe.Add(ref terminators, terminatorCount), endCount, Ordinals(terminatorBits, endBits));
                endCount += BitOperations.PopCount(endBits);
                strayBits &= ~terminatorBits;
                if (strayBits != 0)
                    strayCount += Places.Add(ref Unsafe.Add(ref strays, strayCount), position + i, strayBits);
            }
        }

        (lists.EndCount, lists.TerminatorCount, lists.StrayCount) = (endCount, terminatorCount, strayCount);
    }

    /// <summary>Which of the ends are terminators: bit n is the end that n others stand before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Ordinals(ulong terminators, ulong ends)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitExtract(terminators, ends);

        ulong ordinals = 0;
        for (; terminators != 0; terminators &= terminators - 1)
            ordinals |= 1ul << BitOperations.PopCount(ends & ~terminators & (terminators - 1));
        return ordinals;
    }
}

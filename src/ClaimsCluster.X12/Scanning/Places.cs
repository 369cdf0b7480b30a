using System.Numerics;
using System.Runtime.CompilerServices;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Bits become places in a list.</summary>
internal static class Places
{
    /// <summary>Eight are written without a branch; what is written beyond their number is overwritten.</summary>
    /// <param name="list">Where they go: multiples of eight are written.</param>
    /// <param name="position">The place of bit 0.</param>
    /// <param name="bits">The bits.</param>
    /// <returns>How many they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Add(ref int list, int position, ulong bits)
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
}

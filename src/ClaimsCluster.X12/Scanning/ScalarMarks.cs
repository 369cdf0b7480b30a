using System.Runtime.CompilerServices;

namespace ClaimsCluster.X12.Scanning;

/// <summary>Marks found byte by byte.</summary>
internal readonly struct ScalarMarks(byte element, byte terminator) : IMarkFinder<ScalarMarks>
{
    private readonly byte _element = element;
    private readonly byte _terminator = terminator;

    public static ScalarMarks For(byte element, byte terminator) => new(element, terminator);

    public ulong ListEnds(ref byte bytes, int position, ref int list, out ulong terminators, out ulong strays)
    {
        ulong ends = 0;
        terminators = strays = 0;
        for (var i = 0; i < 64; i++)
        {
            var value = Unsafe.Add(ref bytes, i);
            if (value == _element || value == _terminator) ends |= 1ul << i;
            if (value == _terminator) terminators |= 1ul << i;
            if (value is < 0x20 or > 0x7E) strays |= 1ul << i;
        }

        Places.Add(ref list, position, ends);
        return ends;
    }
}

namespace ClaimsCluster.X12.Scanning;

/// <summary>Finds the marks among 64 bytes; bit 0 of each answer stands for the first byte.</summary>
/// <remarks>A struct, so that each scanner is compiled for its finder and the vectors stay in registers.</remarks>
internal interface IMarkFinder<TSelf> where TSelf : struct, IMarkFinder<TSelf>
{
    /// <summary>A finder of these two separators.</summary>
    static abstract TSelf For(byte element, byte terminator);

    /// <summary>Looks at 64 bytes, and lists its ends: the places of elements' and segments' ends.</summary>
    /// <param name="bytes">The first of them.</param>
    /// <param name="position">Where it stands in the buffer.</param>
    /// <param name="list">Where the ends go. As many as there are bytes may be written, whatever their number.</param>
    /// <param name="terminators">Which bytes are terminators.</param>
    /// <param name="strays">Which are no printable ASCII: line ends, controls, other alphabets.</param>
    /// <returns>Which bytes are ends.</returns>
    ulong ListEnds(ref byte bytes, int position, ref int list, out ulong terminators, out ulong strays);
}

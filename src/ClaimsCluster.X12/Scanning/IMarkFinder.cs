namespace ClaimsCluster.X12.Scanning;

/// <summary>Finds the marks among 64 bytes; bit 0 of each answer stands for the first byte.</summary>
/// <remarks>A struct, so that each scanner is compiled for its finder and the vectors stay in registers.</remarks>
internal interface IMarkFinder<TSelf> where TSelf : struct, IMarkFinder<TSelf>
{
    /// <summary>A finder of these two separators.</summary>
    static abstract TSelf For(byte element, byte terminator);

    /// <summary>Looks at 64 bytes. Strays are no printable ASCII: line ends, controls, other alphabets.</summary>
    void Find(ref byte bytes, out ulong elements, out ulong terminators, out ulong strays);
}

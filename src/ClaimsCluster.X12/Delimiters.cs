namespace ClaimsCluster.X12;

/// <summary>The four separators of one interchange, as its ISA fixes them (bytes 3, 104, 82 and 105).</summary>
public readonly record struct Delimiters(byte Element, byte Component, byte Repetition, byte Segment)
{
    /// <summary>What we write: <c>*</c>, <c>:</c>, <c>^</c>, <c>~</c>.</summary>
    public static Delimiters Ours { get; } = new((byte)'*', (byte)':', (byte)'^', (byte)'~');
}

namespace ClaimsCluster.X12.Tests.Scanning;

/// <summary>Hands out a file in pieces of given sizes, over and over.</summary>
internal sealed class SplitStream(byte[] file, params int[] sizes) : MemoryStream(file)
{
    private int _piece;

    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, Math.Min(count, sizes[_piece++ % sizes.Length]));
}

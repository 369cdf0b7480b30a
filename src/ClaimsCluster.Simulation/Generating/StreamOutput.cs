using System.Buffers;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>Lets the codec write to a stream through one buffer, however long the file.</summary>
internal sealed class StreamOutput(Stream stream) : IBufferWriter<byte>
{
    private const int Size = 1 << 16;

    private byte[] _buffer = new byte[Size];
    private int _filled;

    public void Advance(int count) => _filled += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Require(sizeHint);
        return _buffer.AsMemory(_filled);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Require(sizeHint);
        return _buffer.AsSpan(_filled);
    }

    /// <summary>Hands to the stream what the buffer still holds.</summary>
    public void Flush()
    {
        stream.Write(_buffer.AsSpan(0, _filled));
        _filled = 0;
    }

    private void Require(int sizeHint)
    {
        if (_buffer.Length - _filled >= Math.Max(1, sizeHint)) return;
        Flush();
        if (_buffer.Length < sizeHint) _buffer = new byte[sizeHint];
    }
}

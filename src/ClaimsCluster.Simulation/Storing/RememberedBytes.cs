using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Simulation.Storing;

/// <summary>
/// What the oracles read, remembered: worlds of one workload write the same events and rows over and over, and equal bytes
/// say the same. What the silos read is read anew each time, by the production storage.
/// </summary>
internal sealed class RememberedBytes : StoredBytes
{
    private readonly Dictionary<byte[], object?> _read = new(new ByContent());

    /// <inheritdoc/>
    public override T? Read<T>(byte[] bytes) where T : class
    {
        if (_read.TryGetValue(bytes, out var known) && known is T said) return said;
        var read = base.Read<T>(bytes);
        _read[bytes] = read;
        return read;
    }

    private sealed class ByContent : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? left, byte[]? right) => left.AsSpan().SequenceEqual(right);

        public int GetHashCode(byte[] bytes)
        {
            var hash = default(HashCode);
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }
    }
}

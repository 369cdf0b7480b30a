namespace ClaimsCluster.Benchmarks.Measuring;

/// <summary>Something to measure over the same bytes as its neighbours.</summary>
/// <param name="Name">Such as codec.tokenise.</param>
/// <param name="Run">Does it once; what it answers keeps the work from being left out.</param>
internal sealed record Step(string Name, Func<byte[], long> Run);

/// <summary>The median of a step's rounds.</summary>
/// <param name="Name">The step.</param>
/// <param name="ByteCount">Bytes it read.</param>
/// <param name="CpuSeconds">Processor time of the process.</param>
/// <param name="AllocatedBytes">Bytes allocated by its thread.</param>
internal sealed record Measured(string Name, int ByteCount, double CpuSeconds, long AllocatedBytes)
{
    /// <summary>Millions of bytes in a second of processor time.</summary>
    public double Speed => ByteCount / 1e6 / CpuSeconds;

    public double AllocatedPerByte => (double)AllocatedBytes / ByteCount;
}

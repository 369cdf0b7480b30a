using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Benchmarks.Store;

/// <summary>A claim's row as the store sees it: its body is as long as one of 6 lines (ORLEANS: 1,780 bytes).</summary>
[GenerateSerializer, Alias("benchmark-row")]
internal sealed class BenchRow : IStoredRow
{
    private const int BodyBytes = 1780;
    private const int EventBytes = 120;

    private static readonly DateTimeOffset Day = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Content = Bytes(1, BodyBytes);
    private static readonly byte[] Hash = Bytes(2, 32);
    private static readonly byte[] EventBody = Bytes(3, EventBytes);

    /// <summary>Whatever a claim is made of.</summary>
    [Id(0)]
    public byte[] Body { get; init; } = Content;

    /// <inheritdoc/>
    [field: NonSerialized]
    public RowWrite? Write { get; init; }

    /// <summary>It has no effects.</summary>
    public IStoredRow Settled() => this;

    /// <summary>The next version of a row, with no event or one.</summary>
    public static BenchRow Of(string key, long version, int eventCount) => new()
    {
        Write = new(new("claim", "north", key), new("clean"), Day, DueAt: null, OpenEffects: 0, eventCount == 0 ? [] : [Event(key, version)]),
    };

    private static StoredEvent Event(string key, long version) =>
        new(version, "Posted", $"{key}-{version}", Day, "system", version == 1 ? [] : Hash, Hash, EventBody);

    private static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}

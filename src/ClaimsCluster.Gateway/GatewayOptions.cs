namespace ClaimsCluster.Gateway;

/// <summary>How much one host takes in, and how long it lets a caller wait.</summary>
public sealed record GatewayOptions
{
    /// <summary>The largest file, in bytes: past it 413. Memory does not grow with it.</summary>
    public long LargestFileBytes { get; init; } = 1L << 30;

    /// <summary>Uploads at once on this host: past it 429 with Retry-After.</summary>
    public int UploadsAtOnce { get; init; } = 16;

    /// <summary>Requests at once on this host, those that wait included: past it 429 with Retry-After.</summary>
    public int RequestsAtOnce { get; init; } = 1_000;

    /// <summary>The longest that <c>?wait=</c> holds an answer back.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the store is looked at for somebody who waits, where nothing wakes him.</summary>
    public TimeSpan LooksEvery { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The tenant of a request that names none.</summary>
    public string Tenant { get; init; } = "default";
}

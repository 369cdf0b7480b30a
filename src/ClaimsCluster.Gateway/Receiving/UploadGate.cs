namespace ClaimsCluster.Gateway.Receiving;

/// <summary>So many uploads at once on this host, and no queue: who does not get in asks again, and memory stays flat.</summary>
internal sealed class UploadGate(GatewayOptions options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.UploadsAtOnce, options.UploadsAtOnce);

    /// <summary>Places that are free now.</summary>
    public int Free => _free.CurrentCount;

    /// <summary>A place, given back by its disposal; null when there is none.</summary>
    public IDisposable? TryEnter() => _free.Wait(0) ? new Place(_free) : null;

    public void Dispose() => _free.Dispose();

    private sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}

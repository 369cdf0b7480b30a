using ClaimsCluster.Gateway.Answering;
using Microsoft.AspNetCore.Http;

namespace ClaimsCluster.Gateway.Receiving;

/// <summary>So many requests at once on this host: while the store is away each waits for it, and their number stays bounded.</summary>
internal sealed class RequestGate(GatewayOptions options)
{
    private int _inside;

    /// <summary>Requests that are being answered now.</summary>
    public int Inside => Volatile.Read(ref _inside);

    /// <summary>A filter of the API.</summary>
    public async ValueTask<object?> Pass(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return Interlocked.Increment(ref _inside) <= options.RequestsAtOnce
                ? await next(context)
                : Problems.TooMany($"This host answers {options.RequestsAtOnce} requests at once.", retryAfterSeconds: 1);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}

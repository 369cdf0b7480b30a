using System.Globalization;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Gateway.Answering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimsCluster.Gateway.Feed;

/// <summary>
/// The feed: everything that happened, in its order, as thin envelopes. Who keeps the position that he was given last
/// misses nothing and may see the last page twice.
/// </summary>
internal static class EventEndpoints
{
    private const int PageSize = 1000;

    public static void MapEvents(this IEndpointRouteBuilder api) => api.MapGet("/events", Events)
        .WithName("GetEvents").WithTags("Events")
        .WithSummary("Events after a position, 1,000 a page. With wait=SECONDS (at most 30) it answers when there is one. Go on with after=next.")
        .Produces<EventPage>().ProducesProblem(400);

    private static async Task<EventPage> Events(long? after, int? wait, Asker asker, IClusterStore store, Waiting waiting, CancellationToken cancel)
    {
        var position = after ?? 0;
        return await waiting.Until(Look, page => page.Items.Count > 0, wait, cancel);

        // Other tenants' events are passed over; the position goes on behind them.
        async Task<EventPage> Look()
        {
            for (; ; )
            {
                var page = await store.Events(position, PageSize);
                if (page.Count == 0) return new([], position);

                position = page[^1].Position;
                var items = page.Where(logged => logged.Tenant == asker.Tenant).Select(EventEnvelope.Of).ToList();
                if (items.Count > 0) return new(items, position);
            }
        }
    }
}

/// <summary>A page of the feed.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Next">Go on with <c>after=</c> this.</param>
internal sealed record EventPage(IReadOnlyList<EventEnvelope> Items, long Next);

/// <summary>That something happened, and to what: the rest is asked for.</summary>
/// <param name="Id">Unique for ever.</param>
/// <param name="Type">"claim.paid", "file.completed", ...; new ones come.</param>
/// <param name="Created">Business time.</param>
/// <param name="Position">Its place in the feed; grows.</param>
/// <param name="Tenant">Whose.</param>
/// <param name="Resource">What it happened to.</param>
internal sealed record EventEnvelope(string Id, string Type, string Created, long Position, string Tenant, EventResource Resource)
{
    public static EventEnvelope Of(LoggedEvent logged)
    {
        var slash = logged.Stream.IndexOf('/', StringComparison.Ordinal);
        var (kind, key) = (logged.Stream[..slash], logged.Stream[(slash + 1)..]);
        var type = kind switch { "interchange" => "file", "patient-account" => "account", "encounter" => "visit", _ => kind };
        return new(
            $"{logged.Stream}/{logged.Event.Seq}", EventNames.Of(logged, type),
            logged.Event.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture), logged.Position, logged.Tenant, new(type, key));
    }
}

/// <summary>What an event is about.</summary>
/// <param name="Type">"claim", "file", "account", "visit", ...</param>
/// <param name="Id">Its id: <c>GET /v1/claims/{id}</c>.</param>
internal sealed record EventResource(string Type, string Id);

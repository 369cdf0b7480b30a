using System.Security.Cryptography;
using ClaimsCluster.Client;
using ClaimsCluster.Gateway.Answering;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimsCluster.Gateway.Clock;

/// <summary>Moves the clock of a test cluster.</summary>
internal static class ClockEndpoints
{
    private const int MostDays = 3660; // Ten years: more is a slip of the hand.

    public static void MapClock(this IEndpointRouteBuilder api) => api.MapPost("/test/clock:advance", Advance)
        .WithName("AdvanceClock").WithTags("Test")
        .WithSummary("Moves a virtual clock on by days, and answers when the work that this makes due is done. The same Idempotency-Key ends at the same target.")
        .Produces<ClockAnswer>().ProducesProblem(404).ProducesProblem(422);

    private static async Task<IResult> Advance(ClockAdvance asked, HttpContext http, Asker asker, KeptRequests requests, IHostApplicationLifetime host)
    {
        if (http.RequestServices.GetService<IVirtualClock>() is not { } clock) return Problems.NotFound("This cluster's clock is the real one: nobody moves it.");
        if (asked.Days is < 1 or > MostDays) return Problems.BadRequest($"days is a whole number from 1 to {MostDays}.");

        var key = asker.Key ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var first = await requests.Keep(asker.Tenant, key, $"POST clock:advance {asked.Days}");
        if (first == Asked.Otherwise) return Problems.OtherRequest();

        // The cluster has one clock for all tenants: keys of two of them are two keys.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        ClockStanding standing;
        try
        {
            standing = await clock.Advance(asked.Days, $"{asker.Tenant}/{key}", ends.Token);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            return Problems.Unavailable(retryAfterSeconds: 1); // The cluster goes on to the target; another host tells when it is there.
        }

        if (first == Asked.Again) http.Response.Headers["Idempotency-Replayed"] = "true";
        return new JsonAnswer(json =>
        {
            json.WriteStartObject();
            json.WriteString("now", standing.Now.UtcDateTime); // As all instants: with a Z.
            json.WriteString("target", standing.Target.UtcDateTime);
            json.WriteEndObject();
        });
    }
}

/// <summary>What is asked of the clock.</summary>
/// <param name="Days">1 or more.</param>
internal sealed record ClockAdvance(int Days);

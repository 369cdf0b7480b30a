using System.Net;
using ClaimsCluster.Hosting.Clustering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans.Dashboard;

namespace ClaimsCluster.Cli.Hosts;

/// <summary>What an operator looks at: health and the Orleans dashboard.</summary>
internal static class OperatorPages
{
    private const string Dashboard = "/dashboard";

    /// <summary><c>/health/ready</c>: 200, or 503 with what is missing. (<c>/health/live</c> is the API's.)</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health/ready", (Readiness readiness) =>
    {
        var missing = readiness.Missing();
        return Results.Json(
            new HealthAnswer(missing.Count == 0 ? "ready" : "not ready", missing), HealthJson.Default.HealthAnswer,
            statusCode: missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    });

    /// <summary>What the dashboard needs of each silo.</summary>
    public static void AddDashboard(ISiloBuilder silo) => silo.AddDashboard(options => options.HideTrace = true);

    /// <summary>
    /// The dashboard, for callers of this machine only, since there are no logins; without the two pages that would show PHI:
    /// stored state, and the log as it is written.
    /// </summary>
    public static void MapDashboard(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (!IsHidden(context.Request.Path, context.Connection.RemoteIpAddress)) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.MapOrleansDashboard(Dashboard);
    }

    /// <summary>Whether a page is not there for that caller.</summary>
    internal static bool IsHidden(PathString path, IPAddress? caller) =>
        path.StartsWithSegments(Dashboard, StringComparison.OrdinalIgnoreCase, out var page)
        && (caller is null || !IPAddress.IsLoopback(caller)
            || page.StartsWithSegments("/GrainState", StringComparison.OrdinalIgnoreCase)
            || page.StartsWithSegments("/Trace", StringComparison.OrdinalIgnoreCase));
}

/// <summary>What <c>/health/ready</c> answers.</summary>
/// <param name="Status">"ready" or "not ready".</param>
/// <param name="Missing">What is not as it should be.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyList<string> Missing);

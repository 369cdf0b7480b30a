using ClaimsCluster.Gateway.Answering;
using ClaimsCluster.Gateway.Clock;
using ClaimsCluster.Gateway.Feed;
using ClaimsCluster.Gateway.Looking;
using ClaimsCluster.Gateway.Receiving;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClaimsCluster.Gateway;

/// <summary>The HTTP API of a host (docs/api.md).</summary>
public static class ClaimsGateway
{
    /// <summary>
    /// Registers what the API needs besides what <see cref="ReceivingSetup.AddFileIntake"/> asks of the host. A host with a
    /// virtual clock has an <see cref="Hosting.Clustering.IVirtualClock"/> too.
    /// </summary>
    public static IServiceCollection AddClaimsGateway(this IServiceCollection services, GatewayOptions options)
    {
        services.AddFileIntake();
        services.AddSingleton(options);
        services.TryAddSingleton<AsideRelease>();
        services.AddSingleton<UploadGate>();
        services.AddSingleton<RequestGate>();
        services.AddSingleton<Waiting>();
        services.TryAddSingleton<IEventWakeUp>(new LooksAgain(options.LooksEvery));
        services.AddOpenApi("v1", openApi => openApi.AddDocumentTransformer(ApiDocument.Describe));
        return services;
    }

    /// <summary>Maps <c>/v1</c>, <c>/openapi/v1.json</c> and <c>/health/live</c>.</summary>
    public static IEndpointRouteBuilder MapClaimsApi(this IEndpointRouteBuilder routes)
    {
        var gate = routes.ServiceProvider.GetRequiredService<RequestGate>();
        var api = routes.MapGroup("/v1").AddEndpointFilter<AnswerFilter>().AddEndpointFilter(gate.Pass);
        api.MapFiles();
        api.MapClaims();
        api.MapEvents();
        api.MapClock();
        api.Map("/{**rest}", () => Problems.NotFound("There is nothing at this address, or not by this method. See /openapi/v1.json."))
            .ExcludeFromDescription();
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        return routes;
    }
}

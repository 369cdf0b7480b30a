using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClaimsCluster.Gateway.Answering;

/// <summary>What <c>/openapi/v1.json</c> says besides the endpoints.</summary>
internal static class ApiDocument
{
    public static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new()
        {
            Title = "ClaimsCluster",
            Version = "v1",
            Description = "Files in, acknowledgments out; claims, accounts, work and the feed of events. Money is a string with two places.",
        };
        document.Servers = [];
        return Task.CompletedTask;
    }
}

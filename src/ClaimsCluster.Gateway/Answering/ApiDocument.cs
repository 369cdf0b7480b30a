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
        foreach (var (method, operation) in document.Paths.Values.SelectMany(path => path.Operations ?? []))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(Header("X-Tenant", "Whose claims; without it the host's own tenant."));
            if (method == HttpMethod.Post)
                operation.Parameters.Add(Header("Idempotency-Key", "The same for every attempt of one request: it is done once, and answered alike."));
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}

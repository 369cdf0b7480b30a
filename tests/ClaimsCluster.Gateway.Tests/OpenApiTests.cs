using System.Text.Json;

namespace ClaimsCluster.Gateway.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_is_OpenAPI_3_1_and_lists_what_there_is()
    {
        await using var host = await GatewayHost.Start();
        var document = await host.Json("/openapi/v1.json");
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        document.GetProperty("info").GetProperty("title").GetString().ShouldBe("ClaimsCluster");
        var paths = document.GetProperty("paths");
        paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).Order(StringComparer.Ordinal)
            .ShouldBe(
            [
                "GET /v1/accounts/{accountId}", "GET /v1/claims/{claimId}", "GET /v1/claims/{claimId}/explanation", "GET /v1/claims/{claimId}/timeline",
                "GET /v1/events", "GET /v1/files/{fileId}", "GET /v1/files/{fileId}/acks/{kind}", "GET /v1/files/{fileId}/refusals",
                "GET /v1/worklists/{kind}", "POST /v1/files", "POST /v1/test/clock:advance", "POST /v1/worklists/poison/{item}:retry",
            ]);
        foreach (var operation in paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            operation.Value.GetProperty("operationId").GetString().ShouldNotBeNullOrEmpty();
            operation.Value.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
        }

        Parameters(paths.GetProperty("/v1/files/{fileId}").GetProperty("get")).ShouldBe(["fileId", "wait", "X-Tenant"]);
        Parameters(paths.GetProperty("/v1/test/clock:advance").GetProperty("post")).ShouldBe(["X-Tenant", "Idempotency-Key"]);
        paths.GetProperty("/v1/files").GetProperty("post").GetProperty("requestBody").GetProperty("content").TryGetProperty("application/edi-x12", out _).ShouldBeTrue();
        References(document).ShouldBeSubsetOf(document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name));
    }

    [Fact]
    public async Task A_host_that_runs_says_so()
    {
        await using var host = await GatewayHost.Start();
        (await host.Http.GetStringAsync("/health/live", TestContext.Current.CancellationToken)).ShouldBe("live");
    }

    private static IEnumerable<string> Parameters(JsonElement operation) =>
        operation.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString()!);

    /// <summary>The names of all schemas that are referred to.</summary>
    private static IEnumerable<string> References(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(one => one.Name == "$ref" ? [one.Value.GetString()!.Split('/')[^1]] : References(one.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
        _ => [],
    };
}

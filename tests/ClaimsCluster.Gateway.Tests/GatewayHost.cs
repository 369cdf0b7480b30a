using System.Text;
using System.Text.Json;
using ClaimsCluster.Client;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Gateway.Tests;

/// <summary>A cluster on SQLite in a temporary folder, with the API on a real port of loopback.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly StoreFolder _folder = StoreFolder.Temporary();
    private WebApplication? _app;

    private GatewayHost() => Store = SqliteClusterStore.Open(_folder.Database);

    public SqliteClusterStore Store { get; }

    public Uri Address => new(_app!.Urls.Single());

    public HttpClient Http { get; private set; } = null!;

    public IVirtualClock Clock => Services.GetRequiredService<IVirtualClock>();

    public IServiceProvider Services => _app!.Services;

    public static async Task<GatewayHost> Start(
        GatewayOptions? options = null, Action<IServiceCollection>? services = null, Func<SqliteClusterStore, ValueTask>? before = null)
    {
        var host = new GatewayHost();
        var cancel = TestContext.Current.CancellationToken;
        if (before is not null) await before(host.Store);
        var plan = await ClusterBooks.Join(
            host.Store, new RunPlan { Cluster = true, Seed = 1, Tenant = "default", Start = EmbeddedRun.FirstDay, Inputs = [] }, cancel);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddOnlySilo(new() { SiloName = "gateway-test" }, plan, host.Store);
        builder.Services.AddClaimsGateway(options ?? new());
        services?.Invoke(builder.Services);
        host._app = builder.Build();
        host._app.MapClaimsApi();
        await host._app.StartAsync(cancel);
        host.Http = new HttpClient { BaseAddress = host.Address };
        return host;
    }

    /// <summary>A client of this host, or of others that stand before it.</summary>
    public HttpClaimsClient Client(params Uri[] servers) => new(new HttpClient(), new()
    {
        Servers = servers.Length > 0 ? servers : [Address],
        FirstPause = TimeSpan.FromMilliseconds(20),
    });

    public Task<HttpResponseMessage> Post(byte[] file, string? key = null, string type = "application/edi-x12", string? tenant = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/files?name=jan.837") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new(type);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (tenant is not null) request.Headers.Add("X-Tenant", tenant);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> Json(string path, string? tenant = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tenant is not null) request.Headers.Add("X-Tenant", tenant);
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Json(answer);
    }

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).RootElement;

    /// <summary>The ids of the claims that came in, from the feed: in their order, each once.</summary>
    public async Task<IReadOnlyList<string>> ClaimIds()
    {
        var ids = new List<string>();
        for (long after = 0; ;)
        {
            var page = await Json($"/v1/events?after={after}");
            if (page.GetProperty("items").GetArrayLength() == 0) return ids;
            after = page.GetProperty("next").GetInt64();
            ids.AddRange(page.GetProperty("items").EnumerateArray()
                .Where(e => e.GetProperty("type").GetString() == "claim.created").Select(e => e.GetProperty("resource").GetProperty("id").GetString()!));
        }
    }

    /// <summary>Proves the books when all is at rest: they are read row by row, and work that goes on would be seen by halves.</summary>
    public async Task BooksProve()
    {
        await Clock.Advance(1, "to rest", TestContext.Current.CancellationToken);
        (await Verification.Run(Store)).Checks.Where(check => check.Wrong > 0).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}

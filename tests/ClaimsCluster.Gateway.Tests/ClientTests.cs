using System.Net;
using System.Security.Cryptography;
using ClaimsCluster.Client;
using ClaimsCluster.Cluster.Tests;
using ClaimsCluster.Tests.Postgres;

namespace ClaimsCluster.Gateway.Tests;

/// <summary>A client whose line, or whose server, goes away.</summary>
public sealed class ClientTests
{
    [Theory]
    [InlineData(Way.ToServer)]
    [InlineData(Way.ToClient)]
    public async Task A_connection_that_is_cut_costs_a_repeat_and_the_file_is_taken_once(Way way)
    {
        await using var host = await GatewayHost.Start();
        using var line = new TcpProxy(host.Address.Port);
        var client = host.Client(new Uri($"http://127.0.0.1:{line.Port}"));
        var cut = line.CutNext(way);
        var received = await client.SubmitFileAsync(new("f.837", () => new MemoryStream(Some837.File(10))), TestContext.Current.CancellationToken);
        await cut;

        var status = await client.WaitForFileAsync(received.FileId, TestContext.Current.CancellationToken);
        (status.Taken, status.Duplicates).ShouldBe((10, 0));
        (await host.ClaimIds()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task An_answer_that_is_cut_while_the_clock_moves_is_asked_for_again_and_the_clock_moves_once()
    {
        await using var host = await GatewayHost.Start();
        using var line = new TcpProxy(host.Address.Port);
        var before = await host.Clock.Now();
        var cut = line.CutNext(Way.ToClient);
        var moved = await host.Client(new Uri($"http://127.0.0.1:{line.Port}")).AdvanceClockAsync(5, TestContext.Current.CancellationToken);
        await cut;
        moved.Target.ShouldBe(before.AddDays(5));
        (await host.Clock.Now()).ShouldBe(before.AddDays(5));
    }

    [Fact]
    public async Task A_server_that_is_down_is_passed_over()
    {
        await using var host = await GatewayHost.Start();
        using var down = new TcpProxy(host.Address.Port) { IsDown = true };
        var client = host.Client(new Uri($"http://127.0.0.1:{down.Port}"), host.Address);
        var received = await client.SubmitFileAsync(new("f.837", () => new MemoryStream(Some837.File(1))), TestContext.Current.CancellationToken);
        (await client.WaitForFileAsync(received.FileId, TestContext.Current.CancellationToken)).Taken.ShouldBe(1);
    }

    [Fact]
    public async Task Without_any_server_it_is_told_which_were_asked()
    {
        await using var host = await GatewayHost.Start();
        using var down = new TcpProxy(host.Address.Port) { IsDown = true };
        var client = new HttpClaimsClient(new HttpClient(), new()
        {
            Servers = [new($"http://127.0.0.1:{down.Port}")],
            FirstPause = TimeSpan.FromMilliseconds(10),
            GiveUpAfter = TimeSpan.FromMilliseconds(50),
        });
        var away = await Should.ThrowAsync<ClaimsServerAwayException>(() => client.AdvanceClockAsync(1, TestContext.Current.CancellationToken));
        away.Message.ShouldContain($"127.0.0.1:{down.Port}");
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_under_the_same_key_after_the_time_that_it_names()
    {
        var server = new Scripted(HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        var client = new HttpClaimsClient(new HttpClient(server), new()
        {
            Servers = [new("http://127.0.0.1:1")],
            FirstPause = TimeSpan.FromMilliseconds(1),
        });
        await client.AdvanceClockAsync(1, TestContext.Current.CancellationToken);
        await client.AdvanceClockAsync(1, TestContext.Current.CancellationToken);
        server.Keys.Count.ShouldBe(4);
        server.Keys.Take(3).Distinct().Count().ShouldBe(1); // The attempts of one call.
        server.Keys[3].ShouldNotBe(server.Keys[0]); // The next call.
    }

    [Fact]
    public async Task More_clients_than_places_all_get_in_and_each_file_is_taken_once()
    {
        await using var host = await GatewayHost.Start(new() { UploadsAtOnce = 2 });
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            var client = host.Client(); // Each a program of its own.
            var file = Some837.File(2, $"C{number:00}");
            var received = await client.SubmitFileAsync(new("f.837", () => new MemoryStream(file)), TestContext.Current.CancellationToken);
            return (await client.WaitForFileAsync(received.FileId, TestContext.Current.CancellationToken)).Taken;
        }));
        taken.ShouldAllBe(count => count == 2);
        (await host.ClaimIds()).Count.ShouldBe(80);
    }

    [Fact]
    public async Task A_large_file_arrives_whole()
    {
        await using var host = await GatewayHost.Start();
        var bytes = new byte[20_000_000];
        for (var at = 0; at < bytes.Length; at++) bytes[at] = (byte)('A' + (at % 26));
        var client = host.Client();
        var received = await client.SubmitFileAsync(new("f.837", () => new MemoryStream(bytes)), TestContext.Current.CancellationToken);
        received.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (await client.WaitForFileAsync(received.FileId, TestContext.Current.CancellationToken)).Content.ShouldBe("unreadable");
    }

    /// <summary>A server that answers as told, and with 200 after that.</summary>
    private sealed class Scripted(params HttpStatusCode[] statuses) : HttpMessageHandler
    {
        private readonly Queue<HttpStatusCode> _statuses = new(statuses);

        public List<string> Keys { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.Add(request.Headers.GetValues("Idempotency-Key").Single());
            var answer = new HttpResponseMessage(_statuses.TryDequeue(out var status) ? status : HttpStatusCode.OK)
            {
                Content = new StringContent("""{ "now": "2026-01-06T00:00:00Z", "target": "2026-01-06T00:00:00Z" }""", null, "application/json"),
            };
            answer.Headers.RetryAfter = new(TimeSpan.Zero);
            return Task.FromResult(answer);
        }
    }
}

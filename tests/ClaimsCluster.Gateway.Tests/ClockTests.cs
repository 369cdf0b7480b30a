using System.Net;
using System.Net.Http.Json;
using ClaimsCluster.Client;
using ClaimsCluster.Cluster.Tests;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Hosting.Clustering;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClaimsCluster.Gateway.Tests;

public sealed class ClockTests
{
    [Fact]
    public async Task Moving_the_clock_takes_a_claim_from_its_file_to_its_payment()
    {
        await using var host = await GatewayHost.Start();
        var client = host.Client();
        var received = await client.SubmitFileAsync(new("f.837", () => new MemoryStream(Some837.File(10))), TestContext.Current.CancellationToken);
        await client.WaitForFileAsync(received.FileId, TestContext.Current.CancellationToken);
        var before = await host.Clock.Now();

        var moved = await client.AdvanceClockAsync(60, TestContext.Current.CancellationToken);
        moved.Target.ShouldBe(before.AddDays(60));
        moved.Now.ShouldBe(moved.Target);

        var events = new List<string>();
        foreach (var id in await host.ClaimIds())
        {
            var claim = await host.Json($"/v1/claims/{id}");
            var timeline = (await host.Json($"/v1/claims/{id}/timeline")).GetProperty("timeline").GetRawText();
            claim.GetProperty("timeline").GetRawText().ShouldBe(timeline);
            (await host.Json($"/v1/claims/{id}/explanation")).GetProperty("check").GetProperty("agree").GetBoolean().ShouldBeTrue();
            var account = claim.GetProperty("accountId").GetString();
            (await host.Json($"/v1/accounts/{account}")).GetProperty("accountId").GetString().ShouldBe(account);
            events.Add(timeline);
        }

        events.Count.ShouldBe(10);
        events.ShouldAllBe(timeline => timeline.Contains("AckAccepted", StringComparison.Ordinal));
        var feed = (await host.Json("/v1/events")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("type").GetString()).ToList();
        feed.ShouldContain("claim.paid");
        feed.ShouldContain("claim.submitted");
        await host.BooksProve();
    }

    [Fact]
    public async Task The_same_key_ends_at_the_same_target_and_the_next_goes_on_from_there()
    {
        await using var host = await GatewayHost.Start();
        var first = await Advance(host, 3, "key-1");
        var again = await Advance(host, 3, "key-1");
        var next = await Advance(host, 2, "key-2");
        again.Target.ShouldBe(first.Target);
        again.Now.ShouldBe(first.Now);
        next.Target.ShouldBe(first.Target.AddDays(2));

        using var other = await Post(host, 4, "key-1");
        await ProblemTests.ShouldBeProblem(other, 422, "idempotency-key");
        using var none = await Post(host, 0, "key-3");
        await ProblemTests.ShouldBeProblem(none, 400, "bad-request");
    }

    [Fact]
    public async Task A_clock_that_was_on_its_way_when_its_process_ended_goes_on_to_its_target()
    {
        var start = Instants.On(new(2026, 1, 5), 0);
        await using var host = await GatewayHost.Start(before: store => store.SetSetting("clock.target", start.AddDays(10).ToString("O"))); // What the process left behind.
        (await host.Clock.Advance(1, "key-1", TestContext.Current.CancellationToken)).Target.ShouldBe(start.AddDays(11));
    }

    [Fact]
    public async Task A_real_clock_is_moved_by_nobody()
    {
        await using var host = await GatewayHost.Start(services: services => services.RemoveAll<IVirtualClock>());
        using var answer = await Post(host, 1, "key-1");
        await ProblemTests.ShouldBeProblem(answer, 404, "not-found");
    }

    [Fact]
    public async Task A_question_that_waits_is_answered_by_what_happens()
    {
        await using var host = await GatewayHost.Start();
        var waiting = host.Json("/v1/events?after=0&wait=30");
        waiting.IsCompleted.ShouldBeFalse();
        using var sent = await host.Post(Some837.File(1));
        (await waiting).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
    }

    private static Task<HttpResponseMessage> Post(GatewayHost host, int days, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/test/clock:advance") { Content = JsonContent.Create(new { days }) };
        request.Headers.Add("Idempotency-Key", key);
        return host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<ClockAnswer> Advance(GatewayHost host, int days, string key)
    {
        using var answer = await Post(host, days, key);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<ClockAnswer>(TestContext.Current.CancellationToken))!;
    }
}

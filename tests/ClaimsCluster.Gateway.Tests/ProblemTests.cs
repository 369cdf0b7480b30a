using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ClaimsCluster.Cluster.Tests;
using ClaimsCluster.Gateway.Receiving;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsCluster.Gateway.Tests;

/// <summary>What the API says no to (RFC 9457), and what every answer carries.</summary>
public sealed class ProblemTests
{
    [Fact]
    public async Task The_same_key_with_the_same_body_is_the_same_answer_and_with_another_body_422()
    {
        await using var host = await GatewayHost.Start();
        using var first = await host.Post(Some837.File(2), key: "key-1");
        using var again = await host.Post(Some837.File(2), key: "key-1");
        using var other = await host.Post(Some837.File(3), key: "key-1");
        using var stranger = await host.Post(Some837.File(3), key: "key-1", tenant: "other"); // Keys are a tenant's own.

        first.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        again.StatusCode.ShouldBe(first.StatusCode);
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await Text(again)).ShouldBe(await Text(first));
        await ShouldBeProblem(other, 422, "idempotency-key");
        stranger.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await host.BooksProve();
    }

    [Fact]
    public async Task Of_two_bodies_at_once_under_one_key_one_is_taken()
    {
        await using var host = await GatewayHost.Start();
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(count => host.Post(Some837.File(count), key: "key-1")));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(7);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("application/zip")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task What_is_no_file_of_ours_is_told_what_is_taken(string type)
    {
        await using var host = await GatewayHost.Start();
        using var answer = await host.Post(Some837.File(1), type: type);
        (await ShouldBeProblem(answer, 415, "media-type")).GetProperty("detail").GetString()!.ShouldContain("application/edi-x12");
    }

    [Fact]
    public async Task A_file_past_the_cap_is_refused_whether_its_length_is_told_or_not_and_nothing_of_it_is_kept()
    {
        await using var host = await GatewayHost.Start(new() { LargestFileBytes = 1 << 20 });
        using var told = await host.Post(new byte[(1 << 20) + 1]);
        await ShouldBeProblem(told, 413, "too-large");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/files") { Content = new StreamContent(new Endless()) };
        request.Content.Headers.ContentType = new("application/edi-x12");
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using var endless = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
            await ShouldBeProblem(endless, 413, "too-large");
        }
        catch (HttpRequestException error) when (error.InnerException is IOException or SocketException)
        {
            // The server stops reading: a client that goes on sending may see the close before the answer.
        }

        (await host.Store.Blobs()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_and_gives_its_place_back()
    {
        await using var host = await GatewayHost.Start(new() { UploadsAtOnce = 1 });
        var gate = host.Services.GetRequiredService<UploadGate>();
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
            var head = "POST /v1/files HTTP/1.1\r\nHost: x\r\nContent-Type: application/edi-x12\r\nContent-Length: 50000000\r\n\r\n";
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + new string('A', 600_000)), TestContext.Current.CancellationToken);
            while (gate.Free > 0) await Task.Delay(5, TestContext.Current.CancellationToken); // Until it is taken up.
        }

        while (gate.Free == 0) await Task.Delay(5, TestContext.Current.CancellationToken); // Until its end is noticed.
        (await host.Store.Blobs()).ShouldBeEmpty();
        using var again = await host.Post(Some837.File(1));
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_empty_file_is_told_so()
    {
        await using var host = await GatewayHost.Start();
        using var answer = await host.Post([]);
        await ShouldBeProblem(answer, 400, "bad-request");
    }

    [Fact]
    public async Task Past_the_bound_of_uploads_the_caller_is_told_when_to_come_again()
    {
        await using var host = await GatewayHost.Start(new() { UploadsAtOnce = 1 });
        using (host.Services.GetRequiredService<UploadGate>().TryEnter()) // As an upload that goes on.
        {
            using var second = await host.Post(Some837.File(1));
            (await ShouldBeProblem(second, 429, "too-many")).GetProperty("detail").GetString()!.ShouldContain("1 uploads at once");
            second.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        }

        using var answer = await host.Post(Some837.File(1));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Past_the_bound_of_requests_the_caller_is_told_when_to_come_again_and_who_waits_counts()
    {
        await using var host = await GatewayHost.Start(new() { RequestsAtOnce = 1 });
        var gate = host.Services.GetRequiredService<RequestGate>();
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var waiting = host.Http.GetAsync($"/v1/events?after={long.MaxValue}&wait=30", leaves.Token);
        while (gate.Inside == 0) await Task.Delay(5, TestContext.Current.CancellationToken); // Until he is let in.
        using var second = await host.Http.GetAsync("/v1/events", TestContext.Current.CancellationToken);
        (await ShouldBeProblem(second, 429, "too-many")).GetProperty("detail").GetString()!.ShouldContain("1 requests at once");
        second.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));

        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        while (gate.Inside > 0) await Task.Delay(5, TestContext.Current.CancellationToken); // Until his end is noticed.
        using var answer = await host.Http.GetAsync("/v1/events", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/v1/files/0000", 404)]
    [InlineData("/v1/files/0000?wait=soon", 400)]
    [InlineData("/v1/claims/NOSUCHCLAIM", 404)]
    [InlineData("/v1/claims/..%2F..", 404)]
    [InlineData("/v1/accounts/NOSUCH", 404)]
    [InlineData("/v1/worklists/nothing", 404)]
    [InlineData("/v1/nothing", 404)]
    [InlineData("/v1/test/clock:advance", 404)] // By GET.
    [InlineData("/v1/events?after=then", 400)]
    public async Task Every_no_is_a_problem_document(string path, int status)
    {
        await using var host = await GatewayHost.Start();
        using var answer = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
        await ShouldBeProblem(answer, status, status == 404 ? "not-found" : "bad-request");
    }

    [Fact]
    public async Task A_request_is_named_and_its_trace_goes_back_with_the_answer()
    {
        await using var host = await GatewayHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/files/0000");
        request.Headers.Add("X-Request-Id", "batch-7.1");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.Headers.GetValues("X-Request-Id").ShouldBe(["batch-7.1"]);
        answer.Headers.GetValues("traceparent").ShouldBe(["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]);

        using var unnamed = await host.Http.GetAsync("/v1/files/0000", TestContext.Current.CancellationToken);
        unnamed.Headers.GetValues("X-Request-Id").Single().Length.ShouldBe(16);
    }

    [Fact]
    public async Task No_header_of_an_answer_holds_a_name_a_member_or_a_claim_number()
    {
        await using var host = await GatewayHost.Start();
        using var answer = await host.Post(Some837.File(5));
        var id = (await GatewayHost.Json(answer)).GetProperty("fileId").GetString();
        await host.Json($"/v1/files/{id}?wait=30");
        var claim = (await host.ClaimIds())[0];
        var account = (await host.Json($"/v1/claims/{claim}")).GetProperty("accountId").GetString();

        foreach (var path in new[] { $"/v1/files/{id}", $"/v1/files/{id}/acks/999", $"/v1/claims/{claim}", $"/v1/claims/{claim}/explanation", $"/v1/accounts/{account}", "/v1/worklists/held", "/v1/events" })
        {
            using var found = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
            found.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var headers = string.Join('\n', found.Headers.Concat(found.Content.Headers).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
            foreach (var private_ in new[] { "FAMILY", "PERSON", "M0001", "MRN", "T0000", "jan.837" }) headers.ShouldNotContain(private_);
        }

        // The feed goes to many: it names things by our ids only.
        var feed = (await host.Json("/v1/events")).GetRawText();
        foreach (var private_ in new[] { "FAMILY", "PERSON", "MRN", "T0000", "jan.837" }) feed.ShouldNotContain(private_);
    }

    internal static async Task<JsonElement> ShouldBeProblem(HttpResponseMessage answer, int status, string type)
    {
        ((int)answer.StatusCode).ShouldBe(status, await Text(answer));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await GatewayHost.Json(answer);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("type").GetString()!.ShouldEndWith($"/{type}");
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }

    private static async Task<string> Text(HttpResponseMessage answer) =>
        Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    /// <summary>Bytes without end.</summary>
    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(buffer.Length);
    }
}

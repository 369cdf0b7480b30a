using System.Net;
using System.Security.Cryptography;
using System.Text;
using ClaimsCluster.Cluster.Tests;

namespace ClaimsCluster.Gateway.Tests;

public sealed class FileTests
{
    [Fact]
    public async Task A_file_goes_in_and_its_acknowledgments_come_out_without_anybody_moving_the_clock()
    {
        await using var host = await GatewayHost.Start();
        var file = Some837.File(20);
        using var answer = await host.Post(file);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        answer.Headers.Location!.ToString().ShouldBe($"/v1/files/{sha256}");
        var received = await GatewayHost.Json(answer);
        received.GetProperty("fileId").GetString().ShouldBe(sha256);
        received.GetProperty("sha256").GetString().ShouldBe(sha256);
        received.GetProperty("status").GetString().ShouldBe("received");

        var status = await host.Json($"/v1/files/{sha256}?wait=30");
        status.GetProperty("status").GetString().ShouldBe("finished");
        status.GetProperty("taken").GetInt32().ShouldBe(20);
        status.GetProperty("content").GetString().ShouldBe("837P");
        status.GetProperty("name").GetString().ShouldBe("jan.837");
        status.GetProperty("length").GetInt64().ShouldBe(file.Length);
        status.GetProperty("acks").EnumerateArray().Select(kind => kind.GetString()).ShouldContain("277ca");

        foreach (var kind in status.GetProperty("acks").EnumerateArray().Select(kind => kind.GetString()))
        {
            using var ack = await host.Http.GetAsync($"/v1/files/{sha256}/acks/{kind}", TestContext.Current.CancellationToken);
            ack.StatusCode.ShouldBe(HttpStatusCode.OK);
            ack.Content.Headers.ContentType!.MediaType.ShouldBe("application/edi-x12");
            Encoding.ASCII.GetString(await ack.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldStartWith("ISA*");
        }
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_same_file_with_the_same_acknowledgments()
    {
        await using var host = await GatewayHost.Start();
        var client = host.Client();
        var file = Some837.File(12);
        var first = await client.SubmitFileAsync(new("a.837", () => new MemoryStream(file)), TestContext.Current.CancellationToken);
        await client.WaitForFileAsync(first.FileId, TestContext.Current.CancellationToken);
        var acks = await client.GetAckAsync(first.FileId, "277ca", TestContext.Current.CancellationToken);

        using var again = await host.Post(file, key: "another key and another name");
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var status = await client.WaitForFileAsync(first.FileId, TestContext.Current.CancellationToken);
        (status.Taken, status.Duplicates, status.Name).ShouldBe((12, 0, "a.837"));
        (await client.GetAckAsync(first.FileId, "277ca", TestContext.Current.CancellationToken)).ShouldBe(acks);
        (await host.ClaimIds()).Count.ShouldBe(12);
    }

    [Fact]
    public async Task Several_uploads_at_once_are_all_taken_and_each_claim_once()
    {
        await using var host = await GatewayHost.Start();
        var client = host.Client();
        var files = Enumerable.Range(0, 6).Select(number => Some837.File(15, $"F{number}")).ToList();
        var statuses = await Task.WhenAll(files.Concat(files).Select(async file => // Each twice.
        {
            var received = await client.SubmitFileAsync(new("f.837", () => new MemoryStream(file)), TestContext.Current.CancellationToken);
            return await client.WaitForFileAsync(received.FileId, TestContext.Current.CancellationToken);
        }));

        statuses.ShouldAllBe(status => status.Taken == 15 && status.Refused == 0 && status.Duplicates == 0);
        (await host.ClaimIds()).Count.ShouldBe(90);
        await host.BooksProve();
    }

    [Fact]
    public async Task Files_that_are_sent_one_after_the_other_are_taken_up_in_that_order()
    {
        await using var host = await GatewayHost.Start();
        var client = host.Client();
        var ids = new List<string>();
        for (var number = 0; number < 8; number++)
        {
            var file = Some837.File(30, $"F{number}");
            ids.Add((await client.SubmitFileAsync(new("f.837", () => new MemoryStream(file)), TestContext.Current.CancellationToken)).FileId);
        }

        foreach (var id in ids) await client.WaitForFileAsync(id, TestContext.Current.CancellationToken);
        var finished = (await host.Json("/v1/events")).GetProperty("items").EnumerateArray()
            .Where(e => e.GetProperty("type").GetString() == "file.completed").Select(e => e.GetProperty("resource").GetProperty("id").GetString()!).ToList();
        finished.ShouldBe(ids);
    }

    [Fact]
    public async Task A_refused_claim_is_listed_with_its_reason()
    {
        await using var host = await GatewayHost.Start();
        var client = host.Client();
        var file = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Some837.File(3)).Replace("DMG*D8*19610102*F", "DMG*D8*19611302*F", StringComparison.Ordinal));
        var received = await client.SubmitFileAsync(new("f.837", () => new MemoryStream(file)), TestContext.Current.CancellationToken);
        var status = await client.WaitForFileAsync(received.FileId, TestContext.Current.CancellationToken);

        status.Refused.ShouldBeGreaterThan(0);
        var refusals = await client.GetRefusalsAsync(received.FileId, TestContext.Current.CancellationToken);
        refusals.Count.ShouldBe(status.Refused);
        refusals[0].Reason.Category.ShouldStartWith("A");
        refusals[0].Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it()
    {
        await using var host = await GatewayHost.Start();
        var client = host.Client();
        var received = await client.SubmitFileAsync(new("f.837", () => new MemoryStream(Some837.File(2))), TestContext.Current.CancellationToken);
        await client.WaitForFileAsync(received.FileId, TestContext.Current.CancellationToken);
        var claim = (await host.ClaimIds())[0];

        (await host.Json($"/v1/claims/{claim}")).GetProperty("claimId").GetString().ShouldBe(claim);
        var account = (await host.Json($"/v1/claims/{claim}")).GetProperty("accountId").GetString();
        foreach (var path in new[] { $"/v1/accounts/{account}", $"/v1/files/{received.FileId}", $"/v1/files/{received.FileId}/acks/999", $"/v1/files/{received.FileId}/refusals", $"/v1/claims/{claim}", $"/v1/claims/{claim}/timeline", $"/v1/claims/{claim}/explanation" })
            (await host.Json(path, tenant: "other")).GetProperty("status").GetInt32().ShouldBe(404);
        (await host.Json("/v1/events", tenant: "other")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await host.Json("/v1/claims/x", tenant: "payer:PPO01")).GetProperty("status").GetInt32().ShouldBe(400);
    }
}

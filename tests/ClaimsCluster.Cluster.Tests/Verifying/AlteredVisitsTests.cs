using System.Text;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;

namespace ClaimsCluster.Cluster.Tests.Verifying;

/// <summary>Books of visits prove, and each check that knows visits can fail.</summary>
public sealed class AlteredVisitsTests(AlteredVisitsTests.VisitBooks books) : IClassFixture<AlteredVisitsTests.VisitBooks>
{
    [Fact]
    public async Task Untouched_they_prove()
    {
        using var store = new AlteredStore(books.Database);
        var report = await store.Verify();
        report.Checks.Where(line => line.Wrong > 0).Select(line => $"{line.Id}: {string.Join("; ", line.Faults)}").ShouldBeEmpty();
    }

    [Fact]
    public Task I7_a_visit_more_than_the_file_has() => Fails("I7", store => store.Change<Interchange>(
        "interchange", file => file.Content == Interchange.Visits, file => file with { Refused = file.Refused + 1 }));

    [Fact]
    public Task I7_a_visit_that_says_it_was_billed_by_a_claim_that_is_not_there() => Fails("I7", store => store.Change<Encounter>(
        "encounter", visit => visit.Claims.Count == 1,
        visit => visit with { Claims = [visit.Claims[0] with { ClaimId = "NOSUCHCLAIM00000" }] }));

    [Fact]
    public async Task A_visit_whose_row_is_gone_is_missed()
    {
        using var store = new AlteredStore(books.Database);
        store.Run("delete from grain_state where kind = 'encounter' and rowid = (select min(rowid) from grain_state where kind = 'encounter')").ShouldBe(1);
        (await store.Verify()).Checks.Where(line => line.Wrong > 0).Select(line => line.Id).ShouldContain("I7");
    }

    [Fact]
    public async Task A_byte_of_a_visit_that_was_changed_shows_in_its_document()
    {
        using var store = new AlteredStore(books.Database);
        store.Run("update blob_chunk set bytes = cast(replace(cast(bytes as text), '\"id\":\"V1\"', '\"id\":\"W1\"') as blob)"
            + " where cast(bytes as text) like '%\"id\":\"V1\"%'").ShouldBe(1);
        var wholeness = (await store.Verify()).Checks.Single(check => check.Id == "I24");
        wholeness.Faults.Select(fault => fault.Kind).ShouldBe(["claim", "document"], ignoreOrder: true);
    }

    private async Task Fails(string check, Action<AlteredStore> alter)
    {
        using var store = new AlteredStore(books.Database);
        alter(store);
        (await store.Verify()).Checks.Where(line => line.Wrong > 0).Select(line => line.Id).ShouldBe([check]);
    }

    /// <summary>Two visits that become claims, one that waits for its signature, and a line that is none; run to their end.</summary>
    public sealed class VisitBooks : IAsyncLifetime
    {
        private readonly StoreFolder _folder = StoreFolder.Temporary();

        public string Database => _folder.Database;

        public async ValueTask InitializeAsync()
        {
            await using var store = SqliteClusterStore.Open(Database);
            var file = Encoding.UTF8.GetBytes(string.Join('\n', Visit(1, "DR MORENO"), "this is no visit", Visit(2, "DR MORENO"), Visit(3, "")));
            var plan = new RunPlan
            {
                Seed = 1,
                Tenant = "default",
                Inputs = [await EmbeddedRun.Keep(store, "default", "visits.jsonl", () => new MemoryStream(file), new DateOnly(2026, 1, 5))],
            };
            await plan.Save(store);
            await EmbeddedRun.Run(plan, new ClaimsClusterOptions { Seed = 1 }, store, 1, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return default;
        }

        private static string Visit(int number, string signedBy) => $$$"""
            {"patient":{"mrn":"M{{{number}}}","name":{"last":"DOE","first":"JANE{{{(char)('A' + number)}}}"},"birthDate":"1980-05-1{{{number}}}","sex":"F","address":{"line1":"2 MAIN ST","city":"TROY","state":"NY","zip":"121801234"}},"coverages":[{"payerId":"HMO01","payerName":"EXAMPLE HMO","memberId":"PAY-W{{{number}}}"}],"encounter":{"id":"V{{{number}}}","date":"2026-01-02","billing":{"npi":"1234567893","taxId":"123456789","taxonomy":"207Q00000X","name":"GOOD CLINIC","address":{"line1":"1 MAIN ST","city":"ALBANY","state":"NY","zip":"122070001"},"phone":"5185550100"},"rendering":{"npi":"1730123456","name":{"last":"WELBY","first":"MARCUS"},"taxonomy":"208D00000X"},"note":"ASSESSMENT:\n1. Essential hypertension.","signedBy":"{{{signedBy}}}","signedAt":"2026-01-02T18:00:00Z","diagnoses":["I10"],"procedures":[{"code":"99213"}]}}
            """;
    }
}

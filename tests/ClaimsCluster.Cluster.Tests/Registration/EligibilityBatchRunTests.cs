using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Embedded;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Cluster.Tests.Registration;

/// <summary>From the queue of a payer to its 271.</summary>
public sealed class EligibilityBatchRunTests
{
    private static readonly DateTimeOffset Evening = Instants.On(new(2026, 1, 4), 20);

    [Fact]
    public async Task What_waits_is_asked_in_one_270_and_answered_in_one_271()
    {
        using var folder = StoreFolder.Temporary();
        await using var store = SqliteClusterStore.Open(folder.Database);
        string[] visits = [.. Enumerable.Range(0, 3).Select(number => $"V{number:000000000000000}")];
        foreach (var visit in visits)
        {
            await store.Commit(
                new(new(AskingVisit.Kind, "default", visit), new("Asking"), Evening, null, 0, [])
                {
                    Enqueue = [new(EncounterIdentity.EligibilityQueue("HMO01"), visit)],
                },
                [], 0);
        }

        await using var cluster = await EmbeddedCluster.Start(new ClaimsClusterOptions(), store, 1, Evening, TestContext.Current.CancellationToken);
        var batch = cluster.Grains.Entity(EligibilityBatch.IdOf("default", "HMO01"));
        foreach (var opener in visits) await batch.Handle(new EligibilityBatchCommand.Open { CommandId = $"ask:{opener}", At = Evening });
        await cluster.RunTo(Evening.AddDays(1), TestContext.Current.CancellationToken);

        var events = (await store.Events(0, 1_000)).Select(logged => logged.Event.Type).ToList();
        events.Where(type => type.StartsWith("Eligibility", StringComparison.Ordinal) || type.StartsWith("Desk", StringComparison.Ordinal))
            .ShouldBe(["EligibilityOpened", "EligibilitySealed", "DeskReceived", "EligibilitySent", "DeskAnswered"]);
        events.Count(type => type == "MemberInquired").ShouldBe(3);
        events.Count(type => type == "AnswerUnmatched").ShouldBe(3); // No such visit is here to take them.
        events[^1].ShouldBe("FileFinished");

        var asked = new List<string>();
        var answered = new List<string>();
        foreach (var (tenant, sha256, _) in (await store.Blobs()).Where(blob => blob.Tenant == "default"))
        {
            using var asIs = store.OpenBlob(tenant, sha256);
            asked.AddRange(EligibilityInquiries.Read(asIs).SelectMany(set => set.Inquiries).Select(inquiry => inquiry.Trace));
            using var again = store.OpenBlob(tenant, sha256);
            foreach (var set in EligibilityResponses.Read(again))
            {
                set.Reference.ShouldBe("E-HMO01-20260105");
                answered.AddRange(set.Answers.Select(answer => answer.Trace));
            }
        }

        asked.ShouldBe(visits.Select(visit => $"{visit}1"));
        answered.ShouldBe(asked);
    }
}

using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Embedded;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Verifying;

namespace ClaimsCluster.Cluster.Tests.Running;

/// <summary>A claim at which our own rules fail stops nobody else, and is not lost (FAULTS F36).</summary>
public sealed class PoisonTests
{
    private const int Claims = 40;

    private string? _poison;

    [Fact]
    public async Task A_claim_that_cannot_be_taken_in_is_refused_and_its_file_goes_on()
    {
        await using var books = new RunFolder();
        await Run(books, await books.Plan(("a.837", Some837.File(Claims))), command => command is ClaimCommand.Receive);
        var (_, summary, folder) = await books.Export();

        (summary.Received, summary.Refused, summary.Kpis.Decided).ShouldBe((Claims, 1, Claims - 1));
        File.ReadAllText(Path.Combine(folder, "acks", "rejected.jsonl")).ShouldContain("by a fault of ours");
        (await Verification.Run(books.Store, TestContext.Current.CancellationToken)).IsProved.ShouldBeTrue();
    }

    [Fact]
    public async Task A_claim_that_cannot_be_batched_is_set_aside_and_goes_with_its_payers_next_batch_when_it_is_taken_up()
    {
        await using var books = new RunFolder();
        var plan = await books.Plan(("a.837", Some837.File(Claims)));
        await Run(books, plan, command => command is ClaimCommand.AddToBatch);
        (await books.Export()).Summary.Kpis.Decided.ShouldBe(Claims - 1);
        var item = (await WorkReader.Read(books.Store, plan.Directory)).Items.Single(item => item.Kind == "poison");
        (item.ClaimId, item.Owner).ShouldBe((_poison, "operator"));
        item.Reason.ShouldContain(nameof(InvalidOperationException));

        var now = (await books.Store.LastEventAt())!.Value;
        await using (var cluster = await EmbeddedCluster.Start(plan.ClusterOptions, books.Store, 1, now, TestContext.Current.CancellationToken))
        {
            (await cluster.Grains.Entity(new EntityId("claim", "default", _poison!)).TakeUp(now)).ShouldBeTrue();
        }

        await (plan with { Ended = true }).Save(books.Store);
        await books.Run(await books.Plan(("b.837", Some837.File(4, "U"))));
        (await books.Export()).Summary.Kpis.Decided.ShouldBe(Claims + 4);
        (await WorkReader.Read(books.Store, plan.Directory)).Items.ShouldNotContain(one => one.Kind == "poison");
        (await Verification.Run(books.Store, TestContext.Current.CancellationToken)).IsProved.ShouldBeTrue();
    }

    [Fact]
    public async Task Money_for_a_claim_that_cannot_take_it_waits_in_suspense()
    {
        await using var books = new RunFolder();
        var plan = await books.Plan(("a.837", Some837.File(Claims)));
        await Run(books, plan, command => command is ClaimCommand.Remit);
        var items = (await WorkReader.Read(books.Store, plan.Directory)).Items;
        items.ShouldContain(item => item.Kind == "poison" && item.ClaimId == _poison);
        items.ShouldContain(item => item.Kind == "suspense" && item.Reason.EndsWith("set-aside", StringComparison.Ordinal));
        (await Verification.Run(books.Store, TestContext.Current.CancellationToken)).IsProved.ShouldBeTrue();
    }

    /// <summary>The first claim that gets such a command fails at it, always.</summary>
    private Task Run(RunFolder books, RunPlan plan, Func<Command, bool> fails)
    {
        var options = new ClaimsClusterOptions
        {
            Seed = plan.Seed,
            FailPoint = (id, command) =>
            {
                if (id.Kind != "claim" || !fails(command)) return false;
                Interlocked.CompareExchange(ref _poison, id.Key, null);
                return _poison == id.Key;
            },
        };
        return EmbeddedRun.Run(plan, options, books.Store, 1, TestContext.Current.CancellationToken);
    }
}

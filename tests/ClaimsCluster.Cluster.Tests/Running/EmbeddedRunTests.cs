using System.Diagnostics.Metrics;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Embedded;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cluster.Tests.Running;

public sealed class EmbeddedRunTests
{
    [Fact]
    public async Task One_silo_and_three_give_the_same_three_files_to_the_byte()
    {
        var outcomes = new List<string>();
        foreach (var silos in new[] { 1, 3 })
        {
            await using var books = new RunFolder();
            await books.Run(await books.Plan(("a.837", Some837.File(150))), silos);
            outcomes.Add((await books.Export()).Outcome);
        }

        outcomes[1].ShouldBe(outcomes[0]);
    }

    [Fact]
    public async Task Every_claim_is_decided_paid_and_posted()
    {
        await using var books = new RunFolder();
        await books.Run(await books.Plan(("a.837", Some837.File(60))));
        var (_, summary, _) = await books.Export();

        summary.Received.ShouldBe(60);
        summary.Refused.ShouldBe(0);
        summary.Kpis.Decided.ShouldBe(60);
        var all = summary.All;
        all.Charge.ShouldBe(all.InsurancePaid + all.Adjustments + all.WrittenOff + all.PatientPaid + all.Balance);
        all.InsurancePaid.ShouldBeGreaterThan(Domain.Money.Zero);
        (await books.Store.NotAtRest((await books.Store.LastEventAt())!.Value)).ShouldBe(0); // Bills of later days wait for them.
    }

    [Fact]
    public async Task Every_claim_hears_its_payers_999_and_277CA_though_payers_count_their_control_numbers_alike()
    {
        await using var books = new RunFolder();
        await books.Run(await books.Plan(("a.837", Some837.File(40))));
        var (_, _, folder) = await books.Export();
        foreach (var claim in File.ReadLines(Path.Combine(folder, "claims.jsonl")))
        {
            claim.ShouldContain("\"event\":\"SyntaxAccept\"");
            claim.ShouldContain("\"event\":\"AckAccepted\"");
        }
    }

    [Fact]
    public async Task Files_of_one_instant_are_taken_in_the_order_given_run_after_run()
    {
        var outcomes = new List<string>();
        for (var time = 0; time < 4; time++)
        {
            // One CLM01 with two contents: the first of the file list keeps the plain id.
            await using var books = new RunFolder();
            await books.Run(await books.Plan(("a.837", Some837.File(8)), ("b.837", Some837.File(8, extra: 5)), ("c.837", Some837.File(8, extra: 9))));
            outcomes.Add((await books.Export()).Outcome);
        }

        outcomes.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_file_named_twice_and_its_content_in_another_envelope_make_no_second_claim()
    {
        await using var books = new RunFolder();
        var file = Some837.File(30);
        var renumbered = System.Text.Encoding.ASCII.GetBytes(
            System.Text.Encoding.ASCII.GetString(file).Replace("000000001", "000000002", StringComparison.Ordinal));
        await books.Run(await books.Plan(("a.837", file), ("a.837", file), ("again.837", renumbered)));
        var (_, summary, _) = await books.Export();

        summary.All.Claims.ShouldBe(30);
        summary.Duplicates.ShouldBe(30);
        summary.Kpis.Decided.ShouldBe(30);
    }

    [Fact]
    public async Task The_payers_own_835s_put_in_again_post_nothing()
    {
        await using var books = new RunFolder();
        await books.Run(await books.Plan(("a.837", Some837.File(30))));
        var (before, _, folder) = await books.Export();
        var again = Directory.GetFiles(Path.Combine(folder, "inbound"), "*.835")
            .Select(path => (Path.GetFileName(path), File.ReadAllBytes(path))).ToList();
        again.ShouldNotBeEmpty();

        await books.Run(await books.Plan(again));
        Payments((await books.Export()).Outcome).ShouldBe(Payments(before)); // Days went by: patients were billed again.

        static IEnumerable<string> Payments(string outcome) => outcome.Split('\n').Where(line => line.Contains(",payment,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_of_three_silos_holds_a_fair_share_of_the_grains_and_messages_cross_between_them()
    {
        using var crossed = new MessageCount();
        await using var books = new RunFolder();
        var plan = await books.Plan(("a.837", Some837.File(300)));
        await EmbeddedRun.Run(
            plan, new ClaimsClusterOptions(), books.Store, 3, TestContext.Current.CancellationToken,
            async cluster => ShouldBeShared(await GrainsOf(cluster)));
        crossed.Total.ShouldBeGreaterThan(300);
    }

    private static void ShouldBeShared(Dictionary<SiloAddress, int> claims)
    {
        claims.Count.ShouldBe(3);
        claims.Values.Sum().ShouldBe(300);
        claims.Values.Min().ShouldBeGreaterThan(300 / 3 / 2);
    }

    private static async Task<Dictionary<SiloAddress, int>> GrainsOf(EmbeddedCluster cluster)
    {
        var statistics = await cluster.Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return statistics.Where(grain => grain.GrainId.Type.ToString() == "claim")
            .GroupBy(grain => grain.SiloAddress).ToDictionary(silo => silo.Key, silo => silo.Count());
    }

    /// <summary>Messages that left a silo through a socket: those within a silo do not.</summary>
    private sealed class MessageCount : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _total;

        public MessageCount()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "orleans-messaging-sent-messages-size") listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((_, _, _, _) => Interlocked.Increment(ref _total));
            _listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref _total));
            _listener.Start();
        }

        public long Total => Interlocked.Read(ref _total);

        public void Dispose() => _listener.Dispose();
    }
}

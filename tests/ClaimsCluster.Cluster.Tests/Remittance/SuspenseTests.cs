using ClaimsCluster.Cluster.Tests.Running;
using ClaimsCluster.Cluster.Tests.Verifying;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Cluster.Tests.Remittance;

public sealed class SuspenseTests
{
    private static readonly DateOnly PaidOn = new(2026, 1, 6);

    [Fact]
    public async Task A_payment_of_an_unknown_number_is_parked_and_placed_once_on_the_claim_it_pays()
    {
        await using var books = new RunFolder();
        var claims = await Sent(books, 2);
        await Take(books, ("odd.835", SomeBooks.Written(Advice("ODD1", Clp("THEIRS", claims[0])))));
        (await Suspense(books)).ShouldBe(-9000);

        var wrong = await Place(books, claims[1].ClaimId, 1);
        wrong.Parked.ShouldHaveSingleItem().Reason.ShouldBe($"not of {claims[1].ClaimId}: unknown-filing");
        (await Suspense(books)).ShouldBe(-9000);

        var right = await Place(books, claims[0].ClaimId, 2);
        (right.Phase, right.Posted).ShouldBe((RemittancePhase.Posted, 1));
        (await Suspense(books)).ShouldBe(0);
        (await Claim(books, claims[0].ClaimId)).Filings[0].State.ShouldBe(FilingState.Paid);

        var (before, _, _) = await books.Export();
        await Place(books, claims[0].ClaimId, 3);
        (await books.Export()).Outcome.ShouldBe(before);
        (await Verification.Run(books.Store, TestContext.Current.CancellationToken)).IsProved.ShouldBeTrue();
    }

    [Fact]
    public async Task A_claim_that_does_not_balance_is_parked_with_its_sums_and_the_others_post()
    {
        await using var books = new RunFolder();
        var claims = await Sent(books, 2);
        var bad = Clp(claims[1].Filings[0].Clm01, claims[1]);
        bad = bad with { Paid = bad.Paid + 5m };
        await Take(books, ("half.835", SomeBooks.Written(Advice("HALF", Clp(claims[0].Filings[0].Clm01, claims[0]), bad))));

        (await Claim(books, claims[0].ClaimId)).Filings[0].State.ShouldBe(FilingState.Paid);
        (await Claim(books, claims[1].ClaimId)).Filings[0].State.ShouldBe(FilingState.Accepted);
        var (_, _, folder) = await books.Export();
        var item = File.ReadLines(Path.Combine(folder, "worklist.jsonl")).Single(line => line.Contains("\"suspense\"", StringComparison.Ordinal));
        item.ShouldContain("charge 154.00 less adjustments 64.00 is not paid 95.00. Out by -5.00.");
        item.ShouldContain("\"amount\":\"95.00\"");
        (await Verification.Run(books.Store, TestContext.Current.CancellationToken)).IsProved.ShouldBeTrue();
    }

    [Fact]
    public async Task A_payment_whose_claims_do_not_add_up_to_it_posts_nothing_and_is_still_acknowledged()
    {
        await using var books = new RunFolder();
        var claims = await Sent(books, 1);
        var advice = Advice("SHORT", Clp(claims[0].Filings[0].Clm01, claims[0]));
        await Take(books, ("short.835", SomeBooks.Written(advice with { Amount = 80m })));

        (await Claim(books, claims[0].ClaimId)).Filings[0].State.ShouldBe(FilingState.Accepted);
        (await Suspense(books)).ShouldBe(0);
        var (_, _, folder) = await books.Export();
        File.ReadAllText(Path.Combine(folder, "worklist.jsonl")).ShouldContain("claims 90.00 less PLB 0.00 is not BPR02 80.00. Out by 10.00.");
        File.ReadAllText(Path.Combine(folder, "acks", "short.835.999.x12")).ShouldContain("AK9*A*1*1*1~");
        (await Verification.Run(books.Store, TestContext.Current.CancellationToken)).IsProved.ShouldBeTrue();
    }

    /// <summary>Claims that the payer has accepted and not decided.</summary>
    private static async Task<List<Claim>> Sent(RunFolder books, int count)
    {
        await books.Run(await books.Plan(("a.837", Some837.File(count))) with { Until = new(2026, 1, 5) });
        var reader = new StoreReader(books.Store);
        var claims = new List<Claim>();
        await foreach (var (_, row) in reader.Rows<Claim>("claim")) claims.Add(row.State!);
        claims.ShouldAllBe(claim => claim.Filings[0].State == FilingState.Accepted);
        return [.. claims.OrderBy(claim => claim.Charge)];
    }

    private static async Task Take(RunFolder books, params (string, byte[])[] files) =>
        await books.Run(await books.Plan(files) with { Until = new(2026, 1, 7) });

    private static async Task<RemittancePosting> Place(RunFolder books, string claimId, int attempt)
    {
        var reader = new StoreReader(books.Store);
        var payment = (await books.Store.Rows("remittance", 1))[0].Id;
        await EmbeddedRun.Run(
            await books.Plan() with { Until = new(2026, 1, 7) }, new ClaimsClusterOptions(), books.Store, 1, TestContext.Current.CancellationToken,
            async cluster =>
            {
                await cluster.Grains.Entity(payment).Handle(
                    new RemittanceCommand.Place(1, claimId) { CommandId = $"place {attempt}", At = cluster.Clock.Now });
                await cluster.RunTo(cluster.Clock.Now);
            });
        return (await reader.Row<RemittancePosting>(payment))!;
    }

    private static async Task<Claim> Claim(RunFolder books, string claimId)
    {
        var reader = new StoreReader(books.Store);
        return (await reader.Row<Claim>(new("claim", "default", claimId)))!;
    }

    /// <summary>1350, in cents: debits less credits.</summary>
    private static async Task<long> Suspense(RunFolder books)
    {
        var (_, _, folder) = await books.Export();
        var rows = File.ReadLines(Path.Combine(folder, "ledger.csv")).Select(line => line.Split(','));
        return rows.Sum(row => row[5] == "1350" ? Cents(row[7]) : row[6] == "1350" ? -Cents(row[7]) : 0);
    }

    private static long Cents(string amount) => (long)(Money.Parse(amount).Dollars * 100);

    private static RemittanceAdvice Advice(string trace, params RemittedClaim[] claims) => new()
    {
        SetControl = "0001",
        Amount = claims.Sum(claim => claim.Paid),
        Method = "ACH",
        PaymentDate = PaidOn,
        ProductionDate = PaidOn,
        TraceNumber = trace,
        OriginatorId = "1999999999",
        PayerName = "SOME PAYER",
        PayerId = "PPO01",
        PayeeName = "GROUP",
        PayeeNpi = "1234567893",
        Claims = claims,
    };

    /// <summary>All of it is paid 90.00; the rest is contractual.</summary>
    private static RemittedClaim Clp(string number, Claim claim)
    {
        var rest = claim.Charge.Dollars - 90m;
        return new()
        {
            ClaimNumber = number,
            StatusCode = "1",
            Charge = claim.Charge.Dollars,
            Paid = 90m,
            Icn = $"ICN{number}",
            Lines =
            [
                new() { Qualifier = "HC", Code = "99213", Charge = claim.Lines[0].Charge.Dollars, Paid = claim.Lines[0].Charge.Dollars - rest, Adjustments = [new("CO", "45", rest, null)] },
                new() { Qualifier = "HC", Code = "36415", Charge = 40m, Paid = 40m },
            ],
        };
    }
}

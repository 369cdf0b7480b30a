using System.Text.Json;
using ClaimsCluster.Cluster.Tests.Running;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Hosting.Statements;
using ClaimsCluster.Hosting.Verifying;

namespace ClaimsCluster.Cluster.Tests.Patients;

public sealed class PatientsPayTests
{
    [Fact]
    public async Task Most_patients_pay_their_bills_and_the_books_prove_out()
    {
        await using var books = new RunFolder();
        await books.Run(await books.Plan(("a.837", Some837.File(80))));
        var (_, summary, folder) = await books.Export();

        summary.All.PatientPaid.ShouldBeGreaterThan(Money.Zero);
        summary.All.Charge.ShouldBe(summary.All.InsurancePaid + summary.All.Adjustments + summary.All.WrittenOff + summary.All.PatientPaid + summary.All.Balance);
        foreach (var line in File.ReadLines(Path.Combine(folder, "claims.jsonl"))) ShouldAddUp(JsonDocument.Parse(line).RootElement);
        var report = await Verification.Run(books.Store, TestContext.Current.CancellationToken);
        report.Checks.SelectMany(check => check.Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_that_was_billed_and_still_owes_has_its_bill_and_its_item_of_work()
    {
        await using var books = new RunFolder();
        await books.Run(await books.Plan(("a.837", Some837.File(80))));
        var (_, _, folder) = await books.Export();
        var due = File.ReadLines(Path.Combine(folder, "worklist.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(item => item.GetProperty("kind").GetString() == "due").ToList();
        due.ShouldNotBeEmpty();
        due.Where(item => item.GetProperty("deadline").ValueKind == JsonValueKind.String)
            .ShouldAllBe(item => File.Exists(Path.Combine(folder, "statements", item.GetProperty("accountId").GetString() + ".pdf")));
    }

    [Fact]
    public async Task Without_simulated_patients_bills_go_out_and_nobody_pays()
    {
        await using var books = new RunFolder();
        var plan = await books.Plan(("a.837", Some837.File(40)));
        await EmbeddedRun.Run(
            plan, new ClaimsClusterOptions { Seed = plan.Seed, PatientsPay = false }, books.Store, 1, TestContext.Current.CancellationToken);
        var (_, summary, folder) = await books.Export();
        summary.All.PatientPaid.ShouldBe(Money.Zero);
        Directory.EnumerateFiles(Path.Combine(folder, "statements")).ShouldNotBeEmpty();
        (await books.Store.Census()).ShouldNotContain(count => count.Kind == "simulated-patient");
    }

    [Fact]
    public async Task A_payment_at_the_desk_is_posted_once_and_its_claims_know()
    {
        await using var books = new RunFolder();
        var plan = await books.Plan(("a.837", Some837.File(40)));
        var options = new ClaimsClusterOptions { Seed = plan.Seed, PatientsPay = false };
        await EmbeddedRun.Run(plan, options, books.Store, 1, TestContext.Current.CancellationToken);
        var reader = new StoreReader(books.Store);
        var (id, owed) = await FirstThatOwes(reader);

        foreach (var _ in new[] { 1, 2 })
        {
            var reply = await BooksAct.Send(books.Store, options, id, at => new AccountCommand.PayAccount("R1", owed, "card")
            { CommandId = "pay:R1", At = at, Source = "receipt R1" });
            reply.ShouldBe(Done.Instance);
        }

        var account = (await reader.Row<PatientAccount>(id))!;
        account.Patient.ShouldBe(Money.Zero);
        account.Totals[AccountNumber.Cash].ShouldBe(owed);
        foreach (var claim in account.Claims.Where(claim => claim.Sum(line => line.PatientPaid) > Money.Zero))
            (await reader.Row<Claim>(new("claim", id.Tenant, claim.ClaimId)))!.Share.ShouldBe(claim.Share());
        (await Verification.Run(books.Store, TestContext.Current.CancellationToken)).Checks.SelectMany(check => check.Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bill_is_shown_again_to_the_letter_whatever_is_paid_later()
    {
        await using var books = new RunFolder();
        var plan = await books.Plan(("a.837", Some837.File(40)));
        var options = new ClaimsClusterOptions { Seed = plan.Seed, PatientsPay = false };
        await EmbeddedRun.Run(plan, options, books.Store, 1, TestContext.Current.CancellationToken);
        var reader = new StoreReader(books.Store);
        var (id, owed) = await FirstThatOwes(reader);
        var accounts = new StoredAccounts(books.Store, "default");
        var before = StatementPlain.Of(new(id.Key, (await accounts.Read(id.Key))!.Statement!));

        await BooksAct.Send(books.Store, options, id, at => new AccountCommand.PayAccount("R1", owed, "card") { CommandId = "pay:R1", At = at, Source = "receipt R1" });
        StatementPlain.Of(new(id.Key, (await accounts.Read(id.Key))!.Statement!)).ShouldBe(before);
    }

    private static async Task<(EntityId Id, Money Owed)> FirstThatOwes(StoreReader reader)
    {
        await foreach (var (record, row) in reader.Rows<PatientAccount>("patient-account"))
            if (row.State is { Patient: var owed, Cycle.Last: not null } && owed > Money.Zero) return (record.Id, owed);
        throw new InvalidOperationException("Nobody owes.");
    }

    private static void ShouldAddUp(JsonElement claim)
    {
        Amount("charge").ShouldBe(Amount("insurancePaid") + Amount("adjustments") + Amount("writtenOff") + Amount("patientPaid") + Amount("balance"));

        decimal Amount(string name) => Money.Parse(claim.GetProperty(name).GetString()!).Dollars;
    }
}

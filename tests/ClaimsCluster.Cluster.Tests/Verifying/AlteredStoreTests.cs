using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Tenancy;

namespace ClaimsCluster.Cluster.Tests.Verifying;

/// <summary>Each check can fail, and fails alone: one row is altered for each, so that all else still fits.</summary>
public sealed class AlteredStoreTests(SomeBooks books)
{
    [Fact]
    public Task I2_a_cent_that_an_account_adds_to_a_line() => Fails("I2", store => store.Change<PatientAccount>(
        "patient-account", account => account.Claims is [{ Lines: [var line, ..] }, ..] && !line.Insurance.IsZero,
        account => account with { Claims = account.Claims.SetItem(0, WithACentMore(account.Claims[0])) }));

    [Fact]
    public Task I3_an_entry_of_less_than_nothing() => Fails("I3", store => store.Change<AccountEvent.Posted>(
        posted => posted.Lines.Count > 0,
        posted => posted with { Lines = posted.Lines.SetItem(0, posted.Lines[0].Mirror() with { Amount = -posted.Lines[0].Amount }) }));

    [Fact]
    public Task I4_a_payment_of_a_dollar_more_than_was_posted() => Fails("I4", store => store.Change<RemittancePosting>(
        "remittance", payment => payment is { Phase: RemittancePhase.Posted },
        payment => payment with { Notice = payment.Notice! with { Amount = payment.Notice.Amount + Money.OfCents(100) } }));

    [Fact]
    public Task I6_a_posting_under_another_identity() => Fails("I6", store => store.Change<AccountEvent.Posted>(
        posted => posted.Kind == PostingKind.Remittance, posted => posted with { PostingIdentity = posted.PostingIdentity + "0" }));

    [Fact]
    public Task I7_a_claim_more_than_the_file_has() => Fails("I7", store => store.Change<Interchange>(
        "interchange", file => file.Duplicates > 0, file => file with { Duplicates = file.Duplicates + 1 }));

    [Fact]
    public Task I10_a_number_left_out() => Fails("I10", store => store.Renumber<Tenant>("tenant", by: 1));

    [Fact]
    public Task I12_a_step_that_the_table_does_not_have() => Fails("I12", store => store.Change<FilingEvent.AddedToBatch>(
        _ => true, step => step with { Happening = FilingHappening.Transmitted }));

    [Fact]
    public Task I13_a_second_live_filing() => Fails("I13", store => store.Change<Claim>(
        "claim", claim => claim.Filings is [{ State: FilingState.Paid }],
        claim => claim with { Filings = claim.Filings.Add(Second(claim.Filings[0])) }));

    [Fact]
    public Task I17_an_open_effect_that_no_row_holds() => Fails("I17", store =>
        store.Run("update grain_state set open_effects = 1 where kind = 'claim' and rowid = (select min(rowid) from grain_state where kind = 'claim')")
            .ShouldBe(1));

    [Fact]
    public Task I21_another_actor() => Fails("I21", store =>
        store.Run("update event set actor = 'nobody' where type = 'Remitted' and position = (select min(position) from event where type = 'Remitted')")
            .ShouldBe(1));

    [Fact]
    public Task I24_a_received_byte() => Fails("I24", store =>
        store.Run("update blob_chunk set bytes = cast(replace(cast(bytes as text), '2 SIDE STREET', '3 SIDE STREET') as blob)"
            + " where blob = (select id from blob where tenant = 'default' order by id limit 1)").ShouldBe(1));

    [Fact]
    public Task I25_a_patient_share_that_no_adjustment_gives() => Fails("I25", store => store.Change<MemberEvent.ClaimDecided>(
        decided => decided.Decision.Advice.PatientResponsibility is not null,
        decided => decided with { Decision = decided.Decision with { Advice = WithACentMore(decided.Decision.Advice) } }));

    [Fact]
    public async Task A_cut_tail_shows_in_the_row_that_remembers_it()
    {
        using var store = new AlteredStore(books.Database);
        store.Run("delete from event where stream like 'tenant/%'").ShouldBe(1);
        var report = await store.Verify();
        report.Checks.Where(line => line.Wrong > 0).Select(line => line.Id).ShouldBe(["I10", "I21"]);
    }

    [Fact]
    public async Task A_fault_names_the_record_and_its_first_wrong_event()
    {
        using var store = new AlteredStore(books.Database);
        store.Run("update event set actor = 'nobody' where type = 'Remitted'").ShouldBeGreaterThan(10);
        var history = (await store.Verify()).Checks.Single(check => check.Id == "I21");
        history.Wrong.ShouldBe(28);
        history.Faults.Count.ShouldBe(10);
        history.Faults[0].ShouldSatisfyAllConditions(
            fault => fault.Kind.ShouldBe("claim"),
            fault => fault.Event.ShouldBe(7),
            fault => fault.Found.ShouldBe("the stored bytes do not give the stored hash; events 1-6 hold"));
    }

    [Fact]
    public async Task Bytes_that_nobody_can_read_stop_no_check()
    {
        using var store = new AlteredStore(books.Database);
        store.Run("update event set body = x'000000FFFFFF' where type = 'Remitted' and position = (select min(position) from event where type = 'Remitted')");
        store.Run("update grain_state set body = x'000000FFFFFF' where kind = 'member' and rowid = (select min(rowid) from grain_state where kind = 'member')");
        var report = await store.Verify();
        report.Checks.Single(check => check.Id == "I10").Wrong.ShouldBe(1);
        report.Checks.Single(check => check.Id == "I21").Wrong.ShouldBe(1);
    }

    private async Task Fails(string check, Action<AlteredStore> alter)
    {
        using var store = new AlteredStore(books.Database);
        alter(store);
        var report = await store.Verify();
        report.Checks.Where(line => line.Wrong > 0).Select(line => $"{line.Id} {line.Wrong}: {string.Join("; ", line.Faults)}")
            .ShouldHaveSingleItem().ShouldStartWith($"{check} ");
        report.IsProved.ShouldBeFalse();
    }

    private static ClaimBalance WithACentMore(ClaimBalance claim)
    {
        var line = claim.Lines[0];
        var index = line.Accounts.Items.FindIndex(item => item.Account == AccountNumber.InsuranceReceivable);
        var item = line.Accounts.Items[index];
        var items = line.Accounts.Items.SetItem(index, item with { Amount = item.Amount + Money.OfCents(1) });
        return claim with { Lines = claim.Lines.SetItem(0, line with { Accounts = new(items) }) };
    }

    private static ClaimAdvice WithACentMore(ClaimAdvice advice) =>
        advice with { PatientResponsibility = advice.PatientResponsibility + Money.OfCents(1) };

    private static Filing Second(Filing filing) =>
        filing with { Clm01 = filing.Clm01 + "X", State = FilingState.Draft, Paid = Money.Zero, PatientResponsibility = Money.Zero, Adjustments = [] };
}

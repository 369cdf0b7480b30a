using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// I4: debits equal credits; each account of the patient ledger is the sum of the account rows; 1010 and 1350 are what
/// the posted payments say.
/// </summary>
internal sealed class BooksBalance(RunPlan? plan) : Check("I4", "debits = credits, and control accounts = what is below them", "balances")
{
    private const int Cash = 1000, Clearing = 1010, Unapplied = 1300, Suspense = 1350;

    private readonly SortedDictionary<(string Tenant, int Account), decimal> _journal = [];
    private readonly SortedDictionary<(string Tenant, int Account), decimal> _ofPatients = []; // Journal less rows.
    private readonly Dictionary<(string Tenant, string Trace), Payment> _payments = [];

    /// <summary>The two sums, with the lines' one given.</summary>
    public BookSums SumsWith(BookSums lines) => lines with
    {
        Debits = _journal.Values.Where(balance => balance > 0m).Sum(),
        Credits = -_journal.Values.Where(balance => balance < 0m).Sum(),
        Unmatched = BalanceOf(Clearing),
        Prepaid = -BalanceOf(Unapplied),
    };

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        var tenant = happened.Id.Tenant;
        if (happened.Event is AccountEvent.Posted posted)
        {
            Post(tenant, posted.Lines, posted.Source);
            foreach (var entry in posted.Lines)
            {
                Add(_ofPatients, (tenant, (int)entry.Debit), entry.Amount.Dollars);
                Add(_ofPatients, (tenant, (int)entry.Credit), -entry.Amount.Dollars);
            }
        }

        if (happened.Event is RemittanceEvent.Journalled journalled) Post(tenant, journalled.Lines, journalled.Trace);
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        var tenant = row.Record.Id.Tenant;
        if (row.State is PatientAccount account)
            foreach (var item in account.Totals.Items) Add(_ofPatients, (tenant, (int)item.Account), -item.Amount.Dollars);

        if (row.State is RemittancePosting { Notice: { } notice } payment)
        {
            var known = Of(tenant, notice.Trace);
            known.Id = row.Record.Id;
            known.IsUnderWay |= plan is { Ended: false } && PaymentsUnderWay.IsUnderWay(payment); // Going on posts the rest.
            if (payment.Phase is RemittancePhase.Posted or RemittancePhase.PostedWithSuspense) known.Clearing -= notice.Amount.Dollars;
            foreach (var parked in payment.Parked) known.Suspense -= parked.Amount.Dollars;
        }
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        LookedAt = _ofPatients.Count + _payments.Count;
        var total = _journal.Values.Sum();
        if (total != 0m) Wrong(new("ledger", "", "trial balance"), null, $"debits are {Dollars(total)} more than credits");
        foreach (var ((tenant, number), gap) in _ofPatients)
            if (gap != 0m) Wrong(Ledger(tenant, number), null, $"the journal is {Dollars(gap)} more than the rows of its patient accounts");
        foreach (var ((tenant, _), payment) in _payments.OrderBy(payment => payment.Key))
        {
            if (payment.IsUnderWay) continue;
            var id = payment.Id ?? Ledger(tenant, Clearing);
            if (payment.Clearing != 0m) Wrong(id, null, $"1010 is {Dollars(payment.Clearing)} more than what the posted payment says");
            if (payment.Suspense != 0m) Wrong(id, null, $"1350 is {Dollars(payment.Suspense)} more than the claims that were set aside");
        }
    }

    private void Post(string tenant, ImmutableList<JournalLine> entries, string trace)
    {
        foreach (var entry in entries)
        {
            Add(_journal, (tenant, (int)entry.Debit), entry.Amount.Dollars);
            Add(_journal, (tenant, (int)entry.Credit), -entry.Amount.Dollars);
            Announce(tenant, trace, entry, (int)entry.Debit, (int)entry.Credit, entry.Amount.Dollars);
            Announce(tenant, trace, entry, (int)entry.Credit, (int)entry.Debit, -entry.Amount.Dollars);
        }
    }

    /// <summary>What a payment put into 1010, and what of it waits in 1350. What the bank matched was announced before.</summary>
    private void Announce(string tenant, string trace, JournalLine entry, int to, int from, decimal amount)
    {
        if (to != Clearing || from == Cash) return;
        var payment = Of(tenant, trace);
        payment.Clearing += amount;
        if (from == Suspense && entry.Reason == "suspense") payment.Suspense += amount;
    }

    private Payment Of(string tenant, string trace)
    {
        if (!_payments.TryGetValue((tenant, trace), out var payment)) _payments[(tenant, trace)] = payment = new();
        return payment;
    }

    private decimal BalanceOf(int account) => _journal.Where(balance => balance.Key.Account == account).Sum(balance => balance.Value);

    private static EntityId Ledger(string tenant, int account) => new("ledger", tenant, $"{account}");

    private static void Add<TKey>(SortedDictionary<TKey, decimal> balances, TKey key, decimal amount) where TKey : notnull =>
        balances[key] = balances.GetValueOrDefault(key) + amount;

    /// <summary>The payments of one trace: the journal less what they say. Dollars.</summary>
    private sealed class Payment
    {
        public EntityId? Id { get; set; }

        public bool IsUnderWay { get; set; }

        public decimal Clearing { get; set; }

        public decimal Suspense { get; set; }
    }
}

using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>I2: the journal's lines add up, and the account's row and the claim's own money tell the same amounts.</summary>
internal sealed class LinesAddUp(RunPlan? plan) : Check("I2", "each line: charge = paid + adjusted + written off + patient + open", "lines")
{
    private readonly PaymentsUnderWay _underWay = new(plan);
    private readonly Dictionary<(string Tenant, string ClaimId), ClaimSums> _claims = [];
    private readonly Dictionary<(string Tenant, string Identity), string> _unposted = []; // Decisions without a posting, by claim: few.
    private readonly List<StoredEntity> _later = []; // Their claims.
    private readonly HashSet<(string Tenant, string Account)> _telling = []; // Accounts whose claims are still to be told: few.

    /// <summary>All lines of all claims; right after <see cref="Finish"/>.</summary>
    public BookSums Total { get; private set; } = new();

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        if (happened.Event is FilingEvent.Remitted remitted) _unposted[(happened.Id.Tenant, remitted.PostingIdentity)] = happened.Id.Key;
        if (happened.Event is not AccountEvent.Posted posted) return;

        _unposted.Remove((happened.Id.Tenant, posted.PostingIdentity));
        var claim = Of(happened.Id.Tenant, KeyOf(posted.ClaimId, happened.Id.Key), happened.Id.Key);
        foreach (var entry in posted.Lines) claim.Post(entry);
        if (claim.Account != happened.Id.Key)
            Wrong(happened.Id, happened.Seq, $"posts on claim {posted.ClaimId}, which is in account {claim.Account}");
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        _underWay.Take(row);
        if (row.State is PatientAccount account)
        {
            Compare(row, account);
            if (row.OpenEffects > 0) _telling.Add((row.Record.Id.Tenant, row.Record.Id.Key));
        }

        if (row.State is not Claim { ClaimId.Length: > 0 } claim) return;

        if (_unposted.Count > 0 && _unposted.Any(decision => decision.Key.Tenant == row.Record.Id.Tenant && decision.Value == claim.ClaimId)) _later.Add(row);
        else Compare(row, claim);
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        var posting = _unposted.Where(decision => _underWay.Have(decision.Key.Tenant, decision.Key.Identity))
            .Select(decision => (decision.Key.Tenant, ClaimId: decision.Value)).ToHashSet();
        foreach (var row in _later)
        {
            if (posting.Contains((row.Record.Id.Tenant, row.Record.Id.Key))) Of(row.Record.Id.Tenant, row.Record.Id.Key, "").IsInClaim = true;
            else Compare(row, (Claim)row.State!);
        }

        foreach (var ((tenant, claimId), claim) in _claims)
        {
            var id = new EntityId("claim", tenant, claimId);
            if (!claim.IsInAccount) Wrong(id, null, "the journal has postings of it that its account's row does not know");
            if (!claim.IsInClaim && !IsOfAccount(claimId)) Wrong(id, null, "the journal has postings of it, and there is no such claim");
            foreach (var line in claim.Lines) AddUp(id, line);
            if (!_telling.Contains((tenant, claim.Account))) CompareTold(id, claim);
        }
    }

    // Money on the account as a whole is of no claim: each account has its own.
    private static string KeyOf(string claimId, string account) => claimId.Length > 0 ? claimId : $"{account}/";

    private static bool IsOfAccount(string key) => key.EndsWith('/');

    /// <summary>What started at the account was told to its claim.</summary>
    private void CompareTold(EntityId id, ClaimSums claim)
    {
        if (!claim.IsInClaim || IsOfAccount(id.Key)) return;

        Expect(id, "paid by the patient", claim.Told?.PatientPaid.Dollars ?? 0m, claim.Lines.Sum(line => line.PatientPaid));
        Expect(id, "written off", claim.Told?.WrittenOff.Dollars ?? 0m, claim.Lines.Sum(line => line.WrittenOff));
        Expect(id, "credit", claim.Told?.Credit.Dollars ?? 0m, claim.Lines.Sum(line => line.Credit));
    }

    private void AddUp(EntityId id, LineSums line)
    {
        LookedAt++;
        if (line.Gap != 0m || line.Other != 0m)
        {
            Wrong(id, null, $"line {line.Line}: charge {Dollars(line.Charge)} is not {Dollars(line.InsurancePaid)} + {Dollars(line.Adjusted)}"
                + $" + {Dollars(line.WrittenOff)} + {Dollars(line.PatientPaid)} + {Dollars(line.Balance)}");
        }

        Total = Total with
        {
            Charge = Total.Charge + line.Charge,
            InsurancePaid = Total.InsurancePaid + line.InsurancePaid,
            Adjusted = Total.Adjusted + line.Adjusted,
            WrittenOff = Total.WrittenOff + line.WrittenOff,
            PatientPaid = Total.PatientPaid + line.PatientPaid,
            Balance = Total.Balance + line.Balance,
        };
    }

    private void Compare(StoredEntity row, PatientAccount account)
    {
        var totals = new SortedDictionary<int, decimal>();
        var open = 0m;
        foreach (var claim in account.Claims)
        {
            var journal = Of(row.Record.Id.Tenant, KeyOf(claim.ClaimId, row.Record.Id.Key), row.Record.Id.Key);
            journal.IsInAccount = true;
            foreach (var line in claim.Lines)
            {
                Compare(row.Record.Id, claim.ClaimId, line, journal.Find(line.Line) ?? new(line.Line));
                foreach (var item in line.Accounts.Items) Add(totals, (int)item.Account, item.Amount.Dollars);
            }

            foreach (var line in journal.Lines)
            {
                open += line.Insurance + line.Patient;
                if (!claim.Lines.Exists(known => known.Line == line.Line))
                    Wrong(row.Record.Id, null, $"claim {claim.ClaimId}, line {line.Line}: the row does not have it, the journal does");
            }
        }

        foreach (var item in account.Totals.Items) Add(totals, (int)item.Account, -item.Amount.Dollars);
        foreach (var (number, gap) in totals)
            if (gap != 0m) Wrong(row.Record.Id, null, $"account {number}: the row's total is {Dollars(gap)} less than its lines");
        if (row.Record.BalanceCents is not { } cents || cents / 100m != open)
            Wrong(row.Record.Id, null, $"the balance column is {row.Record.BalanceCents / 100m:0.00}, the journal says {Dollars(open)}");
    }

    private void Compare(EntityId id, string claimId, LineBalance stored, LineSums journal)
    {
        var line = new LineSums(stored.Line);
        foreach (var item in stored.Accounts.Items) line.Add((int)item.Account, item.Amount.Dollars);
        if (line.DifferenceTo(journal) is { } difference)
            Wrong(id, null, $"claim {claimId}, line {stored.Line}: the row and the journal differ ({difference})");
    }

    private void Compare(StoredEntity row, Claim claim)
    {
        var id = row.Record.Id;
        if (!_claims.TryGetValue((id.Tenant, claim.ClaimId), out var journal))
        {
            // The row that holds the effect is as durable as the posting that it asks for (I17).
            if (row.OpenEffects == 0) Wrong(id, null, "its charge is not posted");
            return;
        }

        journal.IsInClaim = true;
        journal.Told = claim.Share;
        var sums = (Charge: 0m, Remitted: 0m, Prior: 0m, Adjusted: 0m);
        foreach (var line in journal.Lines)
            sums = (sums.Charge + line.Charge, sums.Remitted + line.Remitted, sums.Prior + line.InsurancePaid - line.Remitted, sums.Adjusted + line.Adjusted);
        if (claim.AccountId != journal.Account) Wrong(id, null, $"it is in account {journal.Account}, not in {claim.AccountId}");
        foreach (var line in claim.Lines)
            Expect(id, $"line {line.Number}: charge", line.Charge.Dollars, journal.Find(line.Number)?.Charge ?? 0m);
        Expect(id, "charge", claim.Charge.Dollars, sums.Charge);
        Expect(id, "charge column", row.Record.AmountCents / 100m, sums.Charge);
        Expect(id, "paid by insurers", claim.Filings.Aggregate(0m, (paid, filing) => paid + filing.Paid.Dollars), sums.Remitted);
        Expect(id, "paid by prior payers", claim.Prior.Aggregate(0m, (paid, prior) => paid + prior.Paid.Dollars), sums.Prior);

        // What starts at its account the claim knows as it was told.
        var told = (claim.Share?.PatientPaid.Dollars ?? 0m) + (claim.Share?.WrittenOff.Dollars ?? 0m);
        Expect(id, "balance column", row.Record.BalanceCents / 100m, sums.Charge - sums.Remitted - sums.Prior - sums.Adjusted - told);
    }

    private void Expect(EntityId id, string what, decimal? own, decimal journal)
    {
        if (own != journal) Wrong(id, null, $"{what} is {own:#,##0.00} in the claim and {Dollars(journal)} in the journal");
    }

    private ClaimSums Of(string tenant, string claimId, string account)
    {
        if (!_claims.TryGetValue((tenant, claimId), out var claim)) _claims[(tenant, claimId)] = claim = new(account);
        return claim;
    }

    private static void Add(SortedDictionary<int, decimal> totals, int account, decimal amount) =>
        totals[account] = totals.GetValueOrDefault(account) + amount;
}

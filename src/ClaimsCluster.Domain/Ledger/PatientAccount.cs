using System.Collections.Immutable;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Registration;
using Orleans;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>
/// Where a patient account stands (D§11.4); plans, holds and collections come with their own issue.
/// </summary>
[GenerateSerializer, Alias("account-standing")]
public enum AccountStanding
{
    /// <summary>Nothing to bill the patient.</summary>
    Active,

    /// <summary>The patient owes more than the small balance, and has not paid it all since.</summary>
    Billing,

    /// <summary>The last notice went unanswered: a person decides what is next.</summary>
    PreCollect,
}

/// <summary>A patient's account: what is open, by claim and line. The events are its journal.</summary>
[GenerateSerializer, Immutable, Alias("patient-account")]
public sealed record PatientAccount
{
    /// <summary>Before the first posting.</summary>
    public static PatientAccount Empty { get; } = new();

    /// <summary>The claims, in the order of their first posting.</summary>
    [Id(0)]
    public ImmutableList<ClaimBalance> Claims { get; init; } = [];

    /// <summary>The account's balances: the sum over its claims.</summary>
    [Id(1)]
    public Balances Totals { get; init; } = Balances.None;

    /// <summary>Where it stands.</summary>
    [Id(2)]
    public AccountStanding Standing { get; init; }

    /// <summary>Whose it is and who is billed; null until a claim has told it.</summary>
    [Id(3)]
    public AccountHolder? Holder { get; init; }

    /// <summary>How far billing is.</summary>
    [Id(4)]
    public BillingCycle Cycle { get; init; } = BillingCycle.None;

    /// <summary>When the last posting was made.</summary>
    [Id(5)]
    public DateTimeOffset PostedAt { get; init; }

    /// <summary>What visits told of the patient; null: none came yet.</summary>
    [Id(6)]
    public AccountRegistration? Registration { get; init; }

    /// <summary>Units of authorizations that visits want or have, one use a visit.</summary>
    [Id(7)]
    public ImmutableList<AuthorizationUse> AuthorizationUses { get; init; } = [];

    /// <summary>What is open with payers.</summary>
    public Money Insurance => Totals[InsuranceReceivable];

    /// <summary>What is open with the patient.</summary>
    public Money Patient => Totals[PatientReceivable];

    /// <summary>What the patient owes by its age.</summary>
    public Aging PatientAging(DateOnly today) => StatementWriting.AgingOf(this, today);

    /// <summary>The claims by their first date of service, ties by claim id; what is of no claim comes first.</summary>
    public IReadOnlyList<ClaimBalance> ByService() =>
        [.. Claims.OrderBy(claim => claim.ServiceDate).ThenBy(claim => claim.ClaimId, StringComparer.Ordinal)];

    /// <summary>The claim's part; null when nothing of it was posted.</summary>
    public ClaimBalance? Claim(string claimId) => Claims.Find(claim => claim.ClaimId == claimId);
}

/// <summary>One claim's part of an account.</summary>
/// <param name="ClaimId">The claim.</param>
[GenerateSerializer, Immutable, Alias("claim-balance")]
public sealed record ClaimBalance([property: Id(0)] string ClaimId)
{
    /// <summary>The lines by number; 0 holds what is of the claim as a whole.</summary>
    [Id(1)]
    public ImmutableList<LineBalance> Lines { get; init; } = [];

    /// <summary>Identities of what was posted, so that a repeat is answered without the store.</summary>
    [Id(2)]
    public ImmutableList<string> Postings { get; init; } = [];

    /// <summary>Payers' decisions that stand: not taken back.</summary>
    [Id(3)]
    public ImmutableList<PostedRemittance> Remittances { get; init; } = [];

    /// <summary>The payer whose sub-ledger holds the charges; null before they are posted.</summary>
    [Id(4)]
    public string? Payer { get; init; }

    /// <summary>What the claim told for the bill; null when it told nothing.</summary>
    [Id(5)]
    public ClaimFacts? Facts { get; init; }

    /// <summary>The first date of service.</summary>
    [Id(6)]
    public DateOnly ServiceDate { get; init; }

    /// <summary>With one entry more.</summary>
    public ClaimBalance Post(JournalLine entry, DateTimeOffset at)
    {
        var posted = Line(entry.Line).Post(entry, DateOnly.FromDateTime(at.UtcDateTime));
        var index = Lines.FindIndex(known => known.Line >= entry.Line);
        return this with
        {
            Lines = index < 0 ? Lines.Add(posted)
                : Lines[index].Line == entry.Line ? Lines.SetItem(index, posted)
                : Lines.Insert(index, posted),
        };
    }

    /// <summary>A sum over its lines.</summary>
    public Money Sum(Func<LineBalance, Money> amount) => Lines.Sum(amount);

    /// <summary>What the claim is told of itself.</summary>
    public ClaimShare Share() => new(
        Postings.Count, Sum(line => line.PatientPaid), Sum(line => line.WrittenOff), Sum(line => line.Insurance),
        Sum(line => line.Patient), Sum(line => line.Credit));

    /// <summary>The line; an empty one when nothing of it was posted.</summary>
    public LineBalance Line(int line) => Lines.Find(known => known.Line == line) ?? new(line, Balances.None);
}

/// <summary>One line's part. Charge = allowances + payments + write-offs + open balances, always.</summary>
/// <param name="Line">From 1; 0: the claim as a whole.</param>
/// <param name="Accounts">What each account got of it.</param>
[GenerateSerializer, Immutable, Alias("line-balance")]
public sealed record LineBalance([property: Id(0)] int Line, [property: Id(1)] Balances Accounts)
{
    /// <summary>The day the open balance became the patient's; null when nothing is open with him.</summary>
    [Id(2)]
    public DateOnly? PatientSince { get; init; }

    /// <summary>Why it became his, open or paid.</summary>
    [Id(3)]
    public PatientShare Share { get; init; } = PatientShare.None;

    /// <summary>Patient cash applied, net.</summary>
    [Id(4)]
    public Money PatientPaid { get; init; } = Money.Zero;

    /// <summary>What was charged.</summary>
    public Money Charge => -Accounts[PatientRevenue];

    /// <summary>What payers still owe; a denied amount stays here until it is worked.</summary>
    public Money Insurance => Accounts[InsuranceReceivable];

    /// <summary>What the patient owes.</summary>
    public Money Patient => Accounts[PatientReceivable];

    /// <summary>Contractual allowance and sequestration.</summary>
    public Money Allowances => Accounts[ContractualAllowance] + Accounts[Sequestration];

    /// <summary>Given up: 4120 to 4150 and 5000.</summary>
    public Money WrittenOff => Accounts[DenialWriteOff] + Accounts[SmallBalance] + Accounts[CharityCare]
        + Accounts[AdministrativeWriteOff] + Accounts[BadDebt];

    /// <summary>What we owe of it: to the patient 2100, to payers 2200.</summary>
    public Money Credit => -Accounts[PatientCredit] - Accounts[PayerCredit];

    /// <summary>Insurer cash: what is left of the charge when all else is taken off.</summary>
    public Money InsurancePaid => Charge - Allowances - WrittenOff - PatientPaid - Insurance - Patient + Credit;

    /// <summary>With one entry more.</summary>
    internal LineBalance Post(JournalLine entry, DateOnly today)
    {
        var after = this with { Accounts = Accounts.Post(entry) };
        after = after.Move(entry.Debit, entry.Credit, entry.Amount, entry.Reason).Move(entry.Credit, entry.Debit, -entry.Amount, entry.Reason);
        return after with { PatientSince = after.Patient <= Money.Zero ? null : PatientSince ?? today };
    }

    private LineBalance Move(AccountNumber to, AccountNumber from, Money amount, string reason) => (to, from) switch
    {
        (PatientReceivable, InsuranceReceivable) => this with { Share = Share.Plus(reason, amount) },
        (Cash or UnappliedCash, PatientReceivable or PatientCredit) => this with { PatientPaid = PatientPaid + amount },
        _ => this,
    };
}

using System.Collections.Immutable;
using Orleans;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>
/// Where a patient account stands (D§11.4); statements, plans and collections come with their own issue.
/// </summary>
[GenerateSerializer, Alias("account-standing")]
public enum AccountStanding
{
    /// <summary>Nothing to bill the patient.</summary>
    Active,

    /// <summary>The patient owes more than the small balance, and has not paid it all since.</summary>
    Billing,
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

    /// <summary>What is open with payers.</summary>
    public Money Insurance => Totals[InsuranceReceivable];

    /// <summary>What is open with the patient.</summary>
    public Money Patient => Totals[PatientReceivable];

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

    /// <summary>The line; an empty one when nothing of it was posted.</summary>
    public LineBalance Line(int line) => Lines.Find(known => known.Line == line) ?? new(line, Balances.None);
}

/// <summary>One line's part. Charge = allowances + payments + write-offs + open balances, always.</summary>
/// <param name="Line">From 1; 0: the claim as a whole.</param>
/// <param name="Accounts">What each account got of it.</param>
[GenerateSerializer, Immutable, Alias("line-balance")]
public sealed record LineBalance([property: Id(0)] int Line, [property: Id(1)] Balances Accounts)
{
    /// <summary>What was charged.</summary>
    public Money Charge => -Accounts[PatientRevenue];

    /// <summary>What payers still owe; a denied amount stays here until it is worked.</summary>
    public Money Insurance => Accounts[InsuranceReceivable];

    /// <summary>What the patient owes.</summary>
    public Money Patient => Accounts[PatientReceivable];

    /// <summary>Contractual allowance and sequestration.</summary>
    public Money Allowances => Accounts[ContractualAllowance] + Accounts[Sequestration];
}

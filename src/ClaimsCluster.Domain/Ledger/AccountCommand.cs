using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using Orleans;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>A charge of one service line.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Amount">The charge.</param>
[GenerateSerializer, Immutable, Alias("charged-line")]
public sealed record ChargedLine([property: Id(0)] int Line, [property: Id(1)] Money Amount);

/// <summary>A payer's decision on one of our lines.</summary>
/// <param name="Line">Ours, from 1: the 835's line after matching (D§7.5).</param>
/// <param name="Paid">What the payer pays for it.</param>
/// <param name="Adjustments">Its CAS.</param>
[GenerateSerializer, Immutable, Alias("remitted-line-posting")]
public sealed record RemittedLinePosting(
    [property: Id(0)] int Line, [property: Id(1)] Money Paid, [property: Id(2)] ImmutableList<Adjustment> Adjustments);

/// <summary>What may be asked of a patient account.</summary>
[GenerateSerializer, Immutable, Alias("account-command")]
public abstract record AccountCommand : Command
{
    private AccountCommand() { } // Closed: these are all the cases there are.

    /// <summary>The document it rests on: a file hash, a trace.</summary>
    [Id(0)]
    public required string Source { get; init; }

    /// <summary>Post the charges of a claim, or post them anew after a correction.</summary>
    /// <param name="ClaimId">The claim.</param>
    /// <param name="PayerId">The payer who is billed first.</param>
    /// <param name="ServiceDate">The first date of service.</param>
    /// <param name="Lines">The charges.</param>
    [GenerateSerializer, Immutable, Alias("post-charge")]
    public sealed record PostCharge(
        [property: Id(0)] string ClaimId,
        [property: Id(1)] string PayerId,
        [property: Id(2)] DateOnly ServiceDate,
        [property: Id(3)] ImmutableList<ChargedLine> Lines) : AccountCommand
    {
        /// <summary>
        /// 0 of the first bill, then 1, 2, ...: a correction takes the charges back and posts them anew.
        /// </summary>
        [Id(4)]
        public int Correction { get; init; }

        /// <summary>What a bill to the patient needs of the claim; null: not told.</summary>
        [Id(5)]
        public BillingFacts? Facts { get; init; }
    }

    /// <summary>Post what an 835 says of one claim.</summary>
    [GenerateSerializer, Immutable, Alias("post-remittance")]
    public sealed record PostRemittance : AccountCommand
    {
        /// <summary>The claim.</summary>
        [Id(0)]
        public required string ClaimId { get; init; }

        /// <summary>Identifies this CLP for ever (D§7.5): <see cref="Remittance.PostingIdentity"/>.</summary>
        [Id(1)]
        public required string PostingIdentity { get; init; }

        /// <summary>TRN02.</summary>
        [Id(2)]
        public required string Trace { get; init; }

        /// <summary>The payer's id.</summary>
        [Id(3)]
        public required string PayerId { get; init; }

        /// <summary>
        /// CLP07, the payer's claim number; by it a reversal finds what it takes back. Null: not told.
        /// </summary>
        [Id(4)]
        public string? Icn { get; init; }

        /// <summary>CLP04; below 0 in a reversal.</summary>
        [Id(5)]
        public required Money Paid { get; init; }

        /// <summary>The decisions by line; empty when the 835 has none.</summary>
        [Id(6)]
        public ImmutableList<RemittedLinePosting> Lines { get; init; } = [];

        /// <summary>CAS of the claim as a whole.</summary>
        [Id(7)]
        public ImmutableList<Adjustment> ClaimAdjustments { get; init; } = [];

        /// <summary>Another payer comes next. Of a reversal it is read from what it takes back.</summary>
        [Id(8)]
        public bool FurtherPayer { get; init; }

        /// <summary>CLP02 is 22: the amounts have the other sign.</summary>
        [Id(9)]
        public bool Reversal { get; init; }
    }

    /// <summary>Book what an inbound secondary claim tells of its prior payer.</summary>
    /// <param name="ClaimId">The claim.</param>
    /// <param name="PayerId">The prior payer's id.</param>
    /// <param name="Line">The line from 1.</param>
    /// <param name="Paid">What he paid.</param>
    /// <param name="Allowance">What he took off under his contract.</param>
    [GenerateSerializer, Immutable, Alias("post-prior-payer")]
    public sealed record PostPriorPayer(
        [property: Id(0)] string ClaimId,
        [property: Id(1)] string PayerId,
        [property: Id(2)] int Line,
        [property: Id(3)] Money Paid,
        [property: Id(4)] Money Allowance) : AccountCommand;

    /// <summary>
    /// Post what the patient pays: first on the claim's patient balances in line order, the rest is unapplied.
    /// </summary>
    /// <param name="ClaimId">The claim.</param>
    /// <param name="PaymentId">Names the payment, e.g. a receipt number.</param>
    /// <param name="Amount">More than 0.</param>
    [GenerateSerializer, Immutable, Alias("post-patient-payment")]
    public sealed record PostPatientPayment(
        [property: Id(0)] string ClaimId,
        [property: Id(1)] string PaymentId,
        [property: Id(2)] Money Amount) : AccountCommand;

    /// <summary>Give up what is open of a claim on the receivable that <paramref name="To"/> takes from.</summary>
    /// <param name="ClaimId">The claim.</param>
    /// <param name="To">4120, 4130, 4140, 4150 or 5000.</param>
    /// <param name="Reason">Why, e.g. "cancelled".</param>
    [GenerateSerializer, Immutable, Alias("write-off")]
    public sealed record WriteOff(
        [property: Id(0)] string ClaimId,
        [property: Id(1)] AccountNumber To,
        [property: Id(2)] string Reason) : AccountCommand;

    /// <summary>Move what is open with payers of one line to the patient.</summary>
    /// <param name="ClaimId">The claim.</param>
    /// <param name="Line">The line from 1.</param>
    /// <param name="Reason">Why, e.g. "PR-96 upheld".</param>
    [GenerateSerializer, Immutable, Alias("move-to-patient")]
    public sealed record MoveToPatient(
        [property: Id(0)] string ClaimId, [property: Id(1)] int Line, [property: Id(2)] string Reason) : AccountCommand;

    /// <summary>Another payer takes his turn: what is open of the claim with the patient is with insurance again.</summary>
    [GenerateSerializer, Immutable, Alias("move-to-insurance")]
    public sealed record MoveToInsurance([property: Id(0)] string ClaimId) : AccountCommand;

    /// <summary>
    /// Post what the patient pays on his account: the oldest service first, the rest waits for the next balance.
    /// </summary>
    /// <param name="PaymentId">Names the payment, e.g. a receipt number.</param>
    /// <param name="Amount">More than 0.</param>
    /// <param name="Method">How it was paid: "card", "check", "cash".</param>
    [GenerateSerializer, Immutable, Alias("pay-account")]
    public sealed record PayAccount(
        [property: Id(0)] string PaymentId, [property: Id(1)] Money Amount, [property: Id(2)] string Method) : AccountCommand;

    /// <summary>
    /// Register a visit: open the account or add to it, and say what is missing. Answered with <see cref="AccountRegistered"/>.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("register-visit")]
    public sealed record RegisterVisit([property: Id(0)] VisitRegistration Registration) : AccountCommand;

    /// <summary>Keep what a payer answered of the patient's benefits.</summary>
    [GenerateSerializer, Immutable, Alias("record-benefits")]
    public sealed record RecordBenefits([property: Id(0)] EligibilityAnswer Answer) : AccountCommand;

    /// <summary>
    /// A visit wants units of an authorization. They are given at the hour for it, in the order of the days of service: so it does
    /// not matter who asked first (D§2.4). The visit is told.
    /// </summary>
    /// <param name="VisitId">The visit.</param>
    /// <param name="Day">Its day of service.</param>
    /// <param name="Number">The authorization.</param>
    /// <param name="Units">How many.</param>
    /// <param name="Round">The visit's round; a later one gives back what an earlier one took.</param>
    [GenerateSerializer, Immutable, Alias("use-authorization")]
    public sealed record UseAuthorization(
        [property: Id(0)] string VisitId, [property: Id(1)] DateOnly Day, [property: Id(2)] string Number, [property: Id(3)] decimal Units,
        [property: Id(4)] int Round) : AccountCommand;

    /// <summary>A timer is due: money that waits is used, a small balance given up, a statement issued.</summary>
    [GenerateSerializer, Immutable, Alias("account-wake")]
    public sealed record Wake : AccountCommand;
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using Orleans;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>One payment that a payer announced by an 835: checked, then posted claim by claim (D§7, 11.5).</summary>
[GenerateSerializer, Immutable, Alias("remittance")]
public sealed record RemittancePosting
{
    /// <summary>Before anything was received.</summary>
    public static RemittancePosting None { get; } = new();

    /// <summary>Where it stands.</summary>
    [Id(0)]
    public RemittancePhase Phase { get; init; }

    /// <summary>What it is.</summary>
    [Id(1)]
    public PaymentNotice? Notice { get; init; }

    /// <summary>When it is posted.</summary>
    [Id(2)]
    public DateTimeOffset PostAt { get; init; }

    /// <summary>CLPs posted or set aside so far.</summary>
    [Id(3)]
    public int Cursor { get; init; }

    /// <summary>Of them, posted to claims.</summary>
    [Id(4)]
    public int Posted { get; init; }

    /// <summary>CLPs that fit no claim: their money is in suspense.</summary>
    [Id(5)]
    public ImmutableList<ParkedPayment> Parked { get; init; } = [];

    /// <summary>Why it does not balance; empty when it does.</summary>
    [Id(6)]
    public string Imbalance { get; init; } = "";

    /// <summary>How often the same payment came again in another file.</summary>
    [Id(7)]
    public int Repeats { get; init; }

    /// <summary>Placements asked for and not carried out: the oldest is worked first, and again after a crash.</summary>
    [Id(8)]
    public ImmutableList<Placement> Placing { get; init; } = [];

    /// <summary>CLPs that a person placed on a claim; their money has left suspense.</summary>
    [Id(9)]
    public ImmutableList<Placement> Placed { get; init; } = [];
}

/// <summary>Where a remittance stands (D§11.5).</summary>
[GenerateSerializer, Alias("remittance-phase")]
public enum RemittancePhase
{
    /// <summary>Not received.</summary>
    None,

    /// <summary>Waits for the posting hour, then is posted slice by slice.</summary>
    Received,

    /// <summary>Does not balance: nothing of it is posted.</summary>
    Quarantined,

    /// <summary>All of it is with claims.</summary>
    Posted,

    /// <summary>Some of it is in suspense.</summary>
    PostedWithSuspense,
}

/// <summary>The header of a payment.</summary>
/// <param name="Identity">Payer TIN, trace, date and amount (D§7.5): the same payment is posted once.</param>
/// <param name="Document">SHA-256 of the file that brought it first.</param>
/// <param name="Ordinal">The set in that file, from 1.</param>
/// <param name="Trace">TRN02.</param>
/// <param name="OriginatorId">TRN03.</param>
/// <param name="PaidOn">BPR16.</param>
/// <param name="Amount">BPR02.</param>
/// <param name="PayerId">The payer's id.</param>
/// <param name="Claims">How many CLPs it has.</param>
[GenerateSerializer, Immutable, Alias("payment-notice")]
public sealed record PaymentNotice(
    [property: Id(0)] string Identity, [property: Id(1)] string Document, [property: Id(2)] int Ordinal,
    [property: Id(3)] string Trace, [property: Id(4)] string OriginatorId, [property: Id(5)] DateOnly PaidOn,
    [property: Id(6)] Money Amount, [property: Id(7)] string PayerId, [property: Id(8)] int Claims);

/// <summary>A CLP whose money is in suspense (1350).</summary>
/// <param name="Ordinal">The CLP in its payment, from 1.</param>
/// <param name="Clm01">CLP01 as it came.</param>
/// <param name="Amount">CLP04.</param>
/// <param name="Reason">Why it fits nothing.</param>
/// <param name="PostingIdentity">Identifies the CLP for ever.</param>
/// <param name="Attempts">How often a claim that it was placed on did not take it.</param>
[GenerateSerializer, Immutable, Alias("parked-payment")]
public sealed record ParkedPayment(
    [property: Id(0)] int Ordinal, [property: Id(1)] string Clm01, [property: Id(2)] Money Amount,
    [property: Id(3)] string Reason, [property: Id(4)] string PostingIdentity, [property: Id(5)] int Attempts = 0)
{
    /// <summary>The identity of its posting when it is placed: that of the suspense entry is taken.</summary>
    public string PlacedIdentity => PostingIdentity + "p";
}

/// <summary>What may be asked of a remittance.</summary>
[GenerateSerializer, Immutable, Alias("remittance-command")]
public abstract partial record RemittanceCommand : Command
{
    private RemittanceCommand() { } // Closed: these are all the cases there are.

    /// <summary>An 835 announces the payment. From another file it is recorded as a repeat and not posted.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-receive")]
    public sealed record Receive([property: Id(0)] PaymentNotice Notice) : RemittanceCommand;

    /// <summary>It does not balance.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-quarantine")]
    public sealed record Quarantine([property: Id(0)] string Imbalance) : RemittanceCommand;

    /// <summary>A slice of its claims is posted.</summary>
    /// <param name="Count">CLPs in the slice.</param>
    /// <param name="Parked">Of them, what fits no claim.</param>
    [GenerateSerializer, Immutable, Alias("remittance-record-slice")]
    public sealed record RecordSlice(
        [property: Id(0)] int Count, [property: Id(1)] ImmutableList<ParkedPayment> Parked) : RemittanceCommand;

    /// <summary>All claims are posted; what PLB moved is posted with it.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-finish")]
    public sealed record Finish([property: Id(0)] ImmutableList<JournalLine> ProviderLevel) : RemittanceCommand;
}

/// <summary>What happened to a remittance. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("remittance-event")]
public abstract partial record RemittanceEvent : DomainEvent
{
    private RemittanceEvent() { } // Closed: these are all the cases there are.

    /// <summary>An 835 announced the payment.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-received")]
    public sealed record PaymentReceived(
        [property: Id(0)] PaymentNotice Notice, [property: Id(1)] DateTimeOffset PostAt) : RemittanceEvent
    {
        /// <inheritdoc/>
        public override string? Identity => Notice.Identity;

        /// <inheritdoc/>
        public override string? Document => Notice.Document;
    }

    /// <summary>The same payment came in another file.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-repeated")]
    public sealed record PaymentRepeated([property: Id(0)] string Sha256) : RemittanceEvent
    {
        /// <inheritdoc/>
        public override string? Document => Sha256;
    }

    /// <summary>It does not balance, and is not posted.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-quarantined")]
    public sealed record PaymentQuarantined([property: Id(0)] string Imbalance) : RemittanceEvent;

    /// <summary>A slice is posted; what fits no claim is journalled to suspense in the same commit.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-slice-posted")]
    public sealed record SlicePosted(
        [property: Id(0)] int Count, [property: Id(1)] ImmutableList<ParkedPayment> Parked) : RemittanceEvent;

    /// <summary>Money of this payment that belongs to no claim: suspense, interest, recoupment.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-journalled")]
    public sealed record Journalled(
        [property: Id(0)] ImmutableList<JournalLine> Lines, [property: Id(1)] string Trace, [property: Id(2)] string PostingIdentity)
        : RemittanceEvent
    {
        /// <inheritdoc/>
        public override string? Identity => PostingIdentity;

        /// <inheritdoc/>
        public override string? Document => Trace;
    }

    /// <summary>All of it is posted.</summary>
    [GenerateSerializer, Immutable, Alias("remittance-posted")]
    public sealed record PaymentPosted : RemittanceEvent;
}

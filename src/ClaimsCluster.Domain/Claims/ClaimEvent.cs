using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Scrubbing;
using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What happened to a claim. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("claim-event")]
public abstract record ClaimEvent : DomainEvent
{
    private protected ClaimEvent()
    {
    }
}

/// <summary>A claim was taken in, and its first filing built.</summary>
[GenerateSerializer, Immutable, Alias("claim-taken-in")]
public sealed record ClaimReceived([property: Id(0)] Claim Claim) : ClaimEvent
{
    /// <inheritdoc/>
    public override string? Document => Claim.Source.Document;
}

/// <summary>A filing was built besides those there were: a replacement, or the next payer's.</summary>
/// <param name="Filing">It, as a draft.</param>
/// <param name="Bill">What it bills.</param>
[GenerateSerializer, Immutable, Alias("filing-added")]
public sealed record FilingAdded([property: Id(0)] Filing Filing, [property: Id(1)] FiledBill Bill) : ClaimEvent
{
    /// <inheritdoc/>
    public override string? Document => Bill.Source.Document;
}

/// <summary>The sender wants a filing voided that its payer has not decided.</summary>
/// <param name="Clm01">The filing.</param>
/// <param name="From837">SHA-256 of the file that asks for it.</param>
[GenerateSerializer, Immutable, Alias("void-wanted")]
public sealed record VoidWanted([property: Id(0)] string Clm01, [property: Id(1)] string From837) : ClaimEvent
{
    /// <inheritdoc/>
    public override string? Document => From837;
}

/// <summary>A void went a step: into a batch, to the payer, or back from his 999.</summary>
/// <param name="Clm01">The filing that is voided.</param>
/// <param name="Trip">Where it is.</param>
[GenerateSerializer, Immutable, Alias("void-moved")]
public sealed record VoidMoved([property: Id(0)] string Clm01, [property: Id(1)] VoidTrip Trip) : ClaimEvent
{
    /// <inheritdoc/>
    public override string? Document => Trip.Batch;
}

/// <summary>Nobody is billed any more: what is open is written off (4150).</summary>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("claim-given-up")]
public sealed record GivenUp([property: Id(0)] string Reason) : ClaimEvent;

/// <summary>Work on denials went a step.</summary>
/// <param name="Places">The items, by their place in the claim's list from 0.</param>
/// <param name="To">Where they stand now.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("denials-worked")]
public sealed record DenialsWorked(
    [property: Id(0)] ImmutableList<int> Places, [property: Id(1)] DenialState To, [property: Id(2)] string Reason) : ClaimEvent;

/// <summary>A line was denied, and an item of work opened.</summary>
[GenerateSerializer, Immutable, Alias("denial-opened")]
public sealed record DenialOpened([property: Id(0)] DenialItem Item, [property: Id(1)] string Trace) : ClaimEvent
{
    /// <inheritdoc/>
    public override string? Document => Trace;
}

/// <summary>Its account told it what the journal says of it.</summary>
/// <param name="Share">The claim's sums.</param>
[GenerateSerializer, Immutable, Alias("claim-share-told")]
public sealed record ShareTold([property: Id(0)] ClaimShare Share) : ClaimEvent;

/// <summary>Something that has no row in the filing table: kept, and changes nothing.</summary>
/// <param name="Clm01">The filing it was meant for.</param>
/// <param name="Happening">What it would have been.</param>
/// <param name="State">Where the filing stood.</param>
/// <param name="From">The document it came with.</param>
[GenerateSerializer, Immutable, Alias("anomaly")]
public sealed record Anomaly(
    [property: Id(0)] string Clm01, [property: Id(1)] FilingHappening Happening, [property: Id(2)] FilingState State,
    [property: Id(3)] string From) : ClaimEvent
{
    /// <inheritdoc/>
    public override string? Document => From;
}

/// <summary>A filing took a row of its table (D§11.1).</summary>
[GenerateSerializer, Immutable, Alias("filing-event")]
public abstract record FilingEvent : ClaimEvent
{
    private FilingEvent() { } // Closed: these are all the cases there are.

    /// <summary>The filing.</summary>
    [Id(0)]
    public string Clm01 { get; init; } = "";

    /// <summary>What happened, in the words of fsm.json.</summary>
    [Id(1)]
    public FilingHappening Happening { get; init; }

    /// <summary>The state it left.</summary>
    [Id(2)]
    public FilingState From { get; init; }

    /// <summary>The state it came to.</summary>
    [Id(3)]
    public FilingState To { get; init; }

    /// <summary>It was scrubbed.</summary>
    [GenerateSerializer, Immutable, Alias("filing-scrubbed")]
    public sealed record Scrubbed([property: Id(0)] ImmutableList<EditHit> Hits) : FilingEvent;

    /// <summary>It was taken into a batch.</summary>
    [GenerateSerializer, Immutable, Alias("filing-batched")]
    public sealed record AddedToBatch([property: Id(0)] string Batch) : FilingEvent
    {
        /// <inheritdoc/>
        public override string? Document => Batch;
    }

    /// <summary>Its batch was sent to the payer.</summary>
    [GenerateSerializer, Immutable, Alias("filing-transmitted")]
    public sealed record Transmitted([property: Id(0)] string Batch) : FilingEvent
    {
        /// <summary>The day.</summary>
        [Id(1)]
        public DateOnly On { get; init; }

        /// <inheritdoc/>
        public override string? Document => Batch;
    }

    /// <summary>The 999 spoke of its set.</summary>
    [GenerateSerializer, Immutable, Alias("filing-syntax-checked")]
    public sealed record SyntaxChecked([property: Id(0)] bool Accepted, [property: Id(1)] string Batch) : FilingEvent
    {
        /// <inheritdoc/>
        public override string? Document => Batch;
    }

    /// <summary>The payer's 277CA spoke of it.</summary>
    [GenerateSerializer, Immutable, Alias("filing-acknowledged")]
    public sealed record Acknowledged([property: Id(0)] PayerStatus Status, [property: Id(1)] DateOnly On) : FilingEvent
    {
        /// <inheritdoc/>
        public override string? Document => Status.Document;
    }

    /// <summary>An 835 decided it, or took a decision back.</summary>
    /// <param name="Advice">What the 835 says.</param>
    /// <param name="PostingIdentity">Identifies this CLP for ever (D§7.5).</param>
    /// <param name="Trace">TRN02.</param>
    /// <param name="Adjustments">Its CAS by our lines.</param>
    /// <param name="Lines">Our line of each remitted line, in their order.</param>
    [GenerateSerializer, Immutable, Alias("filing-remitted")]
    public sealed record Remitted(
        [property: Id(0)] ClaimAdvice Advice, [property: Id(1)] string PostingIdentity, [property: Id(2)] string Trace,
        [property: Id(3)] ImmutableList<LineAdjustment> Adjustments, [property: Id(4)] ImmutableList<int> Lines) : FilingEvent
    {
        /// <summary>BPR16.</summary>
        [Id(5)]
        public DateOnly PaidOn { get; init; }

        /// <summary>Another payer comes next: its PR is not the patient's.</summary>
        [Id(6)]
        public bool FurtherPayer { get; init; }

        /// <summary>The day it is posted.</summary>
        [Id(7)]
        public DateOnly On { get; init; }

        /// <inheritdoc/>
        public override string? Identity => PostingIdentity;

        /// <inheritdoc/>
        public override string? Document => Trace;
    }

    /// <summary>Its content was changed before a payer decided.</summary>
    /// <param name="Bill">What it bills now.</param>
    /// <param name="NewClm01">The number under which it travels next; null: the old one, which never travelled.</param>
    [GenerateSerializer, Immutable, Alias("filing-rebilled")]
    public sealed record Rebilled([property: Id(0)] FiledBill Bill, [property: Id(1)] string? NewClm01) : FilingEvent
    {
        /// <summary>What it tells of prior payers and nothing told before; empty where that is known or not asked.</summary>
        [Id(2)]
        public ImmutableList<PriorPayerLine> Prior { get; init; } = [];

        /// <inheritdoc/>
        public override string? Document => Bill.Source.Document;
    }

    /// <summary>Its warnings were released.</summary>
    [GenerateSerializer, Immutable, Alias("filing-released")]
    public sealed record Released([property: Id(0)] string Reason) : FilingEvent;

    /// <summary>A person, or the sender, gave it up before a decision.</summary>
    [GenerateSerializer, Immutable, Alias("filing-cancelled")]
    public sealed record Cancelled([property: Id(0)] string Reason) : FilingEvent;

    /// <summary>It is to be voided: an 837 of frequency 8 goes to the payer.</summary>
    /// <param name="VoidClm01">The number of that 837's claim.</param>
    /// <param name="From837">SHA-256 of the sender's file that asks for it; empty where a person does.</param>
    [GenerateSerializer, Immutable, Alias("filing-void-requested")]
    public sealed record VoidRequested([property: Id(0)] string VoidClm01, [property: Id(1)] string From837) : FilingEvent
    {
        /// <inheritdoc/>
        public override string? Document => From837.Length > 0 ? From837 : null;
    }

    /// <summary>The payer took, or did not take, what replaces it.</summary>
    /// <param name="By">The replacement's number.</param>
    [GenerateSerializer, Immutable, Alias("filing-replacement")]
    public sealed record Replacement([property: Id(0)] string By) : FilingEvent;

    /// <summary>The payer's answer is overdue: nothing is known but that.</summary>
    [GenerateSerializer, Immutable, Alias("filing-overdue")]
    public sealed record Overdue([property: Id(0)] DateOnly Since) : FilingEvent;

    /// <summary>The last day to file went by.</summary>
    [GenerateSerializer, Immutable, Alias("filing-abandoned")]
    public sealed record Abandoned : FilingEvent;
}

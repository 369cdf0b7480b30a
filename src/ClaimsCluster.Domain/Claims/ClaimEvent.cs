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
        /// <inheritdoc/>
        public override string? Identity => PostingIdentity;

        /// <inheritdoc/>
        public override string? Document => Trace;
    }

    /// <summary>The last day to file went by.</summary>
    [GenerateSerializer, Immutable, Alias("filing-abandoned")]
    public sealed record Abandoned : FilingEvent;
}

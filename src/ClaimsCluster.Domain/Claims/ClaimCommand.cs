using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Scrubbing;
using Orleans;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What may be asked of a claim.</summary>
[GenerateSerializer, Immutable, Alias("claim-command")]
public abstract record ClaimCommand : Command
{
    private ClaimCommand() { } // Closed: these are all the cases there are.

    /// <inheritdoc/>
    public override bool IsOrder => this is Correct or Release or Resubmit or Void or WriteOff;

    /// <inheritdoc/>
    public override bool IsSaidOnce => this is Receive or Remit; // Refused to its sender; money that goes to suspense.

    /// <summary>A claim came in by a file or the API. Answered with <see cref="ClaimTaken"/>.</summary>
    /// <param name="ClaimId">The id that its content gives.</param>
    /// <param name="AccountId">The account that its content gives.</param>
    /// <param name="Record">Its segments.</param>
    /// <param name="ContentHash">SHA-256 over them.</param>
    /// <param name="Source">Where they stand.</param>
    /// <param name="Profile">What the tenant and the payer ask of a claim.</param>
    [GenerateSerializer, Immutable, Alias("claim-receive")]
    public sealed record Receive(
        [property: Id(0)] string ClaimId, [property: Id(1)] string AccountId, [property: Id(2)] ClaimRecord Record,
        [property: Id(3)] string ContentHash, [property: Id(4)] SourcePlace Source, [property: Id(5)] IntakeProfile Profile)
        : ClaimCommand
    {
        /// <summary>Another claim holds the id that this content gives: it may be billed twice (DUP-02). Null: none does.</summary>
        [Id(6)]
        public string? TwinOf { get; init; }

        /// <summary>It comes from a visit of ours: its next payer is ours to bill.</summary>
        [Id(7)]
        public bool BillsNextPayer { get; init; }
    }

    /// <summary>Take the clean filing into a batch; past the filing limit it is abandoned instead.</summary>
    [GenerateSerializer, Immutable, Alias("claim-add-to-batch")]
    public sealed record AddToBatch([property: Id(0)] string Batch) : ClaimCommand;

    /// <summary>The batch was sent, and this came of it so far: one write for all of it.</summary>
    /// <param name="Batch">The batch that tells.</param>
    /// <param name="Clm01">The filing.</param>
    /// <param name="SyntaxAccepted">What the 999 says of its set; null without one.</param>
    /// <param name="Status">What the 277CA says of it; null without one.</param>
    [GenerateSerializer, Immutable, Alias("claim-tell")]
    public sealed record Tell(
        [property: Id(0)] string Batch, [property: Id(1)] string Clm01, [property: Id(2)] bool? SyntaxAccepted,
        [property: Id(3)] PayerStatus? Status) : ClaimCommand;

    /// <summary>A 277CA that came after its batch had told.</summary>
    [GenerateSerializer, Immutable, Alias("claim-acknowledge")]
    public sealed record Acknowledge([property: Id(0)] string Clm01, [property: Id(1)] PayerStatus Status) : ClaimCommand;

    /// <summary>An 835 decided a filing. Answered with <see cref="ClaimPosted"/>, or refused: the money goes to suspense.</summary>
    /// <param name="Advice">What the 835 says of it.</param>
    /// <param name="PostingIdentity">Identifies this CLP for ever (D§7.5).</param>
    /// <param name="Trace">TRN02: the check or EFT.</param>
    /// <param name="PaidOn">BPR16.</param>
    [GenerateSerializer, Immutable, Alias("claim-remit")]
    public sealed record Remit(
        [property: Id(0)] ClaimAdvice Advice, [property: Id(1)] string PostingIdentity, [property: Id(2)] string Trace,
        [property: Id(3)] DateOnly PaidOn) : ClaimCommand;

    /// <summary>A person mends the claim: a stopped filing in place, a decided one by a replacement (frequency 7).</summary>
    /// <param name="Changes">What to set, in order.</param>
    [GenerateSerializer, Immutable, Alias("claim-correct")]
    public sealed record Correct([property: Id(0)] ImmutableList<Amendment> Changes) : ClaimCommand;

    /// <summary>A person lets a held filing go in spite of its warnings.</summary>
    [GenerateSerializer, Immutable, Alias("claim-release")]
    public sealed record Release([property: Id(0)] string Reason) : ClaimCommand;

    /// <summary>A person sends a rejected filing again as it is, under a new number.</summary>
    [GenerateSerializer, Immutable, Alias("claim-resubmit")]
    public sealed record Resubmit : ClaimCommand;

    /// <summary>A person takes the claim back: what the payer decided by frequency 8, what he did not by a cancel.</summary>
    [GenerateSerializer, Immutable, Alias("claim-void")]
    public sealed record Void([property: Id(0)] string Reason) : ClaimCommand;

    /// <summary>A person gives up what is open.</summary>
    /// <param name="To">4120 or 4150: with payers; 4130, 4140 or 5000: with the patient.</param>
    /// <param name="Reason">Why.</param>
    [GenerateSerializer, Immutable, Alias("claim-write-off")]
    public sealed record WriteOff([property: Id(0)] AccountNumber To, [property: Id(1)] string Reason) : ClaimCommand;

    /// <summary>A last day went by, or an answer is overdue.</summary>
    [GenerateSerializer, Immutable, Alias("claim-wake")]
    public sealed record Wake : ClaimCommand;

    /// <summary>Its account posted on it of its own accord: a patient's payment, a write-off, a credit.</summary>
    /// <param name="Share">The claim's sums after that.</param>
    [GenerateSerializer, Immutable, Alias("claim-tell-share")]
    public sealed record TellShare([property: Id(0)] ClaimShare Share) : ClaimCommand;
}

/// <summary>A payer's status of a claim: STC01 of its 277CA.</summary>
/// <param name="Category">"A2".</param>
/// <param name="Code">"20".</param>
/// <param name="Entity">"PR"; null without one.</param>
/// <param name="Icn">REF*1K; null without one.</param>
/// <param name="Document">The batch or file it came with, from content.</param>
[GenerateSerializer, Immutable, Alias("payer-status")]
public sealed record PayerStatus(
    [property: Id(0)] string Category, [property: Id(1)] string Code, [property: Id(2)] string? Entity,
    [property: Id(3)] string? Icn, [property: Id(4)] string Document);

/// <summary>What intake made of a claim.</summary>
public enum IntakeOutcome
{
    /// <summary>Taken: a claim of its own; our 277CA says A1:19.</summary>
    Taken,

    /// <summary>This very content was taken before: A3:54, nothing changes.</summary>
    Duplicate,

    /// <summary>Refused by our 277CA: no claim, no charge.</summary>
    Refused,

    /// <summary>The id belongs to other content: ask again under an id salted with the content's hash.</summary>
    Another,
}

/// <summary>The answer to <see cref="ClaimCommand.Receive"/>.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="PayerId">The payer whose queue it may stand in now.</param>
/// <param name="IsClean">It waits for the next batch.</param>
/// <param name="Hits">Why it was refused; empty otherwise.</param>
[GenerateSerializer, Immutable, Alias("claim-taken")]
public sealed record ClaimTaken(
    [property: Id(0)] string ClaimId, [property: Id(1)] IntakeOutcome Outcome, [property: Id(2)] string PayerId,
    [property: Id(3)] bool IsClean, [property: Id(4)] ImmutableList<EditHit> Hits) : Reply;

/// <summary>The answer to <see cref="ClaimCommand.Remit"/>: what the account shall post.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="PayerId">Who paid.</param>
/// <param name="FurtherPayer">Another payer comes next: PR stays with insurance.</param>
/// <param name="LineNumbers">Our line of each remitted line, in their order; 0 where none of ours fits.</param>
[GenerateSerializer, Immutable, Alias("claim-posted")]
public sealed record ClaimPosted(
    [property: Id(0)] string ClaimId, [property: Id(1)] string AccountId, [property: Id(2)] string PayerId,
    [property: Id(3)] bool FurtherPayer, [property: Id(4)] ImmutableList<int> LineNumbers) : Reply;

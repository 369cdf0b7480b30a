using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>What may be asked of a payer's eligibility batches.</summary>
[GenerateSerializer, Immutable, Alias("eligibility-batch-command")]
public abstract record EligibilityBatchCommand : Command
{
    private EligibilityBatchCommand() { } // Closed: these are all the cases there are.

    /// <summary>Something waits in the payer's queue: cut a 270 at the next cut. Its CommandId is the caller's.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-open")]
    public sealed record Open : EligibilityBatchCommand;

    /// <summary>The cut found nothing to ask.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-close-empty")]
    public sealed record CloseEmpty : EligibilityBatchCommand;

    /// <summary>The inquiries are gathered and the bytes are kept.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-seal")]
    public sealed record Seal([property: Id(0)] SealedInquiries Inquiries) : EligibilityBatchCommand;

    /// <summary>The channel has the bytes.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-confirm-sent")]
    public sealed record ConfirmSent : EligibilityBatchCommand;

    /// <summary>What was asked under a reference. Answered with <see cref="Recalled"/>; nothing changes.</summary>
    /// <param name="Reference">BHT03.</param>
    [GenerateSerializer, Immutable, Alias("eligibility-recall")]
    public sealed record Recall([property: Id(0)] string Reference) : EligibilityBatchCommand;
}

/// <summary>What was asked under a reference; null: it is not known, or too long ago.</summary>
[GenerateSerializer, Immutable, Alias("eligibility-recalled")]
public sealed record Recalled([property: Id(0)] SealedInquiries? Inquiries) : Reply;

/// <summary>What happened to a payer's eligibility batches. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("eligibility-batch-event")]
public abstract record EligibilityBatchEvent : DomainEvent
{
    private EligibilityBatchEvent() { } // Closed: these are all the cases there are.

    /// <summary>One opens, and is cut then.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-opened")]
    public sealed record EligibilityOpened([property: Id(0)] DateTimeOffset CutAt) : EligibilityBatchEvent;

    /// <summary>More came while one was on its way.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-more-waits")]
    public sealed record EligibilityMoreWaits : EligibilityBatchEvent;

    /// <summary>The cut found nothing.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-was-empty")]
    public sealed record EligibilityWasEmpty : EligibilityBatchEvent;

    /// <summary>Bytes and control numbers are fixed.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-sealed")]
    public sealed record EligibilitySealed([property: Id(0)] SealedInquiries Inquiries) : EligibilityBatchEvent
    {
        /// <inheritdoc/>
        public override string? Document => Inquiries.Reference;
    }

    /// <summary>The channel has it.</summary>
    [GenerateSerializer, Immutable, Alias("eligibility-sent")]
    public sealed record EligibilitySent : EligibilityBatchEvent;
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Submission;

/// <summary>What may be asked of a payer's batches.</summary>
[GenerateSerializer, Immutable, Alias("submission-batch-command")]
public abstract record SubmissionBatchCommand : Command
{
    private SubmissionBatchCommand() { } // Closed: these are all the cases there are.

    /// <summary>Something waits in the payer's queue: cut a batch at the next cut.</summary>
    [GenerateSerializer, Immutable, Alias("batch-open")]
    public sealed record Open : SubmissionBatchCommand;

    /// <summary>The cut found nothing.</summary>
    [GenerateSerializer, Immutable, Alias("batch-close-empty")]
    public sealed record CloseEmpty : SubmissionBatchCommand;

    /// <summary>The members are gathered and the bytes are kept.</summary>
    [GenerateSerializer, Immutable, Alias("batch-seal")]
    public sealed record Seal([property: Id(0)] SealedBatch Batch) : SubmissionBatchCommand;

    /// <summary>The channel has the bytes.</summary>
    [GenerateSerializer, Immutable, Alias("batch-confirm-sent")]
    public sealed record ConfirmSent : SubmissionBatchCommand;

    /// <summary>The payer answered. Answered with <see cref="AnswerTaken"/>.</summary>
    /// <param name="Reference">The batch that the answer is to: its number, or <see cref="SealedBatch.ControlReference"/>.</param>
    /// <param name="Answer">Where its bytes are.</param>
    [GenerateSerializer, Immutable, Alias("batch-take-answer")]
    public sealed record TakeAnswer([property: Id(0)] string Reference, [property: Id(1)] BatchAnswer Answer) : SubmissionBatchCommand;

    /// <summary>All members know what became of them, but for those who are set aside.</summary>
    [GenerateSerializer, Immutable, Alias("batch-close-told")]
    public sealed record CloseTold : SubmissionBatchCommand
    {
        /// <summary>What those are told when they are taken up again: the next batch does not wait for them.</summary>
        [Id(0)]
        public ImmutableList<Effect> Untold { get; init; } = [];
    }
}

/// <summary>Whether the batch tells its members itself; if not, the answer came after that and the bearer tells them.</summary>
[GenerateSerializer, Immutable, Alias("answer-taken")]
public sealed record AnswerTaken([property: Id(0)] bool BatchTells) : Reply
{
    /// <summary>The batch is known and has told its members before.</summary>
    [Id(1)]
    public bool IsTold { get; init; }
}

/// <summary>What happened to a payer's batches. Stored for years: cases and fields are added, never renamed.</summary>
[GenerateSerializer, Immutable, Alias("submission-batch-event")]
public abstract record SubmissionBatchEvent : DomainEvent
{
    private SubmissionBatchEvent() { } // Closed: these are all the cases there are.

    /// <summary>One opens, and is cut then.</summary>
    [GenerateSerializer, Immutable, Alias("batch-opened")]
    public sealed record BatchOpened([property: Id(0)] DateTimeOffset CutAt) : SubmissionBatchEvent;

    /// <summary>More came while one was on its way.</summary>
    [GenerateSerializer, Immutable, Alias("batch-more-waits")]
    public sealed record MoreWaits : SubmissionBatchEvent;

    /// <summary>The cut found nothing.</summary>
    [GenerateSerializer, Immutable, Alias("batch-was-empty")]
    public sealed record BatchWasEmpty : SubmissionBatchEvent;

    /// <summary>Bytes and control numbers are fixed.</summary>
    [GenerateSerializer, Immutable, Alias("batch-sealed")]
    public sealed record BatchSealed([property: Id(0)] SealedBatch Batch) : SubmissionBatchEvent
    {
        /// <inheritdoc/>
        public override string? Document => Batch.Number;
    }

    /// <summary>The channel has it.</summary>
    [GenerateSerializer, Immutable, Alias("batch-sent")]
    public sealed record BatchSent([property: Id(0)] DateTimeOffset TellAt) : SubmissionBatchEvent;

    /// <summary>The payer answered.</summary>
    [GenerateSerializer, Immutable, Alias("batch-answered")]
    public sealed record BatchAnswered([property: Id(0)] BatchAnswer Answer) : SubmissionBatchEvent;

    /// <summary>All members know.</summary>
    [GenerateSerializer, Immutable, Alias("batch-told")]
    public sealed record BatchTold : SubmissionBatchEvent;
}

using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using static ClaimsCluster.Domain.Submission.SubmissionBatchCommand;
using static ClaimsCluster.Domain.Submission.SubmissionBatchEvent;

namespace ClaimsCluster.Domain.Submission;

/// <summary>The life of a payer's batches (D§11.5): the next one opens when all members of the last are told.</summary>
public sealed class SubmissionBatchLifecycle : IDecider<SubmissionBatch, SubmissionBatchCommand>
{
    // A payer answers within days; a batch a day, so this is more than a month.
    private const int ToldKept = 40;

    /// <inheritdoc/>
    public SubmissionBatch Empty => SubmissionBatch.None;

    /// <inheritdoc/>
    public Decision<SubmissionBatch> Decide(SubmissionBatch state, SubmissionBatchCommand command) => (state.Phase, command) switch
    {
        (BatchPhase.Idle, Open c) => this.Then(
            state, Done.Instance, [new BatchOpened(Unused(state, Instants.NotBefore(c.At, Instants.BatchCutHour)))]),
        (BatchPhase.Open, Open) => this.Nothing(state, Done.Instance),
        (_, Open) when state.More => this.Nothing(state, Done.Instance),
        (_, Open) => this.Then(state, Done.Instance, [new MoreWaits()]),
        (BatchPhase.Open, CloseEmpty) => this.Then(state, Done.Instance, [new BatchWasEmpty()]),
        (BatchPhase.Open, Seal c) => this.Then(state, Done.Instance, [new BatchSealed(c.Batch)]),
        (BatchPhase.Sealed, ConfirmSent c) => this.Then(
            state, Done.Instance, [new BatchSent(Instants.NotBefore(c.At, Instants.AcknowledgmentHour))]),
        (BatchPhase.Sealed or BatchPhase.Sent, TakeAnswer c) when IsTo(state.Sealed!, c.Reference) =>
            this.Then(state, new AnswerTaken(true), [new BatchAnswered(c.Answer)]),
        (_, TakeAnswer c) => this.Nothing(state, new AnswerTaken(false) { IsTold = state.Told.Exists(told => IsTo(told, c.Reference)) }),
        (BatchPhase.Sent, CloseTold c) => this.Then(
            state, Done.Instance,
            state.More ? [new BatchTold(), new BatchOpened(Instants.After(c.At, Instants.BatchCutHour))] : [new BatchTold()],
            [.. c.Untold]),
        _ => this.Nothing(state, new Refused("not-now", $"The batch is {state.Phase}.")),
    };

    /// <inheritdoc/>
    public SubmissionBatch Evolve(SubmissionBatch state, DomainEvent happened) => happened switch
    {
        BatchOpened e => SubmissionBatch.None with { Phase = BatchPhase.Open, DueAt = e.CutAt, Told = state.Told },
        MoreWaits => state with { More = true },
        BatchWasEmpty => SubmissionBatch.None with { Told = state.Told },
        BatchSealed e => state with { Phase = BatchPhase.Sealed, Sealed = e.Batch },
        BatchSent e => state with { Phase = BatchPhase.Sent, DueAt = e.TellAt },
        BatchAnswered e => state with { Answers = state.Answers.Add(e.Answer) },
        BatchTold => SubmissionBatch.None with { Told = [.. state.Told.Append(state.Sealed!).TakeLast(ToldKept)] },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(SubmissionBatch state) => state.Phase == BatchPhase.Idle ? null : state.DueAt;

    /// <inheritdoc/>
    public SubmissionBatchCommand Wake(SubmissionBatch state, DateTimeOffset at) =>
        throw new UnreachableException("A batch is worked by its worker.");

    /// <inheritdoc/>
    public RowIndex Index(SubmissionBatch state) => new(state.Phase.ToString())
    {
        Amount = state.Sealed?.Charge,
        Entries =
        [
            .. (state.Sealed is { } batch ? state.Told.Add(batch) : state.Told).SelectMany(known => (IEnumerable<EntryPlace>)
                [new(ControlEntry, known.ControlReference), new(NumberEntry, known.Number)]).Distinct(),
        ],
    };

    /// <summary>A batch is found by its receiver and GS06, as a 999 names it.</summary>
    public const string ControlEntry = "batch-control";

    /// <summary>A batch is found by its number, as a 277CA names it.</summary>
    public const string NumberEntry = "batch-number";

    /// <summary>Who was set aside asks with an instant that is long past: the number of that day's batch may be taken.</summary>
    private static DateTimeOffset Unused(SubmissionBatch state, DateTimeOffset cut)
    {
        while (state.Told.Exists(told => told.Number == SubmissionBatch.NumberOf(SubmissionBatch.PayerOfNumber(told.Number), cut))) cut = cut.AddDays(1);
        return cut;
    }

    private static bool IsTo(SealedBatch batch, string reference) =>
        reference == batch.Number || reference == batch.ControlReference;
}

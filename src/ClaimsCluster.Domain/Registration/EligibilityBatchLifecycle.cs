using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using static ClaimsCluster.Domain.Registration.EligibilityBatchCommand;
using static ClaimsCluster.Domain.Registration.EligibilityBatchEvent;

namespace ClaimsCluster.Domain.Registration;

/// <summary>
/// The life of a payer's eligibility batches: open, sealed, sent. What stays unanswered is still in its queue, and is
/// asked again with the next one.
/// </summary>
public sealed class EligibilityBatchLifecycle : IDecider<EligibilityBatch, EligibilityBatchCommand>
{
    /// <summary>A batch is found by its receiver and GS06, as a 999 names it.</summary>
    public const string ControlEntry = "eligibility-control";

    /// <summary>A batch is found by BHT03, as a 271 names it.</summary>
    public const string ReferenceEntry = "eligibility-reference";

    // A payer answers within days; a batch a day, so this is more than a month.
    private const int SentKept = 40;

    /// <inheritdoc/>
    public EligibilityBatch Empty => EligibilityBatch.None;

    /// <inheritdoc/>
    public Decision<EligibilityBatch> Decide(EligibilityBatch state, EligibilityBatchCommand command) => (state.Phase, command) switch
    {
        (_, Recall c) => this.Nothing(state, new Recalled(Known(state).Find(known => known.Reference == c.Reference))),
        (EligibilityPhase.Idle, Open c) => this.Then(state, Done.Instance, [new EligibilityOpened(NextCut(state, c.At))]),
        (EligibilityPhase.Open, Open) => this.Nothing(state, Done.Instance),
        (_, Open) when state.More => this.Nothing(state, Done.Instance),
        (_, Open) => this.Then(state, Done.Instance, [new EligibilityMoreWaits()]),
        (EligibilityPhase.Open, CloseEmpty) => this.Then(state, Done.Instance, [new EligibilityWasEmpty()]),
        (EligibilityPhase.Open, Seal c) => this.Then(state, Done.Instance, [new EligibilitySealed(c.Inquiries)]),
        (EligibilityPhase.Sealed, ConfirmSent c) => this.Then(
            state, Done.Instance,
            state.More ? [new EligibilitySent(), new EligibilityOpened(NextCut(state, c.At))] : [new EligibilitySent()]),
        _ => this.Nothing(state, new Refused("not-now", $"The eligibility batch is {state.Phase}.")),
    };

    /// <inheritdoc/>
    public EligibilityBatch Evolve(EligibilityBatch state, DomainEvent happened) => happened switch
    {
        EligibilityOpened e => state with { Phase = EligibilityPhase.Open, CutAt = e.CutAt, More = false },
        EligibilityMoreWaits => state with { More = true },
        EligibilityWasEmpty => state with { Phase = EligibilityPhase.Idle },
        EligibilitySealed e => state with { Phase = EligibilityPhase.Sealed, Sealed = e.Inquiries },
        EligibilitySent => state with
        {
            Phase = EligibilityPhase.Idle,
            Sealed = null,
            Sent = [.. state.Sent.Append(state.Sealed!).TakeLast(SentKept)],
        },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(EligibilityBatch state) => state.Phase == EligibilityPhase.Idle ? null : state.CutAt;

    /// <inheritdoc/>
    public EligibilityBatchCommand Wake(EligibilityBatch state, DateTimeOffset at) =>
        throw new UnreachableException("An eligibility batch is worked by its worker.");

    /// <inheritdoc/>
    public RowIndex Index(EligibilityBatch state) => new(state.Phase.ToString())
    {
        Entries =
        [
            .. Known(state).SelectMany(known => (IEnumerable<EntryPlace>)
                [new(ControlEntry, known.ControlReference), new(ReferenceEntry, known.Reference)]).Distinct(),
        ],
    };

    private static ImmutableList<SealedInquiries> Known(EligibilityBatch state) =>
        state.Sealed is { } batch ? state.Sent.Add(batch) : state.Sent;

    // One cut a day, however often it is opened: its reference names the day.
    private static DateTimeOffset NextCut(EligibilityBatch state, DateTimeOffset at)
    {
        var next = Instants.NotBefore(at, Instants.EligibilityCutHour);
        return next <= state.CutAt ? Instants.After(state.CutAt.Value, Instants.EligibilityCutHour) : next;
    }
}

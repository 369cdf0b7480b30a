using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Lanes;
using ClaimsCluster.Domain.Ledger;
using static ClaimsCluster.Domain.Remittance.RemittanceCommand;
using static ClaimsCluster.Domain.Remittance.RemittanceEvent;

namespace ClaimsCluster.Domain.Remittance;

/// <summary>The life of a payment (D§11.5): refused when it does not balance, posted once, suspense for what fits nothing.</summary>
public sealed class RemittanceLifecycle : IDecider<RemittancePosting, RemittanceCommand>
{
    /// <summary>Payments of a tenant are posted one after the other, in the order of their data.</summary>
    public const string PostingQueue = "posting";

    private readonly string _tenant;

    /// <summary>The rules for the payments of one tenant.</summary>
    public RemittanceLifecycle(string tenant) => _tenant = tenant;

    /// <inheritdoc/>
    public RemittancePosting Empty => RemittancePosting.None;

    /// <inheritdoc/>
    public Decision<RemittancePosting> Decide(RemittancePosting state, RemittanceCommand command) => (state.Phase, command) switch
    {
        (RemittancePhase.None, Receive c) => Take(state, c),
        (_, Receive c) when c.Notice.Document == state.Notice!.Document && c.Notice.Ordinal == state.Notice.Ordinal =>
            this.Nothing(state, Done.Instance),
        (_, Receive c) => this.Then(state, new Repeated(c.Notice.Identity), [new PaymentRepeated(c.Notice.Document)]),
        (RemittancePhase.Received, Quarantine c) => this.Then(state, Done.Instance, [new PaymentQuarantined(c.Imbalance)]),
        (RemittancePhase.Received, RecordSlice c) => this.Then(state, Done.Instance, [new SlicePosted(c.Count, c.Parked), .. Suspend(state, c)]),
        (RemittancePhase.Received, Finish c) => this.Then(state, Done.Instance, [.. ProviderLevel(state, c), new PaymentPosted()]),
        (_, Place c) => Ask(state, c),
        (_, RecordPlaced c) when state.Placing.Contains(c.Placement) => this.Then(
            state, Done.Instance,
            [new PaymentPlaced(c.Placement), .. PlacementRules.Release(state, ParkedAt(state, c.Placement.Ordinal))]),
        (_, RefusePlacement c) when state.Placing.Contains(c.Placement) =>
            this.Then(state, Done.Instance, [new PlacementRefused(c.Placement, c.Code, c.Reason)]),
        _ => this.Nothing(state, new Refused("not-now", $"The remittance is {state.Phase}.")),
    };

    /// <inheritdoc/>
    public RemittancePosting Evolve(RemittancePosting state, DomainEvent happened) => happened switch
    {
        PaymentReceived e => state with { Phase = RemittancePhase.Received, Notice = e.Notice, PostAt = e.PostAt },
        PaymentRepeated => state with { Repeats = state.Repeats + 1 },
        PaymentQuarantined e => state with { Phase = RemittancePhase.Quarantined, Imbalance = e.Imbalance },
        SlicePosted e => state with
        {
            Cursor = state.Cursor + e.Count,
            Posted = state.Posted + e.Count - e.Parked.Count,
            Parked = state.Parked.AddRange(e.Parked),
        },
        Journalled => state,
        PlacementRequested e => state with { Placing = state.Placing.Add(e.Placement) },
        PlacementRefused e => state with
        {
            Placing = state.Placing.Remove(e.Placement),
            Parked = PlacementRules.Refused(state.Parked, e),
        },
        PaymentPlaced e => Placed(state, e.Placement),
        PaymentPosted => state with
        {
            Phase = state.Parked.IsEmpty ? RemittancePhase.Posted : RemittancePhase.PostedWithSuspense,
        },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    /// <remarks>Its lane posts it; what is placed later is worked by itself.</remarks>
    public DateTimeOffset? NextTimer(RemittancePosting state) => state.Placing.IsEmpty ? null : state.Placing[0].At;

    /// <inheritdoc/>
    public DateTimeOffset? WorkAt(RemittancePosting state) => state.Phase == RemittancePhase.Received ? state.PostAt : null;

    /// <inheritdoc/>
    public RemittanceCommand Wake(RemittancePosting state, DateTimeOffset at) =>
        throw new UnreachableException("A remittance is worked by its worker.");

    /// <inheritdoc/>
    public RowIndex Index(RemittancePosting state) => new(state.Phase.ToString())
    {
        Payer = state.Notice?.PayerId,
        Amount = state.Notice?.Amount,
        Balance = state.Parked.Sum(parked => parked.Amount),
        Queues = state is { Phase: RemittancePhase.Received, Notice: { } notice }
            ? [Lane.Place(PostingQueue, state.PostAt, $"{notice.PaidOn:yyyyMMdd}|{notice.OriginatorId}|{notice.Trace}")]
            : [],
    };

    private Decision<RemittancePosting> Take(RemittancePosting state, Receive command)
    {
        var postAt = Instants.After(command.At, Instants.PostingHour);
        return this.Then(
            state, Done.Instance,
            [new PaymentReceived(command.Notice, postAt)],
            [Lane.Expect(_tenant, PostingQueue, postAt, command.Notice.Identity, command.At)]);
    }

    private Decision<RemittancePosting> Ask(RemittancePosting state, Place command)
    {
        var (parked, code, reason) = PlacementRules.Find(state, command);
        if (code is not null) return this.Nothing(state, new Refused(code, reason));

        return parked is null
            ? this.Nothing(state, Done.Instance)
            : this.Then(state, Done.Instance, [new PlacementRequested(new(parked.Ordinal, command.ClaimId, parked.Attempts + 1, command.At))]);
    }

    private static ParkedPayment ParkedAt(RemittancePosting state, int ordinal) => state.Parked.First(parked => parked.Ordinal == ordinal);

    private static RemittancePosting Placed(RemittancePosting state, Placement placement)
    {
        var parked = state.Parked.Remove(ParkedAt(state, placement.Ordinal));
        return state with
        {
            Phase = parked.IsEmpty ? RemittancePhase.Posted : state.Phase,
            Parked = parked,
            Placing = state.Placing.Remove(placement),
            Placed = state.Placed.Add(placement),
            Posted = state.Posted + 1,
        };
    }

    private static IEnumerable<Journalled> Suspend(RemittancePosting state, RecordSlice slice) => slice.Parked
        .Where(parked => !parked.Amount.IsZero)
        .Select(parked => new Journalled(
            [.. PostingRules.Suspended(new("", 0, state.Notice!.PayerId), parked.Amount)], state.Notice!.Trace, parked.PostingIdentity));

    private static IEnumerable<Journalled> ProviderLevel(RemittancePosting state, Finish finish) => finish.ProviderLevel.IsEmpty
        ? []
        : [new Journalled(finish.ProviderLevel, state.Notice!.Trace, $"plb:{state.Notice.Identity}")];
}

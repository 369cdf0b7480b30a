using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using static ClaimsCluster.Domain.Adjudication.MemberCommand;
using static ClaimsCluster.Domain.Adjudication.MemberEvent;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>
/// The rules of a member at the payer: claims wait for their cycle and are then decided in an order made of data.
/// </summary>
/// <param name="payers">The payers.</param>
/// <param name="enrolment">How a member is enrolled at his first claim.</param>
public sealed class MemberLifecycle(PayerDirectory payers, AutoEnrolment enrolment) : IDecider<Member, MemberCommand>
{
    // Days that a decided claim stays for its run, which is due an hour later: a week of outage loses nothing.
    private const int DecidedForDays = 7;

    /// <inheritdoc/>
    public Member Empty => Member.Empty;

    /// <inheritdoc/>
    public Decision<Member> Decide(Member state, MemberCommand command) => command switch
    {
        Receive c when state.Received.Contains(c.Waiting.Identity) =>
            this.Nothing(state, new Repeated(c.Waiting.Identity)),
        Receive { Waiting.Claim.Lines.IsEmpty: true } =>
            this.Nothing(state, new Refused("no-lines", "A claim has one line or more.")),
        Receive c => this.Then(state, Done.Instance, [new ClaimReceived(c.PayerId, c.PayerName, c.Waiting)]),
        DecideDue c => this.Then(state, Done.Instance, Decided(state, DateOnly.FromDateTime(c.At.UtcDateTime))),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public Member Evolve(Member state, DomainEvent happened) => happened switch
    {
        ClaimReceived e => state with
        {
            PayerId = e.PayerId,
            PayerName = e.PayerName,
            Waiting = state.Waiting.Add(e.Waiting),
            Received = state.Received.Add(e.Waiting.Identity),
            Decided = Still(state.Decided, e.Waiting.ReceivedOn),
        },
        Enrolled e => state with { Enrolment = e.Enrolment },
        DependentEnrolled e => state with { Dependents = state.Dependents.Add(e.Dependent) },
        ClaimDecided e => state with
        {
            Waiting = state.Waiting.RemoveAll(waiting => waiting.Identity == e.Identity),
            Decided = Still(state.Decided, e.Decision.Cycle).Add(e.Decision),
            Years = e.Years.Aggregate(state.Years, (years, changed) => years.With(changed)),
            History = state.History.AddRange(e.LineKeys.Select(key => new DecidedLine(key, e.Decision.Icn))),
        },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    /// <remarks>22:00 UTC on the cycle day of the claim that is due first.</remarks>
    public DateTimeOffset? NextTimer(Member state) => state.Waiting.IsEmpty
        ? null
        : PayerCycle.InstantOf(state.Waiting.Min(waiting => CycleOf(state, waiting)));

    /// <inheritdoc/>
    public MemberCommand Wake(Member state, DateTimeOffset at) =>
        new DecideDue { CommandId = $"cycle:{at:O}", At = at };

    /// <inheritdoc/>
    public RowIndex Index(Member state) => new(state.Waiting.IsEmpty ? "Idle" : "Waiting")
    {
        Payer = state.PayerId,
        Queues =
        [
            .. state.Decided
                .Select(decided => new QueuePlace(decided.Queue, decided.Advice.PatientControlNumber)).Distinct(),
        ],
    };

    private static ImmutableList<DecidedClaim> Still(ImmutableList<DecidedClaim> decided, DateOnly day) =>
        decided.RemoveAll(known => known.Cycle.AddDays(DecidedForDays) <= day);

    private List<DomainEvent> Decided(Member state, DateOnly day)
    {
        var payer = payers.For(state.PayerId, state.PayerName);
        List<DomainEvent> events = [];
        foreach (var waiting in Due(state, day))
        {
            foreach (var happened in Decided(payer, state, waiting))
            {
                events.Add(happened);
                state = Evolve(state, happened);
            }
        }

        return events;
    }

    // Each event is decided on the state after the one before it.
    private IEnumerable<DomainEvent> Decided(PayerProfile payer, Member state, WaitingClaim waiting)
    {
        if (state.Enrolment is null)
        {
            Enrolled enrolled = new(enrolment.Of(payer, waiting.Claim));
            state = Evolve(state, enrolled);
            yield return enrolled;
        }

        if (waiting.Claim.Dependent is { } dependent && waiting.Claim.Subscriber.Is(state.Enrolment!.Subscriber)
            && !state.Dependents.Exists(dependent.HasNameOf))
        {
            DependentEnrolled known = new(dependent);
            state = Evolve(state, known);
            yield return known;
        }

        yield return Adjudicator.Decide(payer, state, waiting, CycleOf(state, waiting));
    }

    // From data, not from arrival (FAULTS I27).
    private IEnumerable<WaitingClaim> Due(Member state, DateOnly day) => state.Waiting
        .Where(waiting => CycleOf(state, waiting) <= day)
        .OrderBy(waiting => waiting.ReceivedOn)
        .ThenBy(waiting => waiting.Claim.FirstServiceDate)
        .ThenBy(waiting => waiting.Claim.ClaimNumber, StringComparer.Ordinal)
        .ThenBy(waiting => waiting.Version);

    private DateOnly CycleOf(Member state, WaitingClaim waiting) =>
        PayerCycle.Next(waiting.ReceivedOn, payers.For(state.PayerId, state.PayerName).CycleDays);
}

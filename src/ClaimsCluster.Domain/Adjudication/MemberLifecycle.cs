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
/// <param name="enrolment">How a member is enrolled at his first claim or inquiry.</param>
public sealed class MemberLifecycle(PayerDirectory payers, AutoEnrolment enrolment) : IDecider<Member, MemberCommand>
{
    /// <summary>Refused: the claim that it replaces or voids is not decided, or another one replaces it already.</summary>
    public const string OriginalOpen = "original-open";

    /// <summary>Refused: there is no claim that it could replace or void.</summary>
    public const string OriginalUnknown = "original-unknown";

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
        Receive { Waiting: { IsSuccessor: true } waiting } when RefusalOf(state, waiting) is { } refused =>
            this.Nothing(state, refused),
        Inquire c when MemberAnswers.Refusal(c.Inquiry) is { } refusal => this.Nothing(state, refusal),
        Inquire c => Asked(state, c),
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
            Originals = Changed(state.Originals, OriginalOf(state, e.Waiting), original => original with { Successor = e.Waiting.Identity }),
        },
        MemberInquired e => state.PayerId.Length > 0 ? state : state with { PayerId = e.PayerId, PayerName = e.PayerName },
        Enrolled e => state with { Enrolment = e.Enrolment },
        DependentEnrolled e => state with { Dependents = state.Dependents.Add(e.Dependent) },
        ClaimDecided e => state with
        {
            Waiting = state.Waiting.RemoveAll(waiting => waiting.Identity == e.Identity),
            Decided = Still(state.Decided, e.Decision.Cycle).Add(e.Decision),
            Years = e.Years.Aggregate(state.Years, (years, changed) => years.With(changed)),
            History = state.History.AddRange(e.LineKeys.Select(key => new DecidedLine(key, e.Decision.Icn))),
            Originals = state.Originals.Add(new() { Decision = e.Decision with { Steps = [] } }),
        },
        DecisionReverted e => state with
        {
            Waiting = state.Waiting.RemoveAll(waiting => waiting.Identity == e.By),
            Decided = Still(state.Decided, e.Decision.Cycle).Add(e.Decision),
            Years = e.Years.Aggregate(state.Years, (years, changed) => years.With(changed)),
            History = state.History.RemoveAll(line => line.Icn == e.Decision.Icn),
            Originals = Changed(
                state.Originals, state.Originals.Find(original => original.Decision.Identity == e.Decision.Identity),
                original => original with { IsReverted = true }),
        },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    /// <remarks>22:00 UTC on the cycle day of what is due first: a claim, or a decision to be taken back.</remarks>
    public DateTimeOffset? NextTimer(Member state) =>
        state.Waiting.Select(waiting => (DateOnly?)CycleOf(state, waiting))
            .Concat(state.Originals.Select(original => original.RevertOn))
            .Min() is { } cycle
            ? PayerCycle.InstantOf(cycle)
            : null;

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
        foreach (var original in ToRevert(state, day))
            Happen(Reversal.Of(state.Years, original.Decision, original.RevertOn!.Value, "the member id asks for a reversal", null));
        foreach (var waiting in Due(state, day))
        {
            if (OriginalOf(state, waiting) is { } original)
            {
                Happen(Reversal.Of(
                    state.Years, original.Decision, CycleOf(state, waiting), $"frequency {waiting.Claim.Frequency} of claim {waiting.Icn}",
                    waiting.Claim.IsVoid ? waiting.Identity : null));
            }

            if (waiting.Claim.IsVoid) continue;
            foreach (var happened in Decided(payer, state, waiting)) Happen(happened);
        }

        return events;

        void Happen(DomainEvent happened)
        {
            events.Add(happened);
            state = Evolve(state, happened);
        }
    }

    private static IEnumerable<OriginalDecision> ToRevert(Member state, DateOnly day) => state.Originals
        .Where(original => original.RevertOn <= day)
        .OrderBy(original => original.RevertOn).ThenBy(original => original.Decision.Identity, StringComparer.Ordinal);

    // D§4.7: what is replaced or voided must be decided, by us, for this payee, and nothing else may have taken it back.
    private static Refused? RefusalOf(Member state, WaitingClaim waiting) =>
        state.Waiting.Exists(known => known.Icn == waiting.Claim.OriginalReference)
            || state.OriginalOf(waiting.Claim.OriginalReference, waiting.PayeeNpi) is { Successor: not null }
            ? new(OriginalOpen, "The claim that it replaces or voids is not decided yet.")
        : state.OriginalOf(waiting.Claim.OriginalReference, waiting.PayeeNpi) is null
            ? new(OriginalUnknown, "There is no decision of that claim number.")
        : null;

    private static OriginalDecision? OriginalOf(Member state, WaitingClaim waiting) =>
        waiting.IsSuccessor ? state.OriginalOf(waiting.Claim.OriginalReference, waiting.PayeeNpi) : null;

    private static ImmutableList<OriginalDecision> Changed(
        ImmutableList<OriginalDecision> originals, OriginalDecision? one, Func<OriginalDecision, OriginalDecision> change) =>
        one is null ? originals : originals.Replace(one, change(one));

    // Each event is decided on the state after the one before it.
    private IEnumerable<DomainEvent> Decided(PayerProfile payer, Member state, WaitingClaim waiting)
    {
        var claim = waiting.Claim;
        foreach (var known in Enrolments(payer, state, new(claim.MemberId, claim.Subscriber, claim.Dependent, claim.FirstServiceDate, waiting.Magic)))
        {
            state = Evolve(state, known);
            yield return known;
        }

        yield return Adjudicator.Decide(payer, state, waiting, CycleOf(state, waiting));
    }

    private Decision<Member> Asked(Member state, Inquire command)
    {
        var (payer, asked) = (payers.For(command.PayerId, command.PayerName), command.Inquiry);
        List<MemberEvent> known = [.. Enrolments(payer, state, new(asked.MemberId, asked.Subscriber, asked.Dependent, asked.Day, asked.Magic))];
        var answer = MemberAnswers.Of(payer, known.Aggregate(state, Evolve), asked);
        return known.Count == 0
            ? this.Nothing(state, answer)
            : this.Then(state, answer, [new MemberInquired(command.PayerId, command.PayerName), .. known]);
    }

    /// <summary>Who becomes known by a claim or an inquiry that names him; nobody, where the payer knows him or does not take him.</summary>
    private List<MemberEvent> Enrolments(PayerProfile payer, Member state, Named named)
    {
        var roster = payers.RosterOf(payer.Id, named.MemberId);
        var isOpen = !payer.IsRosterOnly || named.Magic is { IsForced: true }; // To those whom the roster has not.
        List<MemberEvent> known = [];
        if (state.Enrolment is null)
        {
            if (roster.Count > 0) known.Add(new Enrolled(roster[0].Enrolment));
            else if (isOpen) known.Add(new Enrolled(enrolment.Of(payer, named.MemberId, named.Subscriber, named.FirstService)));

            known.AddRange(roster.Skip(1).Select(dependent => new DependentEnrolled(dependent.Person)));
            state = known.Aggregate(state, Evolve);
        }

        if (isOpen && named.Dependent is { } someone && named.Subscriber.Is(state.Enrolment!.Subscriber)
            && !state.Dependents.Exists(someone.HasNameOf)) known.Add(new DependentEnrolled(someone));
        return known;
    }

    private sealed record Named(
        string MemberId, BilledPerson Subscriber, BilledPerson? Dependent, DateOnly FirstService, MagicMember? Magic);

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

using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Simulation.Planting;

/// <summary>Rules with a mistake in what they record.</summary>
internal sealed class PlantedDecider<S, C>(IDecider<S, C> rules, Func<DomainEvent, DomainEvent> mistake) : IDecider<S, C> where C : Command
{
    public S Empty => rules.Empty;

    public Decision<S> Decide(S state, C command)
    {
        var decision = rules.Decide(state, command);
        DomainEvent[] events = [.. decision.Events.Select(mistake)];
        return decision with { Events = events, Next = events.Aggregate(state, rules.Evolve) };
    }

    public S Evolve(S state, DomainEvent happened) => rules.Evolve(state, happened);

    public DateTimeOffset? NextTimer(S state) => rules.NextTimer(state);

    public DateTimeOffset? WorkAt(S state) => rules.WorkAt(state);

    public C Wake(S state, DateTimeOffset at) => rules.Wake(state, at);

    public RowIndex Index(S state) => rules.Index(state);

    public IReadOnlyList<Effect> TakenUp(S state, DateTimeOffset at) => rules.TakenUp(state, at);
}

/// <summary>The mistakes in rules.</summary>
internal static class PlantedRules
{
    /// <summary>The rules with the mistake that is planted, if it is one of theirs.</summary>
    public static IDecider<S, C> With<S, C>(this IDecider<S, C> rules, PlantedBug bug) where C : Command => bug switch
    {
        PlantedBug.ReversalNotMirrored when rules is PatientAccountLifecycle => new PlantedDecider<S, C>(rules, BookedAgain),
        PlantedBug.RoundedPerComponent when rules is MemberLifecycle => new PlantedDecider<S, C>(rules, RoundedInHalves),
        _ => rules,
    };

    private static DomainEvent BookedAgain(DomainEvent happened) => happened is AccountEvent.Posted { Kind: PostingKind.Reversal } posted
        ? posted with { Lines = [.. posted.Lines.Select(line => line with { Debit = line.Credit, Credit = line.Debit })] }
        : happened;

    private static DomainEvent RoundedInHalves(DomainEvent happened) => happened is MemberEvent.ClaimDecided decided
        ? decided with { Decision = decided.Decision with { Advice = InHalves(decided.Decision.Advice) } }
        : happened;

    private static ClaimAdvice InHalves(ClaimAdvice advice) =>
        advice with { Lines = [.. advice.Lines.Select(line => line with { Adjustments = [.. line.Adjustments.Select(InHalves)] })] };

    private static Adjustment InHalves(Adjustment adjustment)
    {
        if (adjustment.Group != "PR") return adjustment;
        var half = Money.Round(adjustment.Amount.Dollars / 2);
        return adjustment with { Amount = half + half };
    }
}

using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Registration;
using static ClaimsCluster.Domain.Encounters.EncounterCommand;
using static ClaimsCluster.Domain.Encounters.EncounterEvent;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>
/// The life of a visit: registered by its account, asked of its payers, then documentation, coding and charges in one go, and a
/// claim. What is missing in a step holds it there until a person has mended it; then it starts over.
/// </summary>
/// <param name="tenant">Whose visits: effects stay in the tenant.</param>
/// <param name="rules">What a visit is judged by.</param>
public sealed class EncounterLifecycle(string tenant, VisitRules rules) : IDecider<Encounter, EncounterCommand>
{
    /// <inheritdoc/>
    public Encounter Empty => Encounter.None;

    /// <inheritdoc/>
    public Decision<Encounter> Decide(Encounter state, EncounterCommand command) => command switch
    {
        Receive c when state.ContentHashes.Contains(c.Received.ContentHash) => this.Nothing(state, Taken(state, c.Received, VisitOutcome.Duplicate)),
        Receive c when state.Standing == EncounterStanding.Billed => this.Nothing(state, Taken(state, c.Received, VisitOutcome.Another)),
        Receive c => Begin(state, c, new VisitReceived(c.Received, Day(c)), c.Received),
        _ when state.IsNone => this.Nothing(state, new Refused("unknown-visit", "We hold no such visit.")),
        Amend when state.Standing == EncounterStanding.Billed =>
            this.Nothing(state, new Refused("billed", "The visit is a claim already: correct the claim.")),
        Amend c => Begin(state, c, new VisitAmended(c.Received, Day(c)), c.Received),
        Verify c => Verified(state, c),
        UnitsAnswered c => Authorized(state, c),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public Encounter Evolve(Encounter state, DomainEvent happened) => happened switch
    {
        VisitReceived e => Anew(state, e.Received) with
        {
            ReceivedOn = state.IsNone ? e.On : state.ReceivedOn,
            ContentHashes = state.ContentHashes.Add(e.Received.ContentHash),
        },
        VisitAmended e => Anew(state, e.Received),
        EligibilityAsked e => state with { Asked = e.Coverages },
        EligibilityAnswered e => state with
        {
            Asked = [.. state.Asked.Select(asked => asked.Inquiry.Trace == e.Answer.Trace ? asked with { Answer = e.Answer } : asked)],
        },
        VisitCoded e => state with { Codes = e.Codes },
        VisitCharged e => state with { Charges = e.Charges },
        UnitsWanted => state with { WantsUnits = true },
        VisitWaits e => state with { Questions = e.Questions, Since = e.On, WantsUnits = false },
        VisitBilled e => state with { Claims = e.Claims, Since = e.On, WantsUnits = false },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(Encounter state) => null;

    /// <inheritdoc/>
    public EncounterCommand Wake(Encounter state, DateTimeOffset at) => throw new UnreachableException("A visit has no timer.");

    /// <inheritdoc/>
    public RowIndex Index(Encounter state) => new(state.Standing == EncounterStanding.Waiting ? $"{state.Step}" : $"{state.Standing}")
    {
        Payer = state.Asked is [{ Coverage.PayerId: var payer }, ..] ? payer : null,
        Account = state.Received?.AccountId,
        Amount = state.Charges?.Total,
        Queues = state.Standing == EncounterStanding.Asking
            ? [.. Unanswered(state).Select(inquiry => new QueuePlace(EncounterIdentity.EligibilityQueue(inquiry.PayerId), inquiry.Trace))]
            : [],
        Entries = [.. state.Claims.Select(claim => new EntryPlace(ClaimEntry, claim.ClaimId))],
    };

    /// <summary>A visit is found by the claims that it became.</summary>
    public const string ClaimEntry = "visit-claim";

    /// <summary>Its inquiries that are not answered.</summary>
    public static IEnumerable<EligibilityInquiry> Unanswered(Encounter state) =>
        state.Asked.Where(asked => asked.Answer is null).Select(asked => asked.Inquiry);

    private static Encounter Anew(Encounter state, ReceivedVisit received) => new()
    {
        Received = received,
        ReceivedOn = state.ReceivedOn,
        ContentHashes = state.ContentHashes,
        Round = state.Round + 1,
    };

    private Decision<Encounter> Begin(Encounter state, EncounterCommand command, EncounterEvent begun, ReceivedVisit received)
    {
        var events = new List<DomainEvent> { begun };
        if (!received.Registered.Questions.IsEmpty) events.Add(new VisitWaits(received.Registered.Questions, Day(command)));
        else events.Add(new EligibilityAsked(Inquiries.Of(received, state.Round + 1)));
        return Then(state, command, events, []);
    }

    private Decision<Encounter> Verified(Encounter state, Verify command)
    {
        var asked = state.Asked.Find(asked => asked.Inquiry.Trace == command.Answer.Trace);
        if (state.Standing != EncounterStanding.Asking || asked is not { Answer: null })
            return this.Nothing(state, Taken(state, state.Received!, VisitOutcome.Duplicate)); // An answer that is no longer waited for.

        var answered = new EligibilityAnswered(command.Answer);
        var after = Evolve(state, answered);
        List<DomainEvent> events = [answered];
        List<Effect> effects = [Benefits(state, command)];
        if (!Unanswered(after).Any())
        {
            var (judged, claims) = VisitJudgement.Of(tenant, after, rules, command);
            events.AddRange(judged);
            effects.AddRange(claims.Select(claim => claim.ToClaim(tenant, after, command)));
        }

        return Then(state, command, events, effects);
    }

    private Decision<Encounter> Authorized(Encounter state, UnitsAnswered command)
    {
        if (state.Standing != EncounterStanding.Authorizing || command.Round != state.Round) return this.Nothing(state, Done.Instance);

        var (judged, claims) = VisitJudgement.Authorized(tenant, state, rules, command);
        return Then(state, command, judged, [.. claims.Select(claim => claim.ToClaim(tenant, state, command))]);
    }

    /// <summary>What is asked and billed follows from where the visit stands now.</summary>
    private Decision<Encounter> Then(Encounter state, EncounterCommand command, IReadOnlyList<DomainEvent> events, IReadOnlyList<Effect> effects)
    {
        var after = events.Aggregate(state, Evolve);
        var units = events.OfType<UnitsWanted>().Select(wanted => AskUnits(after, wanted, command));
        return this.Then(state, Taken(after, after.Received!, VisitOutcome.Taken), events, [.. effects, .. units, .. Openings(after, command)]);
    }

    /// <summary>What a file brings, its intake opens once for all; what a person or the account sets off, the visit.</summary>
    private IEnumerable<Effect> Openings(Encounter after, EncounterCommand command) => command switch
    {
        Amend => Taken(after, after.Received!, VisitOutcome.Taken).AsksPayers.Select(payer => VisitEffects.Ask(tenant, payer, after, command)),
        UnitsAnswered => Taken(after, after.Received!, VisitOutcome.Taken).BillsPayers.Select(payer => VisitEffects.Bill(tenant, payer, after, command)),
        _ => [],
    };

    private Effect Benefits(Encounter state, Verify command) => new(
        new EntityId("patient-account", tenant, state.Received!.AccountId), new AccountCommand.RecordBenefits(command.Answer)
        {
            CommandId = $"benefits:{command.Answer.Trace}:{state.Round}",
            At = command.At,
            Source = command.Answer.Document,
        });

    private Effect AskUnits(Encounter after, UnitsWanted wanted, EncounterCommand command) => new(
        new EntityId("patient-account", tenant, after.Received!.AccountId),
        new AccountCommand.UseAuthorization(after.VisitId, after.Received.Visit.Encounter.Date, wanted.Authorization, wanted.Units, after.Round)
        {
            CommandId = $"units:{after.VisitId}:{after.Round}",
            At = command.At,
            Source = after.Received.Source.Document,
        });

    private static VisitTaken Taken(Encounter state, ReceivedVisit received, VisitOutcome outcome) => new(
        received.VisitId, outcome,
        state.Standing == EncounterStanding.Asking ? [.. Unanswered(state).Select(inquiry => inquiry.PayerId).Distinct()] : [],
        state.Standing == EncounterStanding.Billed && state.Covered is [{ PayerId: var first }, ..] ? [first] : []);

    private static DateOnly Day(EncounterCommand command) => DateOnly.FromDateTime(command.At.UtcDateTime);
}

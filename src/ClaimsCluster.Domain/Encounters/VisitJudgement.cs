using System.Collections.Immutable;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.X12.Guides;
using static ClaimsCluster.Domain.Encounters.EncounterEvent;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>
/// What becomes of a visit whose payers have all answered: covered, documented, coded, charged, a claim; or the questions of the
/// first step that lacks something.
/// </summary>
internal static class VisitJudgement
{
    /// <summary>From the answers of its payers on.</summary>
    /// <param name="tenant">Whose visit.</param>
    /// <param name="state">The visit, all answers in it.</param>
    /// <param name="rules">What it is judged by.</param>
    /// <param name="command">What the last answer came with.</param>
    /// <returns>What happened, and the claims to be sent on; none while it waits.</returns>
    public static (IReadOnlyList<DomainEvent> Events, IReadOnlyList<ReadyClaim> Claims) Of(string tenant, Encounter state, VisitRules rules, Command command)
    {
        var visit = state.Received!.Visit;
        if (Waits(state, NotCovered(state), command) is { } uncovered) return uncovered;

        var note = NoteCoding.Read(visit);
        if (Waits(state, NoteCheck.Of(visit, note), command) is { } undocumented) return undocumented;

        var codes = VisitCoding.Decide(visit, rules.Coding, note);
        VisitCoded coded = new(codes);
        if (Waits(state, codes.Questions, command, coded) is { } uncoded) return uncoded;

        var charges = ChargeEntry.Of(visit, codes, rules.Prices);
        VisitCharged charged = new(charges);
        ImmutableList<VisitQuestion> missing =
            [.. charges.Questions, .. BillingCheck.Of(visit, state.Covered), .. AuthorizationCheck.Of(visit, charges.Lines, used: 0m)];
        if (Waits(state, missing, command, coded, charged) is { } unbilled) return unbilled;

        if (visit.Authorization is { Units: not null } authorization && AuthorizationCheck.UnitsOf(authorization, charges.Lines) is > 0m and var wanted)
            return ([coded, charged, new UnitsWanted(authorization.Number, wanted)], []);

        var (billed, claims) = Bill(tenant, state with { Codes = codes, Charges = charges }, rules, command);
        return ([coded, charged, .. billed], claims);
    }

    /// <summary>From its account's answer about units on.</summary>
    public static (IReadOnlyList<DomainEvent> Events, IReadOnlyList<ReadyClaim> Claims) Authorized(
        string tenant, Encounter state, VisitRules rules, EncounterCommand.UnitsAnswered command) => command.Granted
        ? Bill(tenant, state, rules, command)
        : Waits(state, UsedUp(state, command.Left), command) ?? Bill(tenant, state, rules, command);

    private static ImmutableList<VisitQuestion> UsedUp(Encounter state, decimal left) => AuthorizationCheck.Of(
        state.Received!.Visit, state.Charges!.Lines, used: (state.Received.Visit.Authorization?.Units ?? 0m) - left);

    // Who pays first must say that he covers; of the others one that does not is left off the claim.
    private static ImmutableList<VisitQuestion> NotCovered(Encounter state) =>
    [
        .. state.Asked
            .Where((asked, index) => asked.Answer!.Coverage == CoverageAnswer.Rejected || (index == 0 && asked.Answer.Coverage == CoverageAnswer.Inactive))
            .Select(asked => EligibilityReject.QuestionOf(asked.Answer!, state.Received!.Visit.Coverages.IndexOf(asked.Coverage))),
    ];

    private static (IReadOnlyList<DomainEvent>, IReadOnlyList<ReadyClaim>)? Waits(
        Encounter state, ImmutableList<VisitQuestion> questions, Command command, params IReadOnlyList<DomainEvent> before)
    {
        ImmutableList<VisitQuestion> open =
            [.. questions.Where(question => !(question.MayBeReleased && state.Received!.Released.Contains(question.Code)))];
        return open.IsEmpty ? null : ([.. before, new VisitWaits(open, Day(command))], []);
    }

    /// <summary>A built claim passes our own front door, or its visit waits with what the door says.</summary>
    private static (IReadOnlyList<DomainEvent>, IReadOnlyList<ReadyClaim>) Bill(string tenant, Encounter state, VisitRules rules, Command command)
    {
        var (visit, today) = (state.Received!.Visit, Day(command));
        var claims = VisitBilling.Build(visit, state.Covered, state.Codes!, state.Charges!, rules.Payers)
            .Select((built, index) => ReadyClaim.Of(tenant, state, built, index, rules)).ToList();
        ImmutableList<VisitQuestion> refused = [.. claims.SelectMany(claim => claim.Refusals(today)).Select(Refused).DistinctBy(question => question.Code)];
        if (Waits(state, refused, command) is { } waits) return waits;

        return (
            [new VisitBilled([.. claims.Select(claim => claim.Told)], today.DayNumber - visit.Encounter.Date.DayNumber, today)],
            claims);
    }

    private static VisitQuestion Refused(EditHit hit) => new()
    {
        Step = VisitStep.Charges,
        Code = hit.EditId,
        Text = hit.Message,
        Todo = $"{Catalogue.Of(hit.EditId).Title}: {Catalogue.Of(hit.EditId).Fix}",
    };

    private static DateOnly Day(Command command) => DateOnly.FromDateTime(command.At.UtcDateTime);
}

/// <summary>A claim of a visit, ready to go its way.</summary>
internal sealed record ReadyClaim(string ClaimId, BuiltClaim Built, ProfessionalClaim Typed, IntakeProfile Profile)
{
    /// <summary>What the visit remembers of it.</summary>
    public VisitClaim Told => new(ClaimId, Built.Number, Money.Round(Typed.Charge ?? 0m));

    public static ReadyClaim Of(string tenant, Encounter state, BuiltClaim built, int index, VisitRules rules)
    {
        var typed = ProfessionalClaim.Parse(built.Record.Parts());
        var first = state.Received!.ClaimId;
        return new(
            index == 0 ? first : ClaimIdentity.Further(first, index + 1), built, typed,
            rules.Profile(tenant, typed));
    }

    public IEnumerable<EditHit> Refusals(DateOnly today) =>
        FrontDoor.Refusals(ClaimFiling.Scrub(Typed, Profile, today, Profile.FilingLimit, null, originalUndecided: false));

    /// <summary>To the claim's own entity, which takes it as it takes those of files.</summary>
    public Effect ToClaim(string tenant, Encounter state, Command command) => new(
        new EntityId("claim", tenant, ClaimId), new ClaimCommand.Receive(
            ClaimId, state.Received!.AccountId, Built.Record, ClaimIdentity.ContentHash(Built.Record.Parts()), state.Received.Source, Profile)
        {
            CommandId = $"visit:{state.VisitId}:{Built.Number}",
            At = command.At,
            BillsNextPayer = true,
        });
}

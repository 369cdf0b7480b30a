using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Testing.Looking;

/// <summary>A visit as it stands.</summary>
/// <param name="VisitId">Our id of it.</param>
/// <param name="Number">The practice's number of it.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Step">The step in which it waits; null: it is through.</param>
/// <param name="Questions">What is missing: "unsigned", "not-covered".</param>
/// <param name="Answers">What its payers said, who pays first first.</param>
/// <param name="Diagnoses">ICD-10-CM, the principal first.</param>
/// <param name="Services">CPT and HCPCS codes in the order of the lines.</param>
/// <param name="Charge">Dollars; 0 before it is priced.</param>
/// <param name="Claims">Ids of the claims that it became.</param>
/// <param name="Timeline">What happened to it, oldest first: "VisitReceived".</param>
public sealed record VisitSnapshot(
    string VisitId, string Number, EncounterStanding Standing, VisitStep? Step, IReadOnlyList<string> Questions,
    IReadOnlyList<EligibilityAnswer> Answers, IReadOnlyList<string> Diagnoses, IReadOnlyList<string> Services, decimal Charge,
    IReadOnlyList<string> Claims, IReadOnlyList<string> Timeline)
{
    internal static VisitSnapshot Of(StoredVisit stored) => new(
        stored.Visit.VisitId, stored.Visit.Received!.Visit.Encounter.Id, stored.Visit.Standing, stored.Visit.Step,
        [.. stored.Visit.Questions.Select(question => question.Code)],
        [.. stored.Visit.Asked.Select(asked => asked.Answer).OfType<EligibilityAnswer>()],
        [.. (stored.Visit.Codes?.Diagnoses ?? []).Select(diagnosis => diagnosis.Code)],
        [.. (stored.Visit.Codes?.Services ?? []).Select(service => service.Code)],
        (stored.Visit.Charges?.Total ?? default).Dollars, [.. stored.Visit.Claims.Select(claim => claim.ClaimId)],
        [.. stored.Facts.Select(fact => fact.Event.GetType().Name)]);
}

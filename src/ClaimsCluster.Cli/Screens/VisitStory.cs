using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What happened to a visit, in sentences. No name, number or note of a patient.</summary>
internal static class VisitStory
{
    /// <summary>An event in words; null: nothing that a person would tell.</summary>
    public static string? Of(object happened) => happened switch
    {
        EncounterEvent.VisitReceived e => $"came in and was registered; service on {Day(e.Received.Visit.Encounter.Date)}",
        EncounterEvent.VisitAmended e => Amended(e.Received),
        EncounterEvent.EligibilityAsked e => e.Coverages.IsEmpty ? null
            : $"asks {string.Join(" and ", e.Coverages.Select(asked => Shown(Payer(asked.Coverage))))} whether it is covered (270)",
        EncounterEvent.EligibilityAnswered e => Answered(e.Answer),
        EncounterEvent.VisitCoded e =>
            $"coded: {(e.Codes.Diagnoses.IsEmpty ? "no diagnosis" : string.Join(' ', e.Codes.Diagnoses.Select(diagnosis => diagnosis.Code)))} for {string.Join(' ', e.Codes.Services.Select(service => service.Code))}",
        EncounterEvent.VisitCharged e => $"charged {Amount(e.Charges.Total)}",
        EncounterEvent.UnitsWanted e => $"wants {e.Units:0.##} units of its authorization",
        EncounterEvent.VisitWaits e => $"waits: {string.Join("; ", e.Questions.Select(question => Shown(question.Text)))}",
        EncounterEvent.VisitBilled e => $"became {Became(e)}, {Count(e.ChargeLagDays, "day")} after the service",
        _ => null,
    };

    private static string Amended(ReceivedVisit received)
    {
        var set = received.Changes.IsEmpty ? "" : $"set {string.Join(", ", received.Changes.Select(change => change.Path))}";
        var released = received.Released.IsEmpty ? "" : $"let go {string.Join(", ", received.Released)}";
        return $"by hand: {string.Join("; ", new[] { set, released }.Where(part => part.Length > 0))}";
    }

    private static string Answered(EligibilityAnswer answer) => answer.Coverage switch
    {
        CoverageAnswer.Active => $"covered (271 {answer.PayerId}{(answer.Plan.Length > 0 ? $", plan {Shown(answer.Plan)}" : "")})",
        CoverageAnswer.Inactive => $"not covered on that day (271 {answer.PayerId})",
        _ => $"not answered by {answer.PayerId} (271 AAA {answer.RejectReason})",
    };

    private static string Became(EncounterEvent.VisitBilled e) => e.Claims is [var one]
        ? $"claim {one.ClaimId}, {Amount(one.Charge)}"
        : $"claims {string.Join(", ", e.Claims.Select(claim => $"{claim.ClaimId} {Amount(claim.Charge)}"))}";

    private static string Payer(Coverage coverage) => coverage.PayerName.Length > 0 ? coverage.PayerName : coverage.PayerId;
}

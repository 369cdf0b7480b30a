using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What a visit that waits asks of a person (INTERFACE §1: items of kind visit carry their step).</summary>
internal static class VisitWork
{
    /// <summary>One item for all that its step lacks; none while it goes its way.</summary>
    public static IEnumerable<WorkItem> Of(string tenant, Encounter visit, Pricing pricing)
    {
        if (visit.Standing != EncounterStanding.Waiting) yield break;

        var received = visit.Received!;
        var (first, others) = (visit.Questions[0], visit.Questions.Count - 1);
        var payer = received.Registered.Coverages is [var coverage, ..] ? coverage : received.Visit.Coverages is [var sent, ..] ? sent : null;
        var deadline = payer is null ? (DateOnly?)null : pricing.FileBy(payer.PayerId, payer.PayerName, received.Visit.Encounter.Date);
        var expected = visit.Charges is { } charges && payer is not null ? pricing.Expected(payer.PayerId, payer.PayerName, charges.Total) : Money.Zero;
        yield return new(
            tenant, "visit", $"visit:{visit.VisitId}", "", received.AccountId, 0,
            $"{first.Code}: {first.Text}{(others > 0 ? $" (and {others} more)" : "")}", expected, deadline,
            deadline is { } last ? pricing.Score(expected, 1m, last) : expected, visit.Since, first.Todo)
        {
            Payer = payer?.PayerName ?? "",
            Cause = first.Code,
            Owner = OwnerOf(first.Step),
            VisitId = visit.VisitId,
            Step = first.Step.Word(),
        };
    }

    private static string OwnerOf(VisitStep step) => step switch
    {
        VisitStep.Registration => "registration",
        VisitStep.Documentation => "clinician",
        VisitStep.Coding => "coder",
        _ => "biller",
    };
}

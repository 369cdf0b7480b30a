using System.Collections.Immutable;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>What payers are asked of a visit (D§2.3): each policy that covers the day, for that day.</summary>
internal static class Inquiries
{
    /// <param name="received">The visit, registered.</param>
    /// <param name="round">How often it came or was amended: an answer to an earlier round is not one to this.</param>
    public static ImmutableList<AskedCoverage> Of(ReceivedVisit received, int round) =>
    [
        .. received.Registered.Coverages.Select((coverage, index) => new AskedCoverage(
            coverage, Of(received, coverage, EncounterIdentity.TraceOf(received.VisitId, round, index + 1)), null)),
    ];

    private static EligibilityInquiry Of(ReceivedVisit received, Coverage coverage, string trace)
    {
        var (patient, encounter) = (received.Visit.Patient, received.Visit.Encounter);
        var self = new PolicySubscriber { Name = patient.Name, BirthDate = patient.BirthDate, Sex = patient.Sex, Address = patient.Address };
        return new()
        {
            Trace = trace,
            PayerId = coverage.PayerId,
            PayerName = coverage.PayerName,
            ProviderNpi = encounter.Billing.Npi,
            ProviderName = encounter.Billing.Name,
            MemberId = coverage.MemberId,
            Subscriber = coverage.IsOwn ? self : coverage.Subscriber ?? self,
            Dependent = coverage.IsOwn ? null : self,
            Relationship = coverage.Relationship,
            Day = encounter.Date,
        };
    }
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Domain.Charges;

/// <summary>Makes a visit an 837P claim (D§4.3), or several where one is too small (D§4.2).</summary>
public static class VisitBilling
{
    /// <summary>The claims of a visit that nobody has a question about.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="coverages">Who pays, in paying order; one or more.</param>
    /// <param name="codes">Its diagnoses.</param>
    /// <param name="charges">Its lines.</param>
    /// <param name="payers">Their filing indicators.</param>
    /// <returns>The same input gives the same bytes; none when nothing was charged or nobody pays.</returns>
    public static ImmutableList<BuiltClaim> Build(
        Visit visit, ImmutableList<Coverage> coverages, VisitCodes codes, VisitCharges charges, PayerDirectory payers)
    {
        if (coverages.IsEmpty) return [];

        var parties = new ClaimParties(visit, coverages, payers);
        var (billing, subscriber, patient) = (parties.BillingProvider(), parties.Subscriber(), parties.Patient());
        ImmutableList<string> diagnoses = [.. codes.Diagnoses.Select(diagnosis => X12Text.Code(diagnosis.Code))];
        return [.. ClaimSplit.Of(diagnoses, charges.Lines).Select((portion, index) =>
        {
            var number = NumberOf(visit.Encounter.Id, index);
            return new BuiltClaim(number, new(billing, subscriber, patient, new ClaimBody(visit, parties, portion, number).Bytes()));
        })];
    }

    /// <summary>CLM01 of a claim: the encounter's number, of a second claim with "-2", ...</summary>
    private static string NumberOf(string encounter, int index) =>
        X12Text.Of(encounter, BillingCheck.LongestNumber) + (index == 0 ? "" : $"-{index + 1}");
}

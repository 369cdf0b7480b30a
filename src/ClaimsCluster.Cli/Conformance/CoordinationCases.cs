using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Type cob: a plan of a deductible and coinsurance pays second, by each of three methods.</summary>
internal static class CoordinationCases
{
    public static JsonNode Methods(JsonElement input)
    {
        var (charge, priorAllowed, priorPaid) = (input.Money("charge"), input.Money("primaryAllowed"), input.Money("primaryPaid"));
        var allowed = input.Money("secondaryAllowed");
        var rest = priorAllowed - priorPaid;
        var normal = Alone(input, allowed);
        var difference = Alone(input, Money.Max(Money.Zero, allowed - priorPaid));
        return new JsonObject
        {
            ["standard"] = Told(CoordinationOfBenefits.Standard(charge, normal, rest)),
            ["maintenanceOfBenefits"] = Told(CoordinationOfBenefits.Maintenance(charge, difference, rest)),
            ["nonDuplicationCarveOut"] = Told(CoordinationOfBenefits.NonDuplication(charge, normal, priorPaid, rest)),
            ["normalBenefit"] = $"{normal}",
            ["primaryPatientResponsibility"] = $"{rest}",
        };
    }

    private static Money Alone(JsonElement input, Money allowed)
    {
        var (deductible, unlimited) = (input.Money("secondaryDeductibleRemaining"), Money.OfCents(long.MaxValue / 1_000));
        LineTerms terms = new(Money.Zero, DeductibleApplies: true, input.Decimal("secondaryCoinsurance"), IsEmbedded: true);
        return MemberShare.Of(allowed, terms, new(deductible, deductible, unlimited, unlimited)).Paid;
    }

    private static JsonObject Told(CoordinatedBenefit benefit) => new()
    {
        ["secondaryPaid"] = $"{benefit.Paid}",
        ["patient"] = $"{benefit.Patient}",
        ["oa23"] = $"{benefit.PriorImpact}",
    };
}

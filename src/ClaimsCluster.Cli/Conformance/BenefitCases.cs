using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Type benefit: the member's share, line after line.</summary>
internal static class BenefitCases
{
    private sealed record Line(Money Charge, Money Allowed, LineShare Share);

    public static JsonNode Share(JsonElement input)
    {
        var isEmbedded = input.GetProperty("plan").Flag("embedded", true);
        var left = Accumulators(input.GetProperty("accumulators"));
        List<Line> lines = [];
        foreach (var item in input.List("lines"))
        {
            var charge = item.Money("charge");
            var allowed = Money.Min(item.Money("allowed"), charge); // Lesser of charge (G27).
            LineTerms terms =
                new(item.Money("copay"), item.Flag("dedApplies", true), item.Decimal("coins"), isEmbedded);
            var share = MemberShare.Of(allowed, terms, left);
            left = share.After;
            lines.Add(new(charge, allowed, share));
        }

        var totals = Amounts(lines);
        totals["charge"] = $"{lines.Sum(line => line.Charge)}";
        return new JsonObject
        {
            ["lines"] = new JsonArray([.. lines.Select(line => (JsonNode)Amounts([line]))]),
            ["totals"] = totals,
            ["accumulatorsAfter"] = new JsonObject
            {
                ["indDedRem"] = $"{left.IndividualDeductible}",
                ["famDedRem"] = $"{left.FamilyDeductible}",
                ["indOopRem"] = $"{left.IndividualOutOfPocket}",
                ["famOopRem"] = $"{left.FamilyOutOfPocket}",
            },
        };
    }

    private static Accumulators Accumulators(JsonElement left) =>
        new(left.Money("indDedRem"), left.Money("famDedRem"), left.Money("indOopRem"), left.Money("famOopRem"));

    private static JsonObject Amounts(IReadOnlyList<Line> lines) => new()
    {
        ["allowed"] = $"{lines.Sum(line => line.Allowed)}",
        ["co45"] = $"{lines.Sum(line => line.Charge - line.Allowed)}",
        ["copay_pr3"] = $"{lines.Sum(line => line.Share.Copay)}",
        ["deductible_pr1"] = $"{lines.Sum(line => line.Share.Deductible)}",
        ["coinsurance_pr2"] = $"{lines.Sum(line => line.Share.Coinsurance)}",
        ["patient"] = $"{lines.Sum(line => line.Share.Patient)}",
        ["paid"] = $"{lines.Sum(line => line.Share.Paid)}",
        ["oopRelief"] = $"{lines.Sum(line => line.Share.Relief)}",
    };
}

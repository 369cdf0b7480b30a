using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Cli.Conformance;

/// <summary>Types remit835 and eraDuplicate.</summary>
internal static class RemittanceCases
{
    public static JsonNode Balance(JsonElement input)
    {
        ClaimAdvice[] claims = [.. input.List("claims").Select(Claim)];
        var provider = Provider(input).ToList();
        if (ForwardBalance.Defer(claims, provider, null) is { } deferred) provider.Add(deferred);
        var payment = input.OptionalMoney("bpr02") ?? RemittanceBalance.Payment(claims, provider);

        var result = new JsonObject
        {
            ["bpr02"] = $"{payment}",
            ["balanced"] = RemittanceBalance.OfPayment(payment, claims, provider) is null && claims.All(claim => RemittanceBalance.OfClaim(claim) is null),
        };
        if (ForwardBalance.BroughtForward(provider) is [var next, ..])
            result["nextRemitPlb"] = new JsonObject { ["code"] = next.Code, ["amount"] = $"{next.Amount}" };
        return result;
    }

    public static JsonNode Duplicates(JsonElement input)
    {
        HashSet<PaymentIdentity> seen = [];
        List<JsonNode> posted = [];
        var ledger = Balances.None;
        foreach (var delivery in input.List("deliveries"))
        {
            var payment = Payment(delivery);
            var isNew = seen.Add(payment);
            posted.Add(isNew);
            if (!isNew) continue;

            var entries = PostingRules.Suspended(new("", 0, payment.PayerTaxId), payment.Amount);
            ledger = entries.Aggregate(ledger, (sum, entry) => sum.Post(entry));
        }

        return new JsonObject
        {
            ["posted"] = new JsonArray([.. posted]),
            ["ledgerCashTotal"] = $"{ledger[AccountNumber.RemittanceClearing]}",
        };
    }

    private static PaymentIdentity Payment(JsonElement delivery) => new(
        delivery.Text("trn03"), delivery.Text("trn02"), delivery.Day("bpr16"), delivery.Money("bpr02"));

    private static IEnumerable<ProviderAdjustment> Provider(JsonElement input) =>
        input.List("plb").Select(plb => new ProviderAdjustment(plb.Text("code"), null, plb.Money("amount")));

    private static ClaimAdvice Claim(JsonElement claim) => new()
    {
        PatientControlNumber = claim.Text("clp01"),
        Status = claim.Text("clp02"),
        Charge = claim.Money("clp03"),
        Paid = claim.Money("clp04"),
        PatientResponsibility = claim.OptionalMoney("clp05"),
        Adjustments =
        [
            .. claim.List("cas").Select(cas =>
                new Adjustment(cas.Text("group"), cas.Text("carc"), cas.Money("amount"))),
        ],
    };
}

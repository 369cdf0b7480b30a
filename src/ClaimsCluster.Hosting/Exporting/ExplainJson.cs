using System.Text.Json;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Reference;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary><c>claims explain --json</c>: one document, money as in claims.jsonl.</summary>
public static class ExplainJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, StoredClaim stored, IReadOnlyList<ExplainedFiling> filings, LedgerAgreement agreement)
    {
        json.WriteStartObject();
        json.WriteString("claimId", stored.Claim.ClaimId);
        json.WriteStartArray("filings");
        foreach (var filing in filings) Write(json, filing);
        json.WriteEndArray();
        json.WriteStartObject("check");
        Money(json, "paid835", agreement.Paid);
        Money(json, "paidLedger", agreement.Booked.InsurancePaid);
        Money(json, "adjusted835", agreement.Adjusted);
        Money(json, "adjustedLedger", agreement.Booked.Adjustments);
        json.WriteBoolean("agree", agreement.IsTrue);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExplainedFiling explained)
    {
        var filing = explained.Filing;
        json.WriteStartObject();
        json.WriteString("filing", $"{filing.Sequence}{filing.Version}");
        json.WriteString("clm01", filing.Clm01);
        json.WriteString("payerId", explained.Bill.PayerId);
        json.WriteString("icn", filing.Icn);
        json.WriteString("state", filing.State.ToString());
        json.WriteString("plan", explained.Plan);
        Money(json, "charge", filing.Charge);
        Money(json, "paid", filing.Paid);
        json.WriteStartArray("decisions");
        foreach (var told in explained.Remitted)
        {
            json.WriteStartObject();
            json.WriteString("trace", told.Trace);
            json.WriteString("paidOn", told.PaidOn.ToString("yyyy-MM-dd"));
            json.WriteString("status", told.Advice.Status);
            Money(json, "paid", told.Advice.Paid);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("adjustments");
        foreach (var cas in filing.Adjustments)
        {
            json.WriteStartObject();
            json.WriteNumber("line", cas.Line);
            json.WriteString("group", cas.Group);
            json.WriteString("carc", cas.Carc);
            Money(json, "amount", cas.Amount);
            json.WriteString("class", Carc.ClassOf(cas.Group, cas.Carc).ToString());
            json.WriteString("meaning", Carc.Of(cas.Carc).Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var step in explained.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("stage", step.Stage);
            json.WriteNumber("line", step.Line);
            json.WriteString("rule", step.Rule);
            json.WriteString("outcome", step.Outcome);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Money(Utf8JsonWriter json, string name, Money amount) => json.WriteString(name, amount.ToString());
}

using System.Text.Json;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Hosting.Statements;

/// <summary>A statement as JSON: each line with its claim and why it is owed.</summary>
public static class StatementJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(Utf8JsonWriter json, string accountId, StatementText words)
    {
        var bill = words.Statement;
        json.WriteStartObject();
        json.WriteString("accountId", accountId);
        json.WriteNumber("number", bill.Sent.Number);
        json.WriteNumber("notice", bill.Sent.Notice);
        json.WriteString("date", $"{bill.Sent.Date:yyyy-MM-dd}");
        json.WriteString("dueDate", $"{bill.Sent.DueOn:yyyy-MM-dd}");
        json.WriteMoney("amount", bill.Sent.Amount);
        json.WriteString("practice", words.Practice);
        json.WriteString("guarantor", words.Guarantor);
        json.WriteStartArray("lines");
        foreach (var line in bill.Lines) Write(json, line);
        json.WriteEndArray();
        json.WriteMoney("paidAhead", bill.Ahead);
        json.WriteStartObject("aging");
        foreach (var (name, amount) in Aging.Names.Zip(bill.Aging.Buckets)) json.WriteMoney(name, amount);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StatementLine line)
    {
        json.WriteStartObject();
        json.WriteString("claimId", line.ClaimId);
        json.WriteNumber("line", line.Line);
        json.WriteString("date", $"{line.Date:yyyy-MM-dd}");
        json.WriteString("service", StatementText.Service(line));
        json.WriteMoney("price", line.Price);
        json.WriteMoney("discount", line.Discount);
        json.WriteMoney("insurancePaid", line.InsurancePaid);
        json.WriteMoney("writtenOff", line.WrittenOff);
        json.WriteMoney("patientPaid", line.PatientPaid);
        json.WriteMoney("withInsurance", line.WithInsurance);
        json.WriteMoney("owe", line.Owed);
        json.WriteStartObject("why");
        json.WriteMoney("deductible", line.Share.Deductible);
        json.WriteMoney("coinsurance", line.Share.Coinsurance);
        json.WriteMoney("copay", line.Share.Copay);
        json.WriteMoney("other", line.Share.Other);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

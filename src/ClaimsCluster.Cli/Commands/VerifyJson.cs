using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimsCluster.Hosting.Verifying;

namespace ClaimsCluster.Cli.Commands;

/// <summary><c>claims verify --json</c>: the screen as one document, with whole keys.</summary>
internal static class VerifyJson
{
    public static void Write(VerificationReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteBoolean("proved", report.IsProved);
        json.WriteBoolean("atRest", report.IsAtRest);
        json.WriteNumber("elapsedSeconds", decimal.Round((decimal)report.Elapsed.TotalSeconds, 3));
        Write(json, report.Sums);
        json.WriteStartArray("checks");
        foreach (var check in report.Checks) Write(json, check);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, BookSums sums)
    {
        json.WriteStartObject("sums");
        Money("charge", sums.Charge);
        Money("insurancePaid", sums.InsurancePaid);
        Money("adjustments", sums.Adjusted);
        Money("writtenOff", sums.WrittenOff);
        Money("patientPaid", sums.PatientPaid);
        Money("balance", sums.Balance);
        Money("difference", sums.Difference);
        Money("debits", sums.Debits);
        Money("credits", sums.Credits);
        Money("unmatched", sums.Unmatched);
        Money("prepaid", sums.Prepaid);
        json.WriteEndObject();

        void Money(string name, decimal amount) => json.WriteString(name, amount.ToString("0.00"));
    }

    private static void Write(Utf8JsonWriter json, CheckReport check)
    {
        json.WriteStartObject();
        json.WriteString("id", check.Id);
        json.WriteString("title", check.Title);
        json.WriteNumber("lookedAt", check.LookedAt);
        json.WriteString("unit", check.Unit);
        json.WriteNumber("wrong", check.Wrong);
        json.WriteStartArray("faults");
        foreach (var fault in check.Faults)
        {
            json.WriteStartObject();
            json.WriteString("tenant", fault.Tenant);
            json.WriteString("kind", fault.Kind);
            json.WriteString("key", fault.Key);
            if (fault.Event is { } seq) json.WriteNumber("event", seq);
            else json.WriteNull("event");
            json.WriteString("found", fault.Found);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

using System.Text.Json;
using ClaimsCluster.Domain.Intake;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>A claim that we refused, as a line of <c>acks/rejected.jsonl</c> (INTERFACE §2).</summary>
public static class RefusedClaimJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, string file, RefusedClaim claim)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("set", claim.Set);
        json.WriteString("patientControlNumber", claim.PatientControlNumber);
        json.WriteMoney("charge", claim.Charge);
        json.WriteStartObject("reason");
        json.WriteString("category", claim.Category);
        json.WriteString("status", claim.Status);
        json.WriteString("entity", claim.Entity);
        json.WriteEndObject();
        json.WriteStrings("faults", claim.Faults);
        json.WriteEndObject();
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Hosting.Payers;

/// <summary>Writes payers as payers.json, every field in one order: the canonical form that is kept with a run.</summary>
public static class PayersWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // It is no web page.
    };

    /// <summary>The text; <see cref="PayersReader"/> reads the same payers from it.</summary>
    public static string Write(PayerDirectory payers)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("payers");
            var all = payers.Known.Any(known => known.Id == payers.Other.Id) ? payers.Known : [.. payers.Known, payers.Other];
            foreach (var payer in all) Write(json, payer);
            json.WriteEndArray();
            json.WriteString("others", payers.Other.Id);
            json.WriteStartArray("members");
            foreach (var member in payers.Roster) Write(json, member);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, PayerProfile payer)
    {
        json.WriteStartObject();
        json.WriteString("id", payer.Id);
        json.WriteString("name", payer.Name);
        json.WriteString("filingIndicator", payer.FilingIndicator);
        json.WriteString("receiverId", payer.ReceiverId);
        json.WriteString("taxId", payer.TaxId);
        json.WriteNumber("ackDelayDays", payer.AckDelayDays);
        json.WriteNumber("cycleDays", payer.CycleDays);
        json.WriteString("paymentMethod", payer.PaymentMethod);
        json.WriteNumber("maxClaimsPerPayment", payer.MaxClaimsPerPayment);
        json.WriteString("enrolment", payer.IsRosterOnly ? "roster" : "auto");
        json.WriteStartArray("plans");
        foreach (var plan in payer.Plans) Write(json, plan);
        json.WriteEndArray();
        json.WriteStartArray("contracts");
        foreach (var contract in payer.Contracts) Write(json, contract);
        json.WriteEndArray();
        if (payer.FilingLimit is FilingLimit.Days { Count: var days }) json.WriteNumber("timelyFilingDays", days);
        else json.WriteString("timelyFilingDays", PayersReader.CalendarYear);
        json.WriteString("npiCheck", payer.WarnOnNpi ? "warn" : "reject");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("id", plan.Id);
        json.WriteNumber("weight", plan.Weight);
        Pair("deductible", plan.Deductible, plan.FamilyDeductible);
        Pair("oop", plan.OutOfPocket, plan.FamilyOutOfPocket);
        json.WriteString("coinsurance", Part(plan.Coinsurance));
        json.WriteStartObject("copays");
        json.WriteString("office", $"{plan.OfficeCopay}");
        json.WriteEndObject();
        if (plan.AuthRequired.Length > 0)
        {
            json.WriteStartArray("authRequired");
            foreach (var code in plan.AuthRequired) json.WriteStringValue(code);
            json.WriteEndArray();
        }

        json.WriteEndObject();

        void Pair(string name, Domain.Money individual, Domain.Money family)
        {
            json.WriteStartObject(name);
            json.WriteString("individual", $"{individual}");
            json.WriteString("family", $"{family}");
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, Contract contract)
    {
        json.WriteStartObject();
        json.WriteString("payee", contract.Payee);
        Day(json, "from", contract.From);
        Day(json, "to", contract.To);
        json.WriteString("method", "PercentOfCharge");
        json.WriteString("percent", Part(contract.PercentOfCharge));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RosterMember member)
    {
        json.WriteStartObject();
        json.WriteString("payer", member.PayerId);
        json.WriteString("memberId", member.MemberId);
        json.WriteStartObject("name");
        json.WriteString("last", member.Person.LastName);
        json.WriteString("first", member.Person.FirstName);
        json.WriteEndObject();
        Day(json, "birthDate", member.Person.BirthDate);
        if (member.Sex is { } sex) json.WriteString("sex", sex);
        json.WriteString("plan", member.PlanId);
        Day(json, "from", member.From);
        Day(json, "to", member.To);
        json.WriteEndObject();
    }

    private static void Day(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } known) json.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static string Part(decimal part) => part.ToString("0.00##########", CultureInfo.InvariantCulture);
}

using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Simulation.Generating.Visits;

/// <summary>Writes visits as INTERFACE §8 has them, one a line; what is not told is left out.</summary>
internal sealed class VisitJsonWriter(IBufferWriter<byte> output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>One visit and the end of its line.</summary>
    public void Write(Domain.Encounters.Visit visit)
    {
        _json.WriteStartObject();
        Object("patient", visit.Patient, Patient);
        if (visit.Guarantor is { } guarantor) Object("guarantor", guarantor, Guarantor);
        List("coverages", visit.Coverages, Coverage);
        if (visit.Referral is { } referral) Object("referral", referral, told => Window(told.Number, told.From, told.To));
        if (visit.Authorization is { } authorization) Object("authorization", authorization, Authorization);
        Object("encounter", visit.Encounter, Encounter);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.GetSpan(1)[0] = (byte)'\n';
        output.Advance(1);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Patient(RegisteredPatient patient)
    {
        Text("mrn", patient.Mrn);
        Object("name", patient.Name, Name);
        Day("birthDate", patient.BirthDate);
        Text("sex", patient.Sex);
        if (patient.Address is { } home) Object("address", home, Address);
        Text("phone", patient.Phone);
    }

    private void Guarantor(Guarantor guarantor)
    {
        Object("name", guarantor.Name, Name);
        Day("birthDate", guarantor.BirthDate);
        if (guarantor.Address is { } home) Object("address", home, Address);
        Text("phone", guarantor.Phone);
    }

    private void Coverage(Coverage coverage)
    {
        Text("payerId", coverage.PayerId);
        Text("payerName", coverage.PayerName);
        Text("memberId", coverage.MemberId);
        Text("groupNumber", coverage.GroupNumber);
        Text("relationship", coverage.Relationship);
        if (coverage.Subscriber is { } subscriber) Object("subscriber", subscriber, Subscriber);
        Day("from", coverage.From);
        Day("to", coverage.To);
    }

    private void Subscriber(PolicySubscriber subscriber)
    {
        Object("name", subscriber.Name, Name);
        Day("birthDate", subscriber.BirthDate);
        Text("sex", subscriber.Sex);
    }

    private void Authorization(Authorization authorization)
    {
        _json.WriteString("number", authorization.Number);
        Texts("codes", authorization.Codes);
        if (authorization.Units is { } units) _json.WriteNumber("units", units);
        Day("from", authorization.From);
        Day("to", authorization.To);
    }

    private void Window(string number, DateOnly? from, DateOnly? to)
    {
        _json.WriteString("number", number);
        Day("from", from);
        Day("to", to);
    }

    private void Encounter(VisitEncounter encounter)
    {
        Text("id", encounter.Id);
        Day("date", encounter.Date);
        Text("placeOfService", encounter.PlaceOfService);
        if (encounter.Facility is { } facility) Object("facility", facility, Facility);
        Object("billing", encounter.Billing, Billing);
        Object("rendering", encounter.Rendering, Clinician);
        if (encounter.Referring is { } referring) Object("referring", referring, Clinician);
        Text("reason", encounter.Reason);
        Text("note", encounter.Note);
        Texts("medications", encounter.Medications);
        List("results", encounter.Results, result =>
        {
            Text("code", result.Code);
            Text("value", result.Value);
        });
        Text("signedBy", encounter.SignedBy);
        if (encounter.SignedAt is { } at) Text("signedAt", at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (encounter.Diagnoses is { } diagnoses) Texts("diagnoses", diagnoses);
        if (encounter.Procedures is { } procedures) List("procedures", procedures, Procedure);
        if (encounter.Accident is { } accident) Object("accident", accident, Accident);
    }

    private void Facility(ServiceFacility facility)
    {
        Text("npi", facility.Npi);
        Text("name", facility.Name);
        if (facility.Address is { } address) Object("address", address, Address);
    }

    private void Billing(BillingEntity billing)
    {
        Text("npi", billing.Npi);
        Text("taxId", billing.TaxId);
        Text("taxonomy", billing.Taxonomy);
        Text("name", billing.Name);
        if (billing.Address is { } address) Object("address", address, Address);
        Text("phone", billing.Phone);
        Text("clia", billing.Clia);
    }

    private void Clinician(Domain.Encounters.Clinician clinician)
    {
        Text("npi", clinician.Npi);
        Object("name", clinician.Name, Name);
        Text("taxonomy", clinician.Taxonomy);
    }

    private void Procedure(GivenProcedure procedure)
    {
        Text("code", procedure.Code);
        Texts("modifiers", procedure.Modifiers);
        if (procedure.Units is { } units) _json.WriteNumber("units", units);
        if (procedure.Minutes is { } minutes) _json.WriteNumber("minutes", minutes);
        if (!procedure.DiagnosisPointers.IsEmpty)
        {
            _json.WriteStartArray("diagnosisPointers");
            foreach (var pointer in procedure.DiagnosisPointers) _json.WriteNumberValue(pointer);
            _json.WriteEndArray();
        }

        if (procedure.Charge is { } charge) Text("charge", charge.ToString());
    }

    private void Accident(Accident accident)
    {
        Day("date", accident.Date);
        Text("cause", accident.Cause);
        Text("state", accident.State);
    }

    private void Name(PersonName name)
    {
        Text("last", name.Last);
        Text("first", name.First);
        Text("middle", name.Middle);
    }

    private void Address(MailAddress address)
    {
        Text("line1", address.Line1);
        Text("line2", address.Line2);
        Text("city", address.City);
        Text("state", address.State);
        Text("zip", address.Zip);
    }

    private void Object<T>(string name, T value, Action<T> fields)
    {
        _json.WriteStartObject(name);
        fields(value);
        _json.WriteEndObject();
    }

    private void List<T>(string name, ImmutableList<T> items, Action<T> fields)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            fields(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Texts(string name, ImmutableList<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (var text in texts) _json.WriteStringValue(text);
        _json.WriteEndArray();
    }

    private void Text(string name, string text)
    {
        if (text.Length > 0) _json.WriteString(name, text);
    }

    private void Day(string name, DateOnly? day)
    {
        if (day is { } told) _json.WriteString(name, told.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}

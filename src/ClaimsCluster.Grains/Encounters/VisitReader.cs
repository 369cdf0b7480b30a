using System.Collections.Immutable;
using System.Text.Json;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Grains.Encounters;

/// <summary>A visit as it was read; or why it is none.</summary>
/// <param name="Visit">Null: it cannot be named or dated, and is refused.</param>
/// <param name="Number">encounter.id; empty when it is not told.</param>
/// <param name="Unreadable">Fields that are there and cannot be read: the visit waits with them.</param>
/// <param name="Faults">Why it is refused; empty when it is not.</param>
public sealed record ReadVisit(
    Visit? Visit, string Number, ImmutableList<VisitQuestion> Unreadable, ImmutableList<string> Faults);

/// <summary>Reads a visit from JSON (INTERFACE §8). Fields that it does not know are let be.</summary>
public static class VisitReader
{
    /// <summary>Reads one. Without encounter.id, encounter.date and encounter.billing.npi and taxId it is refused.</summary>
    /// <param name="json">UTF-8, one object.</param>
    public static ReadVisit Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : Refused("", "a visit is an object { }");
        }
        catch (JsonException fault)
        {
            // "... LineNumber: 0 | BytePositionInLine: 5." is told in our own words.
            return Refused("", $"this is no JSON, at byte {fault.BytePositionInLine ?? 0} of its line: {fault.Message.Split(" LineNumber:")[0].TrimEnd('.')}");
        }
        catch (InvalidOperationException fault)
        {
            return Refused("", $"this is no JSON text: {fault.Message.TrimEnd('.')}"); // Lone surrogates in a string.
        }
    }

    private static ReadVisit Refused(string number, params ImmutableList<string> faults) => new(null, number, [], faults);

    private static ReadVisit Read(JsonElement root)
    {
        var unreadable = new List<VisitQuestion>();
        var visit = new VisitFields(root, "", unreadable);
        var encounter = visit.Inner("encounter");
        var billing = encounter?.Inner("billing");
        var (number, day) = (encounter?.Text("id") ?? "", encounter?.Day("date"));
        ImmutableList<string> missing =
        [
            .. number.Length == 0 ? ["encounter.id is missing: without it the visit cannot be named"] : Array.Empty<string>(),
            .. day is null ? ["encounter.date is missing or no day: yyyy-MM-dd is wanted"] : Array.Empty<string>(),
            .. string.IsNullOrEmpty(billing?.Text("npi")) ? ["encounter.billing.npi is missing: nobody bills it"] : Array.Empty<string>(),
            .. string.IsNullOrEmpty(billing?.Text("taxId")) ? ["encounter.billing.taxId is missing: it names the patient's account"] : Array.Empty<string>(),
        ];
        if (encounter is null || billing is null || day is not { } date || !missing.IsEmpty) return Refused(number, missing);

        var read = new Visit
        {
            Patient = visit.Inner("patient") is { } patient ? Patient(patient) : new() { Mrn = "", Name = new("", "") },
            Guarantor = visit.Inner("guarantor") is { } guarantor ? Guarantor(guarantor) : null,
            Coverages = visit.Objects("coverages", Coverage) ?? [],
            Referral = visit.Inner("referral") is { } referral ? new(referral.Text("number"), referral.Day("from"), referral.Day("to")) : null,
            Authorization = visit.Inner("authorization") is { } authorization ? Authorization(authorization) : null,
            Encounter = Encounter(encounter, number, date, billing),
        };
        return new(read, number, [.. unreadable.DistinctBy(question => question.Code)], []);
    }

    private static RegisteredPatient Patient(VisitFields patient) => new()
    {
        Mrn = patient.Text("mrn"),
        Name = patient.Name("name"),
        BirthDate = patient.Day("birthDate"),
        Sex = patient.Text("sex").ToUpperInvariant(),
        Address = patient.Address("address"),
        Phone = patient.Phone("phone"),
    };

    private static Guarantor Guarantor(VisitFields guarantor) => new()
    {
        Name = guarantor.Name("name"),
        BirthDate = guarantor.Day("birthDate"),
        Address = guarantor.Address("address"),
        Phone = guarantor.Phone("phone"),
    };

    private static Coverage Coverage(VisitFields coverage) => new()
    {
        PayerId = coverage.Text("payerId"),
        PayerName = coverage.Text("payerName"),
        MemberId = coverage.Text("memberId"),
        GroupNumber = coverage.Text("groupNumber"),
        Relationship = coverage.Text("relationship") is { Length: > 0 } told ? told : "18",
        Subscriber = coverage.Inner("subscriber") is { } subscriber ? Subscriber(subscriber) : null,
        From = coverage.Day("from"),
        To = coverage.Day("to"),
        Order = coverage.Whole("order"),
        Kind = coverage.Text("kind"),
        Employment = coverage.Text("employment"),
        EmployerSize = coverage.Whole("employerSize"),
        Entitlement = coverage.Text("entitlement"),
        EsrdMonth = coverage.Whole("esrdMonth"),
        Custody = coverage.Text("custody"),
    };

    private static PolicySubscriber Subscriber(VisitFields subscriber) => new()
    {
        Name = subscriber.Name("name"),
        BirthDate = subscriber.Day("birthDate"),
        Sex = subscriber.Text("sex").ToUpperInvariant(),
        Address = subscriber.Address("address"),
    };

    private static Authorization Authorization(VisitFields authorization) => new(
        authorization.Text("number"), authorization.Texts("codes") ?? [], authorization.Number("units"),
        authorization.Day("from"), authorization.Day("to"));

    private static VisitEncounter Encounter(VisitFields encounter, string number, DateOnly day, VisitFields billing) => new()
    {
        Id = number,
        Date = day,
        PlaceOfService = encounter.Text("placeOfService") is { Length: > 0 } place ? place : "11",
        Facility = encounter.Inner("facility") is { } facility ? new(facility.Text("npi"), facility.Text("name"), facility.Address("address")) : null,
        Billing = new()
        {
            Npi = billing.Text("npi"),
            TaxId = string.Concat(billing.Text("taxId").Where(char.IsAsciiLetterOrDigit)),
            Taxonomy = billing.Text("taxonomy"),
            Name = billing.Text("name"),
            Address = billing.Address("address"),
            Phone = billing.Phone("phone"),
            Clia = billing.Text("clia"),
        },
        Rendering = encounter.Inner("rendering") is { } rendering ? Clinician(rendering) : new("", new("", "")),
        Referring = encounter.Inner("referring") is { } referring ? Clinician(referring) : null,
        Reason = encounter.Text("reason"),
        Note = encounter.Text("note"),
        Medications = encounter.Texts("medications") ?? [],
        Results = encounter.Objects("results", result => new TestResult(result.Text("code"), result.Text("value"))) ?? [],
        SignedBy = encounter.Text("signedBy"),
        SignedAt = encounter.Instant("signedAt"),
        Diagnoses = encounter.Texts("diagnoses"),
        Procedures = encounter.Objects("procedures", Procedure),
        Accident = encounter.Inner("accident") is { } accident
            ? new(accident.Day("date"), accident.Text("cause") is { Length: > 0 } cause ? cause : "OA", accident.Text("state"))
            : null,
    };

    private static Clinician Clinician(VisitFields clinician) => new(clinician.Text("npi"), clinician.Name("name"), clinician.Text("taxonomy"));

    private static GivenProcedure Procedure(VisitFields procedure) => new()
    {
        Code = procedure.Text("code").ToUpperInvariant(),
        Modifiers = procedure.Texts("modifiers") ?? [],
        Units = procedure.Number("units"),
        Minutes = procedure.Whole("minutes"),
        DiagnosisPointers = procedure.List("diagnosisPointers", (value, _) => value.TryGetInt32(out var place) ? place : 0) ?? [],
        Charge = procedure.Dollars("charge"),
    };
}

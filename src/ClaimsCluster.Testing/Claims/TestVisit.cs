using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ClaimsCluster.Testing.Claims;

/// <summary>
/// A visit to send, said in a practice's words. What is not said is a sound visit of a small practice: a signed note, valid NPIs,
/// the patient is the subscriber, no codes given.
/// </summary>
public sealed record TestVisit
{
    private ImmutableList<JsonObject> _coverages = [], _procedures = [];
    private ImmutableList<string>? _diagnoses;
    private string _number = "V1", _mrn = "M1", _last = "DOE", _first = "JANE", _sex = "F", _note = "", _reason = "", _signedBy = "DR ALEX MORENO";
    private DateOnly _born = new(1980, 5, 17), _on = new(2026, 1, 5);
    private JsonObject? _authorization;

    private TestVisit()
    {
    }

    /// <summary>A visit under the practice's number of it: becomes CLM01 as received.</summary>
    public static TestVisit Of(string number) => new() { _number = number };

    /// <summary>The patient.</summary>
    public TestVisit Patient(string mrn, string lastName, string firstName, DateOnly born, string sex) =>
        this with { _mrn = mrn, _last = lastName, _first = firstName, _born = born, _sex = sex };

    /// <summary>A policy of the patient's own; the first one that is said pays first unless the rules say otherwise.</summary>
    public TestVisit Covered(string payerId, string memberId, DateOnly? from = null, DateOnly? to = null) => this with
    {
        _coverages = _coverages.Add(Object(
            ("payerId", payerId), ("payerName", payerId), ("memberId", memberId), ("relationship", "18"), ("from", Day(from)), ("to", Day(to)))),
    };

    /// <summary>The day of service.</summary>
    public TestVisit On(DateOnly day) => this with { _on = day };

    /// <summary>Why he came, in his words.</summary>
    public TestVisit Reason(string words) => this with { _reason = words };

    /// <summary>The clinician's note.</summary>
    public TestVisit Note(string note) => this with { _note = note };

    /// <summary>Nobody has signed the note.</summary>
    public TestVisit NotSigned() => this with { _signedBy = "" };

    /// <summary>A diagnosis that the clinician gave; none given: the note is coded.</summary>
    public TestVisit Diagnosis(string code) => this with { _diagnoses = (_diagnoses ?? []).Add(code) };

    /// <summary>A service that was given with its code, e.g. the level of the visit.</summary>
    /// <param name="code">"99213", or with modifiers "99213-25".</param>
    /// <param name="charge">Dollars; null: by the price list.</param>
    public TestVisit Procedure(string code, decimal? charge = null) => this with
    {
        _procedures = _procedures.Add(Object(
            ("code", code.Split('-')[0]), ("modifiers", new JsonArray([.. code.Split('-').Skip(1).Select(modifier => (JsonNode)modifier)])),
            ("charge", charge?.ToString("0.00", CultureInfo.InvariantCulture)))),
    };

    /// <summary>What the payer agreed to beforehand.</summary>
    public TestVisit Authorized(string number, int units, params string[] codes) => this with
    {
        _authorization = Object(("number", number), ("units", units), ("codes", new JsonArray([.. codes.Select(code => (JsonNode)code)]))),
    };

    /// <summary>Its line of a visits file (INTERFACE: visits).</summary>
    public string Json() => Object(
        ("patient", Object(
            ("mrn", _mrn), ("name", Object(("last", _last), ("first", _first))), ("birthDate", Day(_born)), ("sex", _sex),
            ("address", Place("2 MAIN STREET")), ("phone", "2565550100"))),
        ("coverages", new JsonArray([.. _coverages.Select(coverage => coverage.DeepClone())])),
        ("authorization", _authorization?.DeepClone()),
        ("encounter", Object(
            ("id", _number), ("date", Day(_on)), ("placeOfService", "11"),
            ("billing", Object(
                ("npi", "1234567893"), ("taxId", "635550142"), ("taxonomy", "207Q00000X"), ("name", "TEST PRACTICE"),
                ("address", Place("1 MAIN STREET")), ("phone", "2565550142"))),
            ("rendering", Object(("npi", "1558598797"), ("name", Object(("last", "MORENO"), ("first", "ALEX"))), ("taxonomy", "207Q00000X"))),
            ("reason", _reason), ("note", _note), ("signedBy", _signedBy), ("signedAt", _signedBy.Length > 0 ? $"{Day(_on)}T18:00:00Z" : null),
            ("diagnoses", _diagnoses is { } codes ? new JsonArray([.. codes.Select(code => (JsonNode)code)]) : null),
            ("procedures", _procedures.IsEmpty ? null : new JsonArray([.. _procedures.Select(procedure => procedure.DeepClone())]))))).ToJsonString();

    private static JsonObject Place(string line1) =>
        Object(("line1", line1), ("city", "HUNTSVILLE"), ("state", "AL"), ("zip", "358010001"));

    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var made = new JsonObject();
        foreach (var (name, value) in fields)
            if (value is not null) made[name] = value;
        return made;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

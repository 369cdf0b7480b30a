using System.Collections.Immutable;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Domain.Charges;

/// <summary>What a visit needs of its practice before a claim can be built of it.</summary>
public static class BillingCheck
{
    /// <summary>Characters of an encounter's number: CLM01 holds 38, of which a further claim takes some.</summary>
    public const int LongestNumber = 34;

    /// <summary>Modifiers that a line holds.</summary>
    public const int MostModifiers = 4;

    // Places that have a number of their own (D§5.3 PRV-14).
    private static readonly ImmutableHashSet<string> Facilities = ["19", "21", "22", "23", "24", "31", "32", "34", "51", "61"];

    /// <summary>The questions; none: it can be built.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="coverages">Who pays, in paying order.</param>
    public static ImmutableList<VisitQuestion> Of(Visit visit, ImmutableList<Coverage> coverages) =>
        [.. Npis(visit.Encounter).Concat(Practice(visit.Encounter.Billing)).Concat(Place(visit.Encounter))
            .Concat(Services(visit.Encounter)).Concat(Accident(visit.Encounter)).Concat(Payers(coverages))];

    private static IEnumerable<VisitQuestion> Npis(VisitEncounter encounter)
    {
        (string Whose, string Path, string? Npi)[] npis =
        [
            ("billing", "encounter.billing.npi", encounter.Billing.Npi),
            ("rendering", "encounter.rendering.npi", encounter.Rendering.Npi),
            ("service facility", "encounter.facility.npi", encounter.Facility?.Npi),
            ("referring", "encounter.referring.npi", encounter.Referring?.Npi),
        ];
        return npis.Where(npi => npi.Npi is { } told && !Npi.IsValid(told))
            .Select(npi => Ask("npi", $"The {npi.Whose} NPI is not ten digits with a right check digit.", "correct the NPI", npi.Path));
    }

    private static IEnumerable<VisitQuestion> Practice(BillingEntity billing)
    {
        if (X12Text.Of(billing.Name, 60).Length == 0) yield return Missing("billing-name", "The billing provider has no name.", "billing.name");
        if (X12Text.Code(billing.Taxonomy).Length != 10) yield return Missing("billing-taxonomy", "The billing provider has no taxonomy code of ten characters.", "billing.taxonomy");
        if (X12Text.Digits(billing.TaxId).Length != 9) yield return Missing("billing-tax-id", "The billing provider has no tax id of nine digits.", "billing.taxId");
        if (!IsWhole(billing.Address)) yield return Missing("billing-address", "The billing provider's address is not whole: street, city, state and ZIP.", "billing.address.line1");
    }

    private static IEnumerable<VisitQuestion> Place(VisitEncounter encounter)
    {
        if (X12Text.Of(encounter.Id, LongestNumber + 1).Length is 0 or > LongestNumber)
            yield return Missing("encounter-id", $"The encounter has no number of 1 to {LongestNumber} characters.", "id");
        if (encounter.PlaceOfService is not { Length: 2 } place || !place.All(char.IsAsciiDigit))
            yield return Missing("place-of-service", "The place of service is not two digits.", "placeOfService");
        else if (encounter.Facility is null && Facilities.Contains(place))
            yield return Missing("facility", $"Place of service {place} is a facility, and it is not named.", "facility.npi");
        if (encounter.Facility is { } facility && !IsWhole(facility.Address))
            yield return Missing("facility-address", "The service facility's address is not whole: street, city, state and ZIP.", "facility.address.line1");
        if (X12Text.Of(encounter.Rendering.Name.Last, 60).Length == 0)
            yield return Missing("rendering-name", "The rendering clinician has no name.", "rendering.name.last");
    }

    private static IEnumerable<VisitQuestion> Services(VisitEncounter encounter) =>
        from service in (encounter.Procedures ?? []).Index()
        where service.Item.Modifiers.Count > MostModifiers
        select Missing(
            "modifiers", $"{service.Item.Code} has {service.Item.Modifiers.Count} modifiers, and a line holds {MostModifiers}.",
            $"procedures[{service.Index}].modifiers");

    private static IEnumerable<VisitQuestion> Accident(VisitEncounter encounter)
    {
        if (encounter.Accident is not { } accident) yield break;
        if (accident.Cause is not ("AA" or "EM" or "OA")) yield return Missing("accident-cause", "The accident's cause is none of AA, EM and OA.", "accident.cause");
        if (accident.Date is null) yield return Missing("accident-date", "The day of the accident is missing.", "accident.date");
        else if (accident.Date > encounter.Date) yield return Missing("accident-date", "The accident is after the visit.", "accident.date");
        if (accident.Cause == "AA" && X12Text.Code(accident.State).Length != 2)
            yield return Missing("accident-state", "The state of the auto accident is missing.", "accident.state");
    }

    private static IEnumerable<VisitQuestion> Payers(ImmutableList<Coverage> coverages) => coverages.IsEmpty
        ? [Ask("no-payer", "Nobody can be billed for this visit.", "enter the coverage of that day", "coverages")]
        : [];

    private static bool IsWhole(MailAddress? address) => address is not null
        && X12Text.Of(address.Line1, 55).Length > 0 && X12Text.Of(address.City, 30).Length > 0
        && X12Text.Code(address.State).Length == 2 && X12Text.Digits(address.Zip).Length is 5 or 9;

    private static VisitQuestion Missing(string code, string text, string path) => Ask(code, text, "enter it", $"encounter.{path}");

    private static VisitQuestion Ask(string code, string text, string todo, string path) => new()
    {
        Step = VisitStep.Charges,
        Code = code,
        Text = text,
        Todo = todo,
        Path = path,
    };
}

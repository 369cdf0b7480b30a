using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Tests.Registration;

namespace ClaimsCluster.Domain.Tests.Charges;

public class BillingCheckTests
{
    private static readonly VisitEncounter Sound = Visits.Office.Encounter;

    [Fact]
    public void A_sound_visit_asks_nothing() => Asked(Sound).ShouldBeEmpty();

    [Fact]
    public void Every_npi_has_its_check_digit() => Asked(Sound with
    {
        Billing = Sound.Billing with { Npi = "1234567890" },
        Rendering = Sound.Rendering with { Npi = "" },
        Referring = Sound.Rendering with { Npi = "1" },
        Facility = new("2", "PLACE", Visits.Home),
    }).ShouldBe(["npi encounter.billing.npi", "npi encounter.rendering.npi", "npi encounter.facility.npi", "npi encounter.referring.npi"]);

    [Fact]
    public void The_practice_is_whole() => Asked(Sound with { Billing = new() { Npi = Sound.Billing.Npi, TaxId = "12", Name = "*" } }).ShouldBe(
    [
        "billing-name encounter.billing.name", "billing-taxonomy encounter.billing.taxonomy", "billing-tax-id encounter.billing.taxId",
        "billing-address encounter.billing.address.line1",
    ]);

    [Theory]
    [InlineData("1", "place-of-service encounter.placeOfService")]
    [InlineData("22", "facility encounter.facility.npi")]
    [InlineData("12", null)]
    public void The_place_is_told(string place, string? question) =>
        Asked(Sound with { PlaceOfService = place }).ShouldBe(question is null ? [] : [question]);

    [Fact]
    public void A_line_holds_four_modifiers() => Asked(Sound with
    {
        Procedures = [new() { Code = "99213" }, new() { Code = "73562", Modifiers = ["RT", "26", "59", "76", "77"] }],
    }).ShouldBe(["modifiers encounter.procedures[1].modifiers"]);

    [Fact]
    public void An_accident_is_told_with_its_day_and_of_a_car_with_its_state()
    {
        Asked(Sound with { Accident = new(null, "AA") }).ShouldBe(["accident-date encounter.accident.date", "accident-state encounter.accident.state"]);
        Asked(Sound with { Accident = new(Visits.Day.AddDays(1), "XX") }).ShouldBe(["accident-cause encounter.accident.cause", "accident-date encounter.accident.date"]);
    }

    [Fact]
    public void Somebody_pays() => BillingCheck.Of(Visits.Office, []).Single().Code.ShouldBe("no-payer");

    private static IEnumerable<string> Asked(VisitEncounter encounter) => BillingCheck.Of(Visits.Office with { Encounter = encounter }, Visits.Office.Coverages)
        .Select(question => $"{question.Code} {question.Path}");
}

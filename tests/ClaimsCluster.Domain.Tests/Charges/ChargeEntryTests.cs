using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Tests.Registration;

namespace ClaimsCluster.Domain.Tests.Charges;

public class ChargeEntryTests
{
    private static readonly Chargemaster Prices = new(
    [
        new("73562", 118m), new("73562", 70m) { Modifier = "26" }, new("73562", 120m) { From = new(2026, 1, 1) },
        new("73562", 90m) { Facility = "HOSPITAL" }, new("73562", 99m) { Facility = Visits.Office.Encounter.Billing.Npi },
        new("J3301", 4.005m), new("99213", 1m) { To = new(2025, 12, 31) },
    ]);

    [Theory]
    [InlineData("2026-01-02", "", "120")]
    [InlineData("2025-12-31", "", "118")]
    [InlineData("2026-01-02", "26", "70")]
    public void The_most_specific_row_gives_the_price(string day, string modifier, string price) =>
        Prices.PriceOf(new("73562", modifier.Length == 0 ? [] : ["LT", modifier], null, "", DateOnly.Parse(day, null))).ShouldBe(decimal.Parse(price, null));

    [Fact]
    public void The_place_counts_by_its_own_number_before_who_bills() =>
        Prices.PriceOf(new("73562", [], "HOSPITAL", Visits.Office.Encounter.Billing.Npi, Visits.Day)).ShouldBe(90m);

    [Fact]
    public void A_charge_is_the_rounded_price_times_units() =>
        Of(Visits.Service("J3301") with { Units = 4m }).Lines.Single().Charge.ShouldBe(Money.OfCents(1_604)); // 4.01 x 4.

    [Fact]
    public void A_given_charge_wins() =>
        Of(Visits.Service("99999") with { Charge = Money.OfCents(5) }).Total.ShouldBe(Money.OfCents(5));

    [Fact]
    public void A_service_without_a_price_is_asked_for_once()
    {
        var visit = Visits.Office with { Encounter = Visits.Office.Encounter with { Procedures = [new() { Code = "J3301" }, new() { Code = "99213" }] } };
        var codes = Visits.Codes(Visits.Service("J3301"), Visits.Service("99213"), Visits.Service("99213"), Visits.Service("11111"));
        var charges = ChargeEntry.Of(visit, codes, Prices);
        charges.Lines.Single().Code.ShouldBe("J3301");
        charges.Questions.Select(question => (question.Step, question.Code, question.Path)).ShouldBe(
            [(VisitStep.Charges, "no-price", "encounter.procedures[1].charge"), (VisitStep.Charges, "no-price", "encounter.procedures")]);
    }

    [Fact]
    public void A_code_that_reports_quality_has_no_charge() =>
        Of(Visits.Service("3044F") with { Charge = Money.Zero }).Questions.ShouldBeEmpty();

    [Theory]
    [InlineData(0, 5, "units")]
    [InlineData(10_000, 5, "units")]
    [InlineData(1, 0, "charge")]
    public void What_no_claim_can_carry_is_asked_for(int units, int cents, string code) =>
        Of(Visits.Service("J3301") with { Units = units, Charge = Money.OfCents(cents) }).Questions.Single().Code.ShouldBe(code);

    [Theory]
    [InlineData("Núñez-O’Brien", "NUNEZ-O'BRIEN")]
    [InlineData("  Müller*Straße~^:  ", "MUELLER STRASSE")]
    [InlineData("e\u0301漢x", "E X")]
    public void Text_is_folded_to_what_a_claim_may_carry(string text, string told) => X12Text.Of(text, 60).ShouldBe(told);

    private static VisitCharges Of(params CodedService[] services) => ChargeEntry.Of(Visits.Office, Visits.Codes(services), Prices);
}

using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Registration;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Registration;

public class CobOrderTests
{
    private static readonly CobPatient Grown = new(40);

    [Fact]
    public void The_parent_whose_birthday_is_earlier_in_the_year_pays_first()
    {
        var cob = Of([Child("FATHER", new(1985, 11, 2)), Child("MOTHER", new(1990, 3, 12))], new(8));
        Payers(cob).ShouldBe(["MOTHER", "FATHER"]);
        cob.Reasons.ShouldBe([new CobReason(1, 0, 11)]);
    }

    [Fact]
    public void Of_parents_of_one_birthday_the_plan_longer_in_force_pays_first() =>
        Payers(Of(
            [Child("NEW", new(1985, 3, 12)) with { From = new(2024, 1, 1) }, Child("OLD", new(1990, 3, 12)) with { From = new(2020, 1, 1) }],
            new(8))).ShouldBe(["OLD", "NEW"]);

    [Fact]
    public void A_court_order_is_before_the_birthday() =>
        Payers(Of(
            [Child("MOTHER", new(1990, 3, 12)), Child("FATHER", new(1985, 11, 2)) with { Custody = "courtOrder" }], new(8, "separated")))
            .ShouldBe(["FATHER", "MOTHER"]);

    [Theory]
    [InlineData("age", 67, 20, "GROUP", "12")]
    [InlineData("age", 67, 19, "MEDICARE", "")]
    [InlineData("disability", 50, 100, "GROUP", "43")]
    [InlineData("disability", 50, 99, "MEDICARE", "")]
    public void The_size_of_the_employer_decides_about_medicare(string entitlement, int age, int employees, string first, string reason)
    {
        var cob = Of(
            [Some("MEDICARE", "medicare") with { Entitlement = entitlement }, Some("GROUP", "group") with { Employment = "active", EmployerSize = employees }],
            new(age));
        Payers(cob)[0].ShouldBe(first);
        cob.MspReasons[1].ShouldBe(reason);
    }

    [Theory]
    [InlineData(30, "GROUP")]
    [InlineData(31, "MEDICARE")]
    public void Esrd_is_the_groups_for_thirty_months(int month, string first) =>
        Payers(Of(
            [Some("MEDICARE", "medicare") with { Entitlement = "esrd", EsrdMonth = month }, Some("GROUP", "group") with { Employment = "cobra" }],
            new(48)))[0].ShouldBe(first);

    [Fact]
    public void Medicaid_is_last_and_tricare_before_it() =>
        Payers(Of([Some("MCD", "medicaid"), Some("TRI", "tricare"), Some("PPO", "commercial")], Grown)).ShouldBe(["PPO", "TRI", "MCD"]);

    [Theory]
    [InlineData("EM", "WC")]
    [InlineData("", "PPO")]
    public void Workers_compensation_pays_what_happened_at_work(string cause, string first) =>
        Payers(Of([Some("PPO", "commercial"), Some("WC", "workersCompensation")], Grown with { Cause = cause }))[0].ShouldBe(first);

    [Fact]
    public void A_ring_is_broken_by_the_earlier_rule()
    {
        // His own retiree plan is before his wife's (10), hers before Medicare (4), Medicare before his (9).
        var cob = Of(
            [
                Some("RETIREE", "group") with { Employment = "retired" }, Some("MEDICARE", "medicare"),
                Some("WIFE", "group") with { Relationship = "01", Employment = "active", EmployerSize = 500 },
            ],
            new(70));
        Payers(cob).ShouldBe(["WIFE", "MEDICARE", "RETIREE"]);
        cob.MspReasons.ShouldBe(["", "12", ""]);
    }

    [Fact]
    public void The_senders_order_is_before_all_rules() =>
        Payers(Of([Some("MCD", "medicaid") with { Order = 1 }, Some("PPO", "commercial") with { Order = 2 }], Grown)).ShouldBe(["MCD", "PPO"]);

    [Fact]
    public void Without_a_kind_the_payers_filing_indicator_tells_it() =>
        Payers(Of([Some("MCD01", ""), Some("BLU01", "")], Grown)).ShouldBe(["BLU01", "MCD01"]);

    [Fact]
    public void Of_whatever_is_given_each_comes_once_and_no_order_is_against_the_first_rules() => Any.Array[0, 6].Sample(coverages =>
    {
        var cob = Of(coverages, new(70, Cause: "AA"));
        var kinds = cob.Coverages.ConvertAll(coverage => coverage.Kind);
        var firstMedicaid = kinds.IndexOf("medicaid");
        return cob.Order.Order().SequenceEqual(Enumerable.Range(0, coverages.Length))
            && (firstMedicaid < 0 || kinds.Skip(firstMedicaid).All(kind => kind is "medicaid" or "workersCompensation"))
            && Payers(Of(coverages, new(70, Cause: "AA"))).SequenceEqual(Payers(cob));
    });

    private static readonly Gen<Coverage> Any = Gen.Select(
        Gen.OneOf("commercial", "group", "medicare", "medicaid", "tricare", "auto", "workersCompensation"), Gen.OneOf("18", "01", "19"),
        Gen.OneOf("", "active", "retired", "cobra"), Gen.Int[1, 200], Gen.Int[0, 3])
        .Select((kind, relationship, employment, size, year) => Some($"P{year}", kind) with
        {
            Relationship = relationship,
            Employment = employment,
            EmployerSize = size,
            From = new(2020 + year, 1, 1),
        });

    private static Coverage Some(string payer, string kind) => new() { PayerId = payer, MemberId = "M", Kind = kind };

    private static Coverage Child(string payer, DateOnly parentBorn) => Some(payer, "commercial") with
    {
        Relationship = "19",
        Subscriber = new() { Name = new("PARENT", "OF"), BirthDate = parentBorn },
    };

    private static CobResult Of(IReadOnlyList<Coverage> coverages, CobPatient patient) => CobOrder.Of(coverages, patient, PayerDirectory.Default);

    private static IReadOnlyList<string> Payers(CobResult cob) => [.. cob.Coverages.Select(coverage => coverage.PayerId)];
}

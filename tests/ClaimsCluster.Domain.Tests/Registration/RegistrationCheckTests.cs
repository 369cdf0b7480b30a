using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Domain.Tests.Registration;

public class RegistrationCheckTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);

    [Fact]
    public void A_sound_visit_asks_nothing() => Asked(Visits.Registration).ShouldBeEmpty();

    [Fact]
    public void What_is_missing_is_asked_for_with_its_path() =>
        Asked(Visits.Registration with { Patient = new() { Mrn = " ", Name = new("", "") } }).ShouldBe(
        [
            "missing-mrn patient.mrn", "missing-last-name patient.name.last", "missing-first-name patient.name.first",
            "missing-birth-date patient.birthDate", "missing-sex patient.sex", "missing-address patient.address.line1",
            "missing-city patient.address.city", "missing-state patient.address.state", "missing-zip patient.address.zip",
        ]);

    [Theory]
    [InlineData("2026-01-06", "birth-date-in-future patient.birthDate")]
    [InlineData("2026-01-03", "birth-date-after-visit patient.birthDate")]
    [InlineData("1900-01-01", "birth-date-too-early patient.birthDate")]
    public void A_birth_date_that_cannot_be_is_asked_for(string born, string question) =>
        Asked(Visits.Registration with { Patient = Visits.Patient with { BirthDate = DateOnly.Parse(born, null) } }).ShouldBe([question]);

    [Fact]
    public void A_coverage_is_asked_for_what_it_lacks() =>
        Asked(Visits.Registration with { Coverages = [Visits.Ppo, new() { PayerId = "", MemberId = "", Relationship = "01" }] }).ShouldBe(
            ["missing-payer coverages[1].payerId", "missing-member-id coverages[1].memberId", "missing-subscriber coverages[1].subscriber.name.last"]);

    [Fact]
    public void No_coverage_is_asked_for() =>
        Asked(Visits.Registration with { Coverages = [] }).ShouldBe(["no-coverage coverages"]);

    [Theory]
    [InlineData(null, "2026-01-01", "coverage-lapsed coverages[0].to")]
    [InlineData("2026-01-03", null, "coverage-lapsed coverages[0].from")]
    [InlineData("2026-01-02", "2026-01-02", null)]
    public void A_coverage_covers_its_first_and_its_last_day(string? from, string? to, string? question)
    {
        var coverage = Visits.Ppo with { From = Day(from), To = Day(to) };
        Asked(Visits.Registration with { Coverages = [coverage], Released = ["coverage-lapsed"] }).ShouldBe(question is null ? [] : [question]);
    }

    [Fact]
    public void A_referral_is_good_in_its_window() =>
        Asked(Visits.Registration with { Referral = new("R1", null, new(2026, 1, 1)) }).ShouldBe(["referral-window referral.to"]);

    [Fact]
    public void No_question_tells_who_it_is()
    {
        var told = Visits.Registration with { Coverages = [Visits.Ppo with { To = new(2025, 1, 1) }], Referral = new("REF77", new(2027, 1, 1), null) };
        var texts = string.Join(' ', RegistrationCheck.Of(told, null, Today).Select(question => $"{question.Text} {question.Todo}"));
        foreach (var secret in new[] { "MRN1", "Núñez", "Zoë", "1980", "W123456789", "REF77" }) texts.ShouldNotContain(secret);
        texts.ShouldContain("2025-01-01");
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);

    private static IEnumerable<string> Asked(VisitRegistration visit)
    {
        var questions = RegistrationCheck.Of(visit, null, Today);
        questions.ShouldAllBe(question => question.Step == VisitStep.Registration);
        return questions.Select(question => $"{question.Code} {question.Path}");
    }
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Domain.Tests.Coding;

public sealed class VisitCodingTests
{
    private const string Note = "HPI: here.\nProcedure: ECG performed. Rapid strep done.\nAssessment:\n1. Hypertension.\n2. Strep throat.\nPlan: MDM: moderate.\n";

    private static readonly CodingPolicy TakesLevel = CodingPolicy.Default with { TakesLevel = true };

    [Fact]
    public void Codes_that_are_given_are_used_without_their_points()
    {
        var codes = Decide(Note, ["e11.9", "I10"], [new() { Code = "99213", Modifiers = ["25"], DiagnosisPointers = [2] }, new() { Code = "93000" }, new() { Code = "87880" }]);
        codes.Diagnoses.ShouldBe([new("E119", null), new("I10", null)]);
        codes.Services[0].Pointers.ShouldBe([2]);
        codes.Services.Select(service => service.Evidence).ShouldAllBe(evidence => evidence == null);
        codes.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Codes_that_are_missing_come_from_the_note_in_the_order_of_its_assessment()
    {
        var codes = VisitCoding.Decide(SomeVisit.With(Note), TakesLevel);
        codes.Diagnoses.Select(diagnosis => diagnosis.Code).ShouldBe(["I10", "J020"]);
        codes.Services.Select(service => string.Join('-', service.Modifiers.Prepend(service.Code))).ShouldBe(["99214-25", "93000", "87880-QW"]);
        codes.Services.Select(service => string.Join(',', service.Pointers)).ShouldBe(["1,2", "1", "2"]);
        codes.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_service_that_nobody_gave_is_added_and_the_visit_told_apart()
    {
        var codes = Decide(Note, ["I10"], [new() { Code = "99214" }, new() { Code = "87880", Modifiers = ["QW"] }]);
        codes.Services.Select(service => service.Code).ShouldBe(["99214", "87880", "93000"]);
        codes.Services[0].Modifiers.ShouldBe(["25"]);
        codes.Services[2].Evidence!.Section.ShouldBe("procedure");
    }

    [Fact]
    public void A_service_that_was_given_is_not_doubled_by_a_like_one_of_the_note()
    {
        var codes = Decide("HPI: x.\nProcedure: X-ray right knee, 3 views.\nAssessment: right knee pain.", ["M25561"],
            [new() { Code = "99213" }, new() { Code = "73560", Modifiers = ["RT"] }]);
        codes.Services.Select(service => service.Code).ShouldBe(["99213", "73560"]);
    }

    [Fact]
    public void Minutes_that_are_given_make_units() =>
        Decide("", ["M5450"], [new() { Code = "97110", Modifiers = ["gp"], Minutes = 24 }]).Services.Single().ShouldSatisfyAllConditions(
            service => service.Units.ShouldBe(2m), service => service.Modifiers.ShouldBe(["GP"]));

    [Theory]
    [InlineData("HPI: here.\nAssessment: Doing well.\nPlan: MDM: low.", "uncodable", "encounter.diagnoses")]
    [InlineData("Assessment: hypertension.", "uncodable", "encounter.procedures")]
    [InlineData("HPI: here.\nAssessment: osteoarthritis of knee.\nPlan: MDM: low.", "specificity", "encounter.diagnoses")]
    [InlineData("HPI: here.\nProcedure: Right knee injection done.\nAssessment: right knee pain.\nPlan: MDM: low.", "drug", "encounter.procedures")]
    [InlineData("HPI: here.\nProcedure: X-ray of knee done.\nProcedure: Knee injection with Kenalog 40 mg done.\nAssessment: gout.\nPlan: MDM: low.", "specificity", "encounter.procedures")]
    public void What_the_note_lacks_is_asked(string note, string code, string path)
    {
        var asked = VisitCoding.Decide(SomeVisit.With(note), TakesLevel).Questions.Single();
        (asked.Step, asked.Code, asked.Path).ShouldBe((VisitStep.Coding, code, path));
    }

    [Fact]
    public void A_visit_without_its_level_is_asked_about_with_the_level_that_the_note_suggests()
    {
        var asked = VisitCoding.Decide(SomeVisit.With(Note), CodingPolicy.Default).Questions.Single();
        (asked.Code, asked.Path, asked.Suggested).ShouldBe(("level", "encounter.procedures", "99214"));
        asked.MayBeReleased.ShouldBeFalse();
    }

    [Fact]
    public void A_report_of_an_image_needs_no_level() =>
        VisitCoding.Decide(SomeVisit.With("Indication: headache.\nTechnique: CT head without contrast.\nImpression: Normal."), CodingPolicy.Default)
            .ShouldSatisfyAllConditions(codes => codes.Questions.ShouldBeEmpty(), codes => codes.Services.Single().Code.ShouldBe("70450"));

    [Theory]
    [InlineData("11.9E", "99213", "encounter.diagnoses[0]")]
    [InlineData("I10", "9921", "encounter.procedures[0]")]
    public void A_code_of_the_wrong_form_is_asked_about(string diagnosis, string service, string path)
    {
        var asked = Decide("", [diagnosis], [new() { Code = service }, new() { Code = "99213" }]).Questions.Single();
        (asked.Code, asked.Path).ShouldBe(("unknown-code", path));
    }

    [Fact]
    public void A_leaf_without_its_side_is_taken_where_payers_take_it_or_policy_does()
    {
        VisitCoding.Decide(SomeVisit.With("HPI: x.\nAssessment: varicose veins.\nPlan: MDM: low."), TakesLevel).Questions.ShouldBeEmpty();
        var codes = VisitCoding.Decide(SomeVisit.With("HPI: x.\nAssessment: knee osteoarthritis.\nPlan: MDM: low."), TakesLevel with { TakesUnspecified = true });
        codes.Questions.ShouldBeEmpty();
        codes.Diagnoses.Single().Code.ShouldBe("M179");
    }

    [Fact]
    public void Deciding_twice_gives_the_same() =>
        Canonical.Of(VisitCoding.Decide(SomeVisit.With(Note), CodingPolicy.Default)).ShouldBe(Canonical.Of(VisitCoding.Decide(SomeVisit.With(Note), CodingPolicy.Default)));

    private static VisitCodes Decide(string note, ImmutableList<string> diagnoses, ImmutableList<GivenProcedure> services) =>
        VisitCoding.Decide(SomeVisit.With(note, encounter => encounter with { Diagnoses = diagnoses, Procedures = services }), CodingPolicy.Default);
}

internal static class SomeVisit
{
    public static Visit With(string note, Func<VisitEncounter, VisitEncounter>? change = null)
    {
        var encounter = new VisitEncounter
        {
            Id = "V1",
            Date = new(2026, 1, 20),
            Billing = new() { Npi = "1999041008", TaxId = "365550140", Name = "HARBOR OAK" },
            Rendering = new("1999041016", new("OAK", "ANN")),
            Note = note,
            SignedBy = "ANN OAK",
            SignedAt = new(2026, 1, 20, 18, 0, 0, TimeSpan.Zero),
        };
        return new()
        {
            Patient = new() { Mrn = "M1", Name = new("DOE", "JO"), BirthDate = new(1964, 1, 1), Sex = "F" },
            Encounter = change is null ? encounter : change(encounter),
        };
    }
}

using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Tests.Coding;

namespace ClaimsCluster.Domain.Tests.Encounters;

public sealed class NoteCheckTests
{
    private const string Sound = "HPI: 62-year-old woman with knee pain. Her 30-year-old brother is well.\nProcedure: Right knee injection done, Kenalog 40 mg.\nAssessment: right knee osteoarthritis.";

    [Fact]
    public void A_signed_note_of_one_mind_raises_no_question() => NoteCheck.Of(SomeVisit.With(Sound)).ShouldBeEmpty();

    [Fact]
    public void A_missing_note_is_asked_for() => Codes(SomeVisit.With(" \n")).ShouldBe(["no-note"]);

    [Fact]
    public void A_missing_note_may_be_let_go_only_where_the_codes_are_given()
    {
        NoteCheck.Of(SomeVisit.With("")).Single().MayBeReleased.ShouldBeFalse();
        NoteCheck.Of(SomeVisit.With("", encounter => encounter with { Diagnoses = ["I10"], Procedures = [new() { Code = "99213" }] })).Single()
            .ShouldSatisfyAllConditions(asked => asked.Code.ShouldBe("no-note"), asked => asked.MayBeReleased.ShouldBeTrue());
    }

    [Fact]
    public void A_note_that_nobody_signed_is_asked_about()
    {
        Codes(SomeVisit.With(Sound, encounter => encounter with { SignedBy = "" })).ShouldBe(["unsigned"]);
        Codes(SomeVisit.With(Sound, encounter => encounter with { SignedAt = null })).ShouldBe(["unsigned"]);
    }

    [Fact]
    public void A_note_that_was_signed_before_the_visit_is_asked_about() =>
        Codes(SomeVisit.With(Sound, encounter => encounter with { SignedAt = new(2026, 1, 19, 23, 0, 0, TimeSpan.Zero) })).ShouldBe(["signed-before"]);

    [Theory]
    [InlineData("HPI: 62-year-old man.\nAssessment: gout.", "patient.sex")]
    [InlineData("HPI: 41 year old woman.\nAssessment: gout.", "patient.birthDate")]
    [InlineData("Procedure: Left knee injection done.\nAssessment: right knee osteoarthritis.", "encounter.note")]
    public void A_note_that_contradicts_the_registration_or_itself_is_asked_about(string note, string path)
    {
        var asked = NoteCheck.Of(SomeVisit.With(note)).Single();
        (asked.Step, asked.Code, asked.Path, asked.MayBeReleased).ShouldBe((VisitStep.Documentation, "contradiction", path, true));
    }

    [Fact]
    public void Codes_of_the_other_side_contradict_the_note()
    {
        var visit = SomeVisit.With("Assessment: right knee osteoarthritis.", encounter => encounter with
        {
            Diagnoses = ["M17.12"],
            Procedures = [new() { Code = "20610", Modifiers = ["LT"] }],
        });
        NoteCheck.Of(visit).Select(asked => asked.Path).ShouldBe(["encounter.diagnoses[0]", "encounter.procedures[0].modifiers"]);
    }

    [Theory]
    [InlineData("HPI: 61-year-old woman.\nAssessment: gout.")]
    [InlineData("Procedure: Left shoulder injection done.\nAssessment: right knee osteoarthritis, left shoulder pain.")]
    [InlineData("Procedure: Left knee injection done.\nAssessment: bilateral knee osteoarthritis.")]
    public void What_can_be_true_together_is_no_contradiction(string note) => NoteCheck.Of(SomeVisit.With(note)).ShouldBeEmpty();

    private static string[] Codes(Visit visit) => [.. NoteCheck.Of(visit).Select(asked => asked.Code)];
}

using ClaimsCluster.Domain.Coding;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Coding;

public sealed class NoteCodingTests
{
    private const string Knee = """
        CC: right knee pain
        HPI: 62-year-old woman, follow up. Right knee pain for months. Has type 2 DM. Denies fever or cough.
        PMH: T2DM
        Procedure: Right knee injection performed, Kenalog 40 mg. X-ray of right knee, 3 views, obtained today.
        Assessment:
        1. Primary osteoarthritis, right knee.
        Plan: Return if fever. Will order lipid panel. MDM: low complexity.
        """;

    [Fact]
    public void A_knee_note_gives_its_codes_with_their_words()
    {
        var note = SomeNote.Read(Knee);
        note.Diagnoses[0].Code.ShouldBe("M1711");
        note.Diagnoses[0].Text.ShouldBe("Primary osteoarthritis, right knee");
        note.Diagnoses[0].Evidence.ShouldBe(new Evidence(Knee.IndexOf("Primary", StringComparison.Ordinal), 34, "assessment", 6, 4));
        note.Diagnoses.Single(each => each.Code == "E119").IsStrong.ShouldBeFalse();
        note.Services().ShouldBe(["20610-RT x1", "73562-RT x1", "J3301 x4"]);
        note.LeftOut.ShouldContain(mentioned => mentioned.Code == "M25561" && mentioned.Reason == LeftOutReason.Symptom && mentioned.Of == "M1711");
        note.LeftOut.ShouldContain(mentioned => mentioned.Code == "80061" && mentioned.Reason == LeftOutReason.NotDone);
        note.Questions.ShouldBeEmpty();
        note.Level!.Code.ShouldBe("99213");
    }

    [Theory]
    [InlineData("Assessment: gout.\nPlan: rest.", "assessment")]
    [InlineData("ASSESSMENT AND PLAN:\n1. gout", "assessment")]
    [InlineData("A/P: gout", "assessment")]
    [InlineData("## Impression\ngout", "assessment")]
    [InlineData("Diagnosis: gout", "assessment")]
    [InlineData("Past Medical History: gout", "past history")]
    [InlineData("PMHx: gout", "past history")]
    [InlineData("History of Present Illness:\ngout", "history")]
    [InlineData("Chief complaint: gout", "complaint")]
    [InlineData("Clinical indication: gout", "indication")]
    [InlineData("He says gout.", "note")]
    [InlineData("CC: sore. HPI: a week. Assessment: gout. Plan: rest.", "assessment")]
    public void A_section_is_known_by_many_headers(string note, string section) =>
        SomeNote.Read(note).Diagnoses.Single(each => each.Code == "M109").Evidence.Section.ShouldBe(section);

    [Theory]
    [InlineData("Right knee osteoarthritis", "M1711")]
    [InlineData("OA of the left knee", "M1712")]
    [InlineData("Knee OA, lt", "M1712")]
    [InlineData("Bilateral knee OA", "M170")]
    [InlineData("Osteoarthritis of right and left knee", "M170")]
    [InlineData("Right shoulder pain", "M25511")]
    [InlineData("Left ankle sprain, subsequent encounter", "S93402D")]
    [InlineData("Sprain of left ankle, initial encounter", "S93402A")]
    [InlineData("Right ankle sprain, sequela", "S93401S")]
    [InlineData("Right upper quadrant pain", "R1011")]
    [InlineData("Cellulitis of left lower leg", "L03116")]
    [InlineData("Left otitis media, acute suppurative", "H6692")]
    public void Sides_and_seventh_characters_come_from_the_words_beside(string said, string code) =>
        SomeNote.Assessed($"{said}.").Codes().ShouldBe([code]);

    [Fact]
    public void Two_sides_of_two_conditions_are_not_mixed() =>
        SomeNote.Assessed("Right knee osteoarthritis and left shoulder pain.").Codes().ShouldBe(["M1711", "M25512"], ignoreOrder: true);

    [Theory]
    [InlineData("HTN, HLD and T2DM", "I10 E785 E119")]
    [InlineData("GERD", "K219")]
    [InlineData("COPD exacerbation", "J441")]
    [InlineData("UTI", "N390")]
    [InlineData("DM2 with CKD", "E1122")]
    [InlineData("Hypertenson", "I10")]
    [InlineData("Oseoarthritis of right knee", "M1711")]
    [InlineData("Hypothyroidsim", "E039")]
    [InlineData("Seborrheic keratosis", "L821")]
    [InlineData("Influenza A", "J101")]
    [InlineData("Influenza", "J111")]
    public void Short_forms_and_slips_are_read(string said, string codes) =>
        SomeNote.Assessed($"{said}.").Codes().ShouldBe(codes.Split(' '), ignoreOrder: true);

    [Fact]
    public void A_side_that_is_not_said_is_asked_for_and_the_unspecified_leaf_suggested()
    {
        var note = SomeNote.Read("HPI: left knee pain, known left knee osteoarthritis.\nAssessment: osteoarthritis of knee.");
        note.Diagnoses[0].Code.ShouldBe("M179");
        var asked = note.Questions.Single();
        asked.ShouldSatisfyAllConditions(
            () => asked.Kind.ShouldBe("specificity"), () => asked.Suggested.ShouldBe("M1712"), () => asked.Text.ShouldContain("which side"));
    }

    [Theory]
    [InlineData("Procedure: ECG performed.", "93000 x1")]
    [InlineData("Plan: ECG today.", "93000 x1")]
    [InlineData("Results: fingerstick INR 2.4.", "85610-QW x1")]
    [InlineData("Procedure: Right and left knee injection performed, triamcinolone 80 mg.", "20610-50 x1|J3301 x8")]
    [InlineData("Procedure: X-ray of left knee, 2 views.", "73560-LT x1")]
    [InlineData("Procedure: X-ray of left knee, 4 views.", "73564-LT x1")]
    [InlineData("Procedure: Chest x-ray, 1 view.", "71045 x1")]
    [InlineData("Treatment: Therapeutic exercise, 40 minutes. Manual therapy 10 min.", "97110-GP x3|97140-GP x1")]
    [InlineData("Procedure: Ketorolac 60mg IM injection given, single dose vial, none wasted.", "96372 x1|J1885-JZ x4")]
    [InlineData("Procedure: Cryotherapy of actinic keratoses, 4 lesions.", "17000 x1|17003 x3")]
    [InlineData("Procedure: Simple repair of hand laceration, 4 cm.", "12002 x1")]
    [InlineData("Procedure: Echocardiogram, interpretation only.", "93306-26 x1")]
    public void What_was_done_is_found_with_its_modifiers_and_units(string note, string services) =>
        SomeNote.Read(note).Services().ShouldBe(services.Split('|'));

    [Theory]
    [InlineData("Plan: Will order ECG.")]
    [InlineData("Plan: ECG scheduled for next week.")]
    [InlineData("Results: Outside ECG reviewed.")]
    [InlineData("Procedure: Patient declined flu vaccine.")]
    [InlineData("Plan: Refused rapid strep test.")]
    [InlineData("Plan: Chest x-ray deferred.")]
    [InlineData("Results: Echocardiogram last year.")]
    [InlineData("HPI: ECG was normal at another clinic.")]
    [InlineData("Plan: Consider knee injection if pain persists.")]
    [InlineData("Plan: A1c at next visit.")]
    [InlineData("Procedure: Spirometry not done.")]
    [InlineData("Plan: Recommend colon stool card for blood.")]
    public void What_was_not_done_here_is_no_service(string note)
    {
        var coded = SomeNote.Read(note);
        coded.Procedures.ShouldBeEmpty();
        coded.LeftOut.ShouldContain(mentioned => mentioned.Reason == LeftOutReason.NotDone);
    }

    [Fact]
    public void An_injection_without_its_drug_is_asked_about() =>
        SomeNote.Read("Procedure: Right knee injection performed.").Questions.Single().Todo
            .ShouldBe("Say which drug was injected, and how much: its J code and units are missing.");

    [Fact]
    public void A_drug_without_its_dose_is_asked_about() =>
        SomeNote.Read("Procedure: Right knee injection performed with Kenalog.").Questions.Single().Text.ShouldBe("\"Kenalog\" names no dose.");

    [Theory]
    [InlineData("HPI: new patient.\nAssessment: HTN.\nPlan: MDM: moderate complexity.", "11", "99204")]
    [InlineData("HPI: back pain.\nAssessment: HTN.\nPlan: MDM: high.", "11", "99215")]
    [InlineData("HPI: cut.\nAssessment: HTN.\nPlan: MDM: low.", "23", "99283")]
    [InlineData("HPI: here.\nAssessment: HTN.\nPlan: Total time 32 minutes.", "11", "99214")]
    [InlineData("HPI: here.\nAssessment: HTN, T2DM.\nPlan: Started lisinopril 10 mg.", "11", "99214")]
    [InlineData("HPI: here.\nAssessment: common cold.\nPlan: Rest.", "11", "99212")]
    public void A_level_is_suggested_by_what_the_note_states_or_counts(string note, string place, string code)
    {
        var level = NoteCoding.Read(note, SomeNote.Facts with { PlaceOfService = place, Age = 50 }).Level!;
        level.Code.ShouldBe(code);
        level.Reasons.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_code_that_is_not_yet_in_force_is_left_out() =>
        NoteCoding.Read("Assessment: low back pain", SomeNote.Facts with { Day = new(2021, 9, 30) }).LeftOut.Single().Reason.ShouldBe(LeftOutReason.Misfit);

    [Fact]
    public void What_does_not_fit_the_sex_or_age_is_left_out()
    {
        NoteCoding.Read("Assessment: prostate cancer", SomeNote.Facts with { Sex = "F" }).LeftOut.Single().Reason.ShouldBe(LeftOutReason.Misfit);
        NoteCoding.Read("Assessment: croup", SomeNote.Facts with { Age = 40 }).Codes().ShouldBeEmpty();
        NoteCoding.Read("Assessment: croup", SomeNote.Facts with { Age = 2 }).Codes().ShouldBe(["J050"]);
    }

    private static readonly string[] Pieces =
    [
        "Assessment:", "Plan: ", "HPI: ", "no ", "denies ", "right ", "left ", "knee pain", "HTN", "T2DM", ", ", ". ", "\n", "\r\n", "? ", "40 mg ", "Kenalog ", "s/p ",
        "performed ", "injection of right knee ", "x-ray of left knee 3 views ", "é", "—", "\t", "#", "..", "mother had ", "vs ", "1) ", "\uD83D\uDE00", "ROS:", "0.5", "x", "'s ",
    ];

    [Fact]
    public void Whatever_is_written_every_suggestion_is_the_notes_own_words() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(place => Pieces[place]).Array[0, 60].Select(string.Concat)).Sample(note =>
        {
            var coded = SomeNote.Read(note);
            var said = coded.Diagnoses.Concat(coded.Procedures).Select(each => (each.Text, each.Evidence))
                .Concat(coded.LeftOut.Select(each => (each.Text, each.Evidence)))
                .Concat(coded.Level?.Reasons.Select(each => (each.Text, each.Evidence)) ?? []);
            return coded.Diagnoses.Count <= 12 && coded.Procedures.Count <= 12
                && said.All(each => each.Text.Length > 0 && note.Substring(each.Evidence.Start, each.Evidence.Length) == each.Text);
        });

    [Fact]
    public void The_same_note_gives_the_same_codes() => Canonical.Of(SomeNote.Read(Knee)).ShouldBe(Canonical.Of(SomeNote.Read(Knee)));
}

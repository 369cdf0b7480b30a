using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Domain.Tests.Coding;

public sealed class ContextTests
{
    /// <summary>What the patient has not, in clinicians' words; all stand in an assessment, where it counts.</summary>
    public static TheoryData<string, string, LeftOutReason> NotHis => new()
    {
        { "No pneumonia.", "J189", LeftOutReason.Negated },
        { "Denies chest pain.", "R079", LeftOutReason.Negated },
        { "Patient denied fever and cough.", "R509", LeftOutReason.Negated },
        { "Denies fever, chills, nausea, vomiting, diarrhea, rash, headache, dizziness or cough.", "R059", LeftOutReason.Negated },
        { "Without shortness of breath.", "R0602", LeftOutReason.Negated },
        { "Negative for strep throat.", "J020", LeftOutReason.Negated },
        { "Ruled out pneumonia.", "J189", LeftOutReason.Negated },
        { "Pneumonia was ruled out.", "J189", LeftOutReason.Negated },
        { "Pulmonary embolism has been ruled out by CT.", "I2699", LeftOutReason.Negated },
        { "Appendix fine; diverticulitis is unlikely.", "K5732", LeftOutReason.Negated },
        { "She has never had asthma.", "J45909", LeftOutReason.Negated },
        { "He does not have diabetes.", "E119", LeftOutReason.Negated },
        { "Doesn't have hypertension.", "I10", LeftOutReason.Negated },
        { "No evidence of cellulitis.", "L0390", LeftOutReason.Negated },
        { "No signs of acute otitis media.", "H6690", LeftOutReason.Negated },
        { "Absence of edema.", "R609", LeftOutReason.Negated },
        { "Free of headache.", "R519", LeftOutReason.Negated },
        { "Neither cough nor fever.", "R509", LeftOutReason.Negated },
        { "Strep throat: negative.", "J020", LeftOutReason.Negated },
        { "Flu not detected.", "J111", LeftOutReason.Negated },
        { "Deep vein thrombosis excluded.", "I82409", LeftOutReason.Negated },
        { "There is no anemia, gout or hypothyroidism.", "E039", LeftOutReason.Negated },
        { "Reports no wheezing.", "R062", LeftOutReason.Negated },
        { "Mother had diabetes.", "E119", LeftOutReason.Family },
        { "Father with CAD and stroke.", "I639", LeftOutReason.Family },
        { "Family history of colon cancer.", "C189", LeftOutReason.Family },
        { "Sister was diagnosed with breast cancer at 50.", "C50919", LeftOutReason.Family },
        { "Maternal grandmother had osteoporosis.", "M810", LeftOutReason.Family },
        { "Asthma runs in the family.", "J45909", LeftOutReason.Family },
        { "Hypertension in her mother.", "I10", LeftOutReason.Family },
        { "Brother: epilepsy.", "G40909", LeftOutReason.Family },
        { "Both parents have hypertension.", "I10", LeftOutReason.Family },
        { "His uncle died of lung cancer.", "C3490", LeftOutReason.Family },
        { "Cousin with rheumatoid arthritis.", "M069", LeftOutReason.Family },
        { "Wife has the flu.", "J111", LeftOutReason.OtherPerson },
        { "Husband was treated for pneumonia.", "J189", LeftOutReason.OtherPerson },
        { "Classmates with strep throat.", "J020", LeftOutReason.OtherPerson },
        { "Roommate has scabies.", "B86", LeftOutReason.OtherPerson },
        { "Coworker with shingles.", "B029", LeftOutReason.OtherPerson },
        { "Was exposed to influenza A.", "J101", LeftOutReason.OtherPerson },
        { "Her daughter has bronchitis.", "J209", LeftOutReason.OtherPerson },
        { "Partner has a cold sore.", "B009", LeftOutReason.OtherPerson },
        { "Return if fever.", "R509", LeftOutReason.Hypothetical },
        { "Return for chest pain or syncope.", "R55", LeftOutReason.Hypothetical },
        { "Watch for rash.", "R21", LeftOutReason.Hypothetical },
        { "At risk of stroke.", "I639", LeftOutReason.Hypothetical },
        { "Risk of osteoporosis discussed.", "M810", LeftOutReason.Hypothetical },
        { "Call should vomiting start.", "R1110", LeftOutReason.Hypothetical },
        { "In case of dizziness stop the drug.", "R42", LeftOutReason.Hypothetical },
        { "Aspirin to prevent stroke.", "I639", LeftOutReason.Hypothetical },
        { "Syncope precautions.", "R55", LeftOutReason.Hypothetical },
        { "Monitor for dehydration.", "E860", LeftOutReason.Hypothetical },
        { "Go to the ER if severe headache develops.", "R519", LeftOutReason.Hypothetical },
        { "Screen for depression next year.", "F32A", LeftOutReason.Hypothetical },
        { "She is afraid of dementia.", "F0390", LeftOutReason.Hypothetical },
        { "Probable pneumonia.", "J189", LeftOutReason.Uncertain },
        { "Suspected gout.", "M109", LeftOutReason.Uncertain },
        { "Possible kidney stone.", "N200", LeftOutReason.Uncertain },
        { "R/o pulmonary embolism.", "I2699", LeftOutReason.Uncertain },
        { "Rule out myocardial infarction.", "I219", LeftOutReason.Uncertain },
        { "Likely viral infection.", "B349", LeftOutReason.Uncertain },
        { "? pneumonia", "J189", LeftOutReason.Uncertain },
        { "Asthma vs COPD.", "J45909", LeftOutReason.Uncertain },
        { "Asthma vs COPD.", "J449", LeftOutReason.Uncertain },
        { "Concern for cellulitis.", "L0390", LeftOutReason.Uncertain },
        { "Findings consistent with gallstones.", "K8020", LeftOutReason.Uncertain },
        { "Cannot exclude diverticulitis.", "K5732", LeftOutReason.Uncertain },
        { "Migraine is suspected.", "G43909", LeftOutReason.Uncertain },
        { "History of pneumothorax and gastritis.", "K2970", LeftOutReason.History },
        { "Prior cellulitis.", "L0390", LeftOutReason.History },
        { "Gastritis, resolved.", "K2970", LeftOutReason.History },
    };

    [Theory, MemberData(nameof(NotHis))]
    public void What_he_has_not_is_left_out_and_said_so(string sentence, string code, LeftOutReason reason)
    {
        var note = SomeNote.Assessed(sentence);
        note.Codes().ShouldNotContain(code);
        note.LeftOut.ShouldContain(mentioned => mentioned.Code == code && mentioned.Reason == reason, string.Join(", ", note.LeftOut));
    }

    public static TheoryData<string, string> His => new()
    {
        { "No fever, but cough.", "R059" },
        { "Denies chest pain. Headache.", "R519" },
        { "Denies fever; reports dizziness.", "R42" },
        { "No cough, however he has wheezing.", "R062" },
        { "Father had CAD but patient has hypertension.", "I10" },
        { "Hypertension, not at goal.", "I10" },
        { "Hypertension not well controlled.", "I10" },
        { "Mother reports fever.", "R509" },
        { "Chest pain, likely acid reflux.", "R079" },
        { "Cough possibly from asthma.", "R059" },
        { "Headache after the ear pain resolved.", "R519" },
        { "COPD without exacerbation.", "J449" },
        { "Diabetes without complications.", "E119" },
        { "Patient with known gout.", "M109" },
        { "Pneumonia confirmed.", "J189" },
    };

    [Theory, MemberData(nameof(His))]
    public void What_he_has_is_suggested_in_spite_of_its_neighbours(string sentence, string code) =>
        SomeNote.Assessed(sentence).Codes().ShouldContain(code);

    [Fact]
    public void A_suspected_illness_leaves_the_symptom_that_is_there()
    {
        var note = SomeNote.Assessed("Cough and fever, possible pneumonia.");
        note.Codes().ShouldBe(["R059", "R509"], ignoreOrder: true);
        note.LeftOut.Single().Reason.ShouldBe(LeftOutReason.Uncertain);
    }

    [Fact]
    public void A_hospital_stay_codes_the_suspected_as_if_it_were_there() =>
        NoteCoding.Read("Assessment: probable pneumonia.", SomeNote.Facts with { PlaceOfService = "21" }).Codes().ShouldBe(["J189"]);

    [Fact]
    public void A_history_becomes_its_own_code_where_there_is_one()
    {
        SomeNote.Assessed("History of breast cancer.").Codes().ShouldBe(["Z853"]);
        SomeNote.Assessed("S/p right total knee replacement.").Codes().ShouldBe(["Z96651"]);
        SomeNote.Assessed("Status post stroke.").Codes().ShouldBe(["Z8673"]);
    }

    [Fact]
    public void What_stands_only_in_family_history_systems_or_drugs_is_never_coded()
    {
        var note = SomeNote.Read("ROS: headache, cough\nFH: stroke, gout\nMeds: metformin for diabetes\nAllergies: rash with sulfa\nAssessment: Doing well.\n");
        note.Codes().ShouldBeEmpty();
        note.LeftOut.Select(mentioned => mentioned.Reason).Distinct().ShouldBe([LeftOutReason.Section, LeftOutReason.Family]);
    }
}

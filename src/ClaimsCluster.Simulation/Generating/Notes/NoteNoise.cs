using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating.Notes;

/// <summary>What notes are full of and nothing is coded from.</summary>
internal static class NoteNoise
{
    /// <summary>Symptoms that are denied.</summary>
    public static ImmutableArray<string> Symptoms { get; } =
    [
        "fever", "chills", "chest pain", "shortness of breath", "nausea", "vomiting", "diarrhea", "headache", "dizziness", "cough",
        "palpitations", "weight loss", "rash", "dysuria", "hematuria", "abdominal pain", "SOB", "CP", "syncope", "leg swelling", "night sweats",
    ];

    /// <summary>Conditions of parents.</summary>
    public static ImmutableArray<string> Inherited { get; } =
        ["hypertension", "type 2 diabetes", "CAD", "stroke", "colon cancer", "asthma", "HTN", "DM2", "hypothyroidism", "depression", "osteoporosis", "COPD"];

    /// <summary>Conditions of long standing that are not treated today.</summary>
    public static ImmutableArray<string> Standing { get; } =
        ["GERD", "seasonal allergies", "migraine", "HLD", "vitamin D deficiency", "insomnia", "hypothyroidism", "obesity", "psoriasis", "gout"];

    public static ImmutableArray<string> Medications { get; } =
    [
        "lisinopril 10 mg daily", "atorvastatin 20 mg at bedtime", "metformin 500 mg twice daily", "levothyroxine 50 mcg daily",
        "omeprazole 20 mg daily", "sertraline 50 mg daily", "amlodipine 5 mg daily", "multivitamin", "acetaminophen as needed",
    ];

    public static ImmutableArray<string> Allergies { get; } = ["NKDA", "Penicillin (hives)", "Sulfa (rash)", "No known drug allergies"];

    public static ImmutableArray<string> Social { get; } =
    [
        "Never smoker, rare alcohol.", "Lives with family. No tobacco.", "Works full time, walks most days.", "Retired, lives with spouse who has diabetes.",
        "Does not smoke. Denies drug use.",
    ];

    public static ImmutableArray<string> SocialOfChildren { get; } =
        ["Lives with both parents, no smokers at home.", "In daycare, classmates with strep throat last week.", "Doing well at school."];

    public static ImmutableArray<string> Exam { get; } =
    [
        "Alert, in no distress.", "Heart regular without murmur.", "Lungs clear.", "Abdomen soft, no guarding.", "Skin warm and dry.", "Neurologically intact.",
        "Oropharynx clear.", "Extremities without edema.", "Neck supple.", "Gait steady.",
    ];

    /// <summary>Sentences of a plan that name what might come.</summary>
    public static ImmutableArray<string> Plans { get; } =
    [
        "Return if fever, chest pain or SOB.", "Call for worsening, or should vomiting start.", "Return precautions given for syncope and chest pain.",
        "Continue current treatment.", "Supportive care, rest and fluids.", "Discussed diet and exercise.", "Questions answered.",
        "Watch for rash or hives.", "RTC in 3 months.", "Follow up as needed.", "Go to the emergency room if severe headache develops.",
    ];

    /// <summary>Services that were not done, each with the codes that it must not stand beside.</summary>
    public static ImmutableArray<(string Text, string Code)> NotDone { get; } =
    [
        ("Will order lipid panel before the next visit.", "80061"), ("Declined flu vaccine today.", "90656"), ("ECG from outside hospital reviewed.", "93000"),
        ("Will check A1c in 3 months.", "83036"), ("Chest x-ray deferred.", "71046"), ("TSH ordered for later.", "84443"),
    ];

    public static ImmutableArray<string> Durations { get; } = ["for 3 days", "for about a week", "for several months", "since last week", "on and off for a year", "for 2 weeks"];

    /// <summary>An assessment that says nothing.</summary>
    public static ImmutableArray<string> Empty { get; } =
        ["Doing well overall.", "As discussed with the patient.", "Stable, see above.", "Seen today, no changes.", "Will follow."];
}

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>What a service is called on a bill: words of our own by code family, never the text of a code set.</summary>
public static class ServiceWords
{
    private const string Other = "Medical service";

    // By number: the first family whose range holds the code. Narrow families stand before the wide ones.
    private static readonly (int From, int To, string Words)[] Families =
    [
        (36415, 36416, "Blood draw"), (20600, 20611, "Injection"), (64400, 64530, "Injection"), (96365, 96379, "Injection"),
        (90460, 90474, "Vaccine visit"), (90476, 90759, "Vaccine"), (99202, 99215, "Office visit"),
        (99217, 99239, "Hospital visit"), (99241, 99255, "Specialist visit"), (99281, 99288, "Emergency visit"),
        (99304, 99318, "Nursing home visit"), (99341, 99350, "Home visit"), (99381, 99397, "Yearly check-up"),
        (99421, 99443, "Phone or online visit"), (70010, 76499, "X-ray or scan"), (76506, 76999, "Ultrasound"),
        (77046, 77067, "Breast X-ray"), (78012, 79999, "Scan"), (80047, 89398, "Lab test"), (92002, 92014, "Eye exam"),
        (93000, 93042, "Heart test"), (93303, 93356, "Heart test"), (94010, 94799, "Breathing test"),
        (95004, 95199, "Allergy care"), (97010, 97799, "Physical therapy"), (98940, 98943, "Spine treatment"),
        (90785, 90899, "Counseling"), (100, 1999, "Anesthesia"), (10004, 69990, "Surgery"),
    ];

    private static readonly (char Letter, string Words)[] Letters =
        [('A', "Supplies or ambulance"), ('D', "Dental care"), ('E', "Medical equipment"), ('G', "Medicare service"), ('J', "Medicine"), ('L', "Brace or support"), ('Q', "Medicine")];

    /// <summary>The words of a procedure code; "Medical service" where no family holds it.</summary>
    /// <param name="code">As SV101-2 has it, e.g. "99213".</param>
    public static string Of(string code)
    {
        if (code.Length != 5) return Other;
        if (int.TryParse(code, out var number)) return PlainFilm(number) ?? FamilyOf(number) ?? Other;
        return Array.Find(Letters, letter => letter.Letter == code[0]).Words ?? Other;
    }

    // Films of bones and chest are what people call an X-ray; the rest of radiology is not only that.
    private static string? PlainFilm(int number) => number is >= 71045 and <= 71048 or >= 72020 and <= 72120
        or >= 73000 and <= 73140 or >= 73501 and <= 73660 ? "X-ray" : null;

    private static string? FamilyOf(int number) =>
        Array.Find(Families, family => family.From <= number && number <= family.To).Words;
}

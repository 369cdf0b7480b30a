using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>The patterns of each kind of practice. Codes only: the words of CPT are not ours to give.</summary>
/// <remarks>
/// Diagnoses are in force on the days of the visits (ICD-10-CM 2026). Laboratory tests are those of a certificate of
/// waiver, so QW (D§5.3 MOD-25); 25 where a visit and a procedure meet (MOD-04).
/// </remarks>
internal static class Patterns
{
    private static readonly ImmutableArray<string> Waived = ["QW"], Separate = ["25"], Preventive = ["33"];
    private static readonly ImmutableArray<string> Therapy = ["GP"];

    public static ImmutableArray<VisitPattern> FamilyMedicine { get; } =
    [
        new(10, ["I10"], [new("99213", [1])]) { FromAge = 30 },
        new(9, ["I10", "E785"], [new("99214", [1, 2]), new("80061", [2], Waived), new("36415", [1, 2])])
        { FromAge = 35 },
        new(9, ["E119", "I10", "E785"],
            [new("99214", [1, 2, 3]), new("83036", [1], Waived), new("80053", [1, 2], Waived),
                new("80061", [3], Waived), new("36415", [1])])
        { FromAge = 35 },
        new(5, ["E1165", "Z794"], [new("99214", [1, 2]), new("83036", [1], Waived)]) { FromAge = 30 },
        new(5, ["E039"], [new("99213", [1]), new("36415", [1])]) { FromAge = 25 },
        new(7, ["J069"], [new("99213", [1])]),
        new(6, ["J029"], [new("99213", [1]), new("87880", [1], Waived)]) { FromAge = 3 },
        new(4, ["J020"], [new("99213", [1]), new("87880", [1], Waived)]) { FromAge = 3, ToAge = 50 },
        new(4, ["J101"], [new("99213", [1]), new("87804", [1], Waived)]),
        new(4, ["N390", "R300"], [new("99213", [1, 2]), new("81003", [1, 2], Waived)]) { FromAge = 16, Sex = "F" },
        new(5, ["F411"], [new("99213", [1])]) { FromAge = 16 },
        new(4, ["F329"], [new("99214", [1])]) { FromAge = 16 },
        new(4, ["K219"], [new("99213", [1])]) { FromAge = 20 },
        new(4, ["M5450"], [new("99213", [1])]) { FromAge = 20 },
        new(3, ["M5450"], [new("99213", [1], Separate), new("96372", [1]), new("J1885", [1], ["JZ"], 4)])
        { FromAge = 20, ToAge = 64 },
        new(4, ["J4520"], [new("99213", [1], Separate), new("94010", [1])]) { FromAge = 6 },
        new(3, ["H6121"], [new("99213", [1], Separate), new("69210", [1])]) { FromAge = 20 },
        new(3, ["R0789", "I10"], [new("99214", [1, 2], Separate), new("93000", [1])]) { FromAge = 35 },
        new(4, ["Z0000"], [new("99395", [1], Preventive)])
        { FromAge = 18, ToAge = 39, IsOnce = true, IsMedicare = false },
        new(5, ["Z0000"], [new("99396", [1], Preventive)])
        { FromAge = 40, ToAge = 64, IsOnce = true, IsMedicare = false },
        new(6, ["Z0000"], [new("G0439", [1])]) { FromAge = 66, IsOnce = true, IsMedicare = true },
        new(3, ["I10", "Z23"], [new("99213", [1], Separate), new("G0008", [2]), new("90656", [2])])
        { FromAge = 65, IsOnce = true, IsMedicare = true },
        new(3, ["I10", "Z23"],
            [new("99213", [1], Separate), new("90471", [2], Preventive), new("90656", [2], Preventive)])
        { FromAge = 30, IsOnce = true, IsMedicare = false },
    ];

    public static ImmutableArray<VisitPattern> InternalMedicine { get; } =
    [
        new(10, ["I10", "E785"], [new("99214", [1, 2])]) { FromAge = 30 },
        new(9, ["E119", "I10"], [new("99214", [1, 2]), new("83036", [1], Waived), new("36415", [1])]) { FromAge = 30 },
        new(6, ["E1122", "N1831", "I10"], [new("99214", [1, 2, 3]), new("80053", [1, 2], Waived), new("36415", [1, 2])])
        { FromAge = 45 },
        new(5, ["J449"], [new("99214", [1])]) { FromAge = 45 },
        new(3, ["J441"], [new("99214", [1], Separate), new("94640", [1])]) { FromAge = 45 },
        new(5, ["I480", "Z7901"], [new("99214", [1, 2]), new("85610", [1, 2], Waived)]) { FromAge = 50 },
        new(4, ["R0602"], [new("99214", [1], Separate), new("93000", [1]), new("71046", [1])]) { FromAge = 40 },
        new(5, ["E039"], [new("99213", [1])]) { FromAge = 25 },
        new(5, ["J069"], [new("99213", [1])]),
        new(4, ["K219", "K5900"], [new("99213", [1, 2])]) { FromAge = 30 },
        new(4, ["I509", "I10"], [new("99215", [1, 2])]) { FromAge = 55 },
        new(4, ["M810"], [new("99213", [1])]) { FromAge = 60, Sex = "F" },
        new(7, ["Z0000"], [new("G0439", [1])]) { FromAge = 66, IsOnce = true, IsMedicare = true },
        new(5, ["Z0000"], [new("99396", [1], Preventive), new("85025", [1], ["QW", "33"])])
        { FromAge = 40, ToAge = 64, IsOnce = true, IsMedicare = false },
    ];

    public static ImmutableArray<VisitPattern> Pediatrics { get; } =
    [
        new(9, ["Z00129"], [new("99391", [1], Preventive)]) { ToAge = 0, IsOnce = true },
        new(7, ["Z00129"], [new("99392", [1], Preventive)]) { FromAge = 1, ToAge = 4, IsOnce = true },
        new(5, ["Z00129", "Z23"],
            [new("99393", [1], ["25", "33"]), new("90471", [2], Preventive), new("90656", [2], Preventive)])
        { FromAge = 5, ToAge = 11, IsOnce = true },
        new(5, ["Z00129", "Z23"],
            [new("99394", [1], ["25", "33"]), new("90471", [2], Preventive), new("90715", [2], Preventive)])
        { FromAge = 12, ToAge = 17, IsOnce = true },
        new(8, ["J069"], [new("99213", [1])]),
        new(6, ["H66001"], [new("99213", [1])]) { ToAge = 12 },
        new(5, ["H66002"], [new("99213", [1])]) { ToAge = 12 },
        new(6, ["J020"], [new("99213", [1]), new("87880", [1], Waived)]) { FromAge = 3 },
        new(5, ["J029"], [new("99213", [1]), new("87880", [1], Waived)]) { FromAge = 3 },
        new(4, ["J101"], [new("99213", [1]), new("87804", [1], Waived)]) { FromAge = 1 },
        new(4, ["J4521"], [new("99214", [1], Separate), new("94640", [1])]) { FromAge = 4 },
        new(4, ["L2089"], [new("99213", [1])]),
        new(4, ["F902"], [new("99214", [1])]) { FromAge = 6 },
        new(3, ["R509"], [new("99212", [1])]),
    ];

    public static ImmutableArray<VisitPattern> Cardiology { get; } =
    [
        new(10, ["I2510", "E785"], [new("99214", [1, 2], Separate), new("93000", [1])]) { FromAge = 40 },
        new(8, ["I4891", "Z7901"], [new("99214", [1, 2], Separate), new("93000", [1]), new("85610", [1, 2], Waived)])
        { FromAge = 45 },
        new(6, ["I5022", "I10"], [new("99215", [1, 2])]) { FromAge = 45 },
        new(6, ["I10"], [new("99214", [1])]) { FromAge = 30 },
        new(4, ["I350"], [new("93306", [1])]) { FromAge = 50, IsOnce = true },
        new(4, ["I5022"], [new("93306", [1], ["26"])]) { FromAge = 45, IsOnce = true, Place = "22" },
        new(3, ["R0789"], [new("93015", [1])]) { FromAge = 35, IsOnce = true },
        new(3, ["I6523"], [new("99213", [1], Separate), new("93880", [1])]) { FromAge = 50, IsOnce = true },
        new(4, ["R002", "I10"], [new("99213", [1, 2], Separate), new("93000", [1])]) { FromAge = 25 },
    ];

    public static ImmutableArray<VisitPattern> Orthopedics { get; } =
    [
        new(7, ["M1711"],
            [new("99213", [1], Separate), new("20610", [1], ["RT"]), new("J3301", [1], [], 4),
                new("73562", [1], ["RT"])])
        { FromAge = 45 },
        new(7, ["M1712"],
            [new("99213", [1], Separate), new("20610", [1], ["LT"]), new("J3301", [1], [], 4),
                new("73562", [1], ["LT"])])
        { FromAge = 45 },
        new(6, ["M25561"], [new("99213", [1]), new("73562", [1], ["RT"])]) { FromAge = 12 },
        new(6, ["M25562"], [new("99213", [1]), new("73562", [1], ["LT"])]) { FromAge = 12 },
        new(5, ["M7541"], [new("99214", [1], Separate), new("20610", [1], ["RT"]), new("J3301", [1], [], 4)])
        { FromAge = 35 },
        new(5, ["M25512"], [new("99213", [1]), new("73030", [1], ["LT"])]) { FromAge = 18 },
        new(4, ["M5416"], [new("99214", [1])]) { FromAge = 25 },
        new(4, ["S93401D"], [new("99213", [1]), new("73610", [1], ["RT"])])
        { FromAge = 10, ToAge = 70, IsAccident = true },
        new(4, ["M1811"], [new("99213", [1]), new("73130", [1], ["RT"])]) { FromAge = 45 },
    ];

    public static ImmutableArray<VisitPattern> Dermatology { get; } =
    [
        new(8, ["L570"], [new("99213", [1], Separate), new("17000", [1]), new("17003", [1], [], 3)]) { FromAge = 45 },
        new(6, ["D485", "L814"], [new("99213", [1, 2], Separate), new("11102", [1])]) { FromAge = 25 },
        new(6, ["L700"], [new("99213", [1])]) { FromAge = 12, ToAge = 40 },
        new(5, ["B078"], [new("99212", [1], Separate), new("17110", [1])]) { FromAge = 5, ToAge = 60 },
        new(5, ["L400"], [new("99214", [1])]) { FromAge = 18 },
        new(5, ["L209"], [new("99213", [1])]),
        new(4, ["L219"], [new("99213", [1])]) { FromAge = 16 },
        new(4, ["L821", "D225"], [new("99213", [1, 2])]) { FromAge = 40 },
        new(3, ["L918"], [new("99212", [1], Separate), new("11200", [1])]) { FromAge = 30 },
    ];

    public static ImmutableArray<VisitPattern> WomensHealth { get; } =
    [
        new(7, ["Z01419"], [new("99395", [1], Preventive)])
        { FromAge = 21, ToAge = 39, Sex = "F", IsOnce = true, IsMedicare = false },
        new(6, ["Z01419"], [new("99396", [1], Preventive)])
        { FromAge = 40, ToAge = 64, Sex = "F", IsOnce = true, IsMedicare = false },
        new(6, ["N920"], [new("99213", [1], Separate), new("76830", [1])]) { FromAge = 18, ToAge = 50, Sex = "F" },
        new(6, ["N951"], [new("99213", [1])]) { FromAge = 45, ToAge = 60, Sex = "F" },
        new(6, ["N390", "R300"], [new("99213", [1, 2]), new("81003", [1, 2], Waived)]) { FromAge = 18, Sex = "F" },
        new(5, ["N760"], [new("99213", [1])]) { FromAge = 18, ToAge = 60, Sex = "F" },
        new(4, ["N912"], [new("99213", [1]), new("81025", [1])]) { FromAge = 18, ToAge = 45, Sex = "F" },
        new(4, ["N8110"], [new("99214", [1])]) { FromAge = 50, Sex = "F" },
        new(4, ["Z3009"], [new("99213", [1])]) { FromAge = 18, ToAge = 44, Sex = "F" },
    ];

    public static ImmutableArray<VisitPattern> Emergency { get; } =
    [
        new(7, ["R0789"], [new("99285", [1], Separate), new("93010", [1])]) { FromAge = 30, Place = "23" },
        new(6, ["R1084"], [new("99284", [1])]) { FromAge = 5, Place = "23" },
        new(6, ["S61411A"], [new("99283", [1], Separate), new("12001", [1])])
        { FromAge = 4, Place = "23", IsAccident = true },
        new(4, ["S0181XA"], [new("99283", [1], Separate), new("12011", [1])])
        { FromAge = 1, Place = "23", IsAccident = true },
        new(5, ["S93402A"], [new("99283", [1])]) { FromAge = 8, Place = "23", IsAccident = true },
        new(3, ["S52501A"], [new("99284", [1], Separate), new("29125", [1], ["RT"])])
        { FromAge = 8, Place = "23", IsAccident = true },
        new(5, ["J189"], [new("99284", [1])]) { FromAge = 1, Place = "23" },
        new(5, ["N390", "R509"], [new("99284", [1, 2])]) { FromAge = 18, Place = "23", Sex = "F" },
        new(4, ["R55"], [new("99285", [1], Separate), new("93010", [1])]) { FromAge = 40, Place = "23" },
        new(4, ["J101", "R509"], [new("99283", [1, 2])]) { Place = "23" },
        new(4, ["R519"], [new("99284", [1])]) { FromAge = 12, Place = "23" },
    ];

    public static ImmutableArray<VisitPattern> Radiology { get; } =
    [
        new(6, ["R0602"], [new("71046", [1])]) { FromAge = 18 },
        new(5, ["M5416"], [new("72148", [1])]) { FromAge = 25, IsOnce = true },
        new(5, ["R1084"], [new("74177", [1], ["26"])]) { FromAge = 18, Place = "22", IsOnce = true },
        new(4, ["R519"], [new("70450", [1], ["26"])]) { FromAge = 18, Place = "22", IsOnce = true },
        new(7, ["Z1231"], [new("77067", [1], Preventive)]) { FromAge = 40, ToAge = 74, Sex = "F", IsOnce = true },
        new(5, ["R1011"], [new("76700", [1])]) { FromAge = 18, IsOnce = true },
        new(4, ["M25561"], [new("73562", [1], ["RT"])]) { FromAge = 18 },
        new(4, ["M25512"], [new("73030", [1], ["LT"])]) { FromAge = 18 },
    ];

    public static ImmutableArray<VisitPattern> PhysicalTherapy { get; } =
    [
        new(4, ["M5450"], [new("97161", [1], Therapy), new("97110", [1], Therapy, 1)]) { FromAge = 16, IsOnce = true },
        new(8, ["M5450"], [new("97110", [1], Therapy, 2), new("97140", [1], Therapy)]) { FromAge = 16 },
        new(7, ["M25561", "R2689"],
            [new("97110", [1], Therapy, 2), new("97112", [2], Therapy), new("97140", [1], Therapy)])
        { FromAge = 16 },
        new(6, ["M25511"], [new("97110", [1], Therapy, 2), new("97530", [1], Therapy)]) { FromAge = 16 },
        new(5, ["Z471", "Z96651"],
            [new("97110", [1, 2], Therapy, 2), new("97112", [1, 2], Therapy), new("97530", [1, 2], Therapy)])
        { FromAge = 50 },
        new(4, ["M6281", "R2689"], [new("97110", [1], Therapy, 2), new("97112", [2], Therapy)]) { FromAge = 60 },
    ];
}

namespace ClaimsCluster.Benchmarks.Generating;

/// <summary>Makes claims with codes that exist, in the mix that offices bill.</summary>
internal sealed class SampleClaims(Random random, People people)
{
    private static readonly string[] Icd10 =
    [
        "E119", "I10", "E785", "J069", "M545", "F411", "N390", "R0789", "K219", "J449", "E1165", "I2510", "Z0000",
        "M25561", "R109", "G43909", "H6690", "L0390", "S93401A", "F329", "E039", "D649", "B349", "J209", "R51",
    ];

    private static readonly (string Code, long Cents)[] Procedures =
    [
        ("99213", 12500), ("99214", 18400), ("99203", 16000), ("99204", 24500), ("36415", 1500), ("80053", 4200),
        ("85025", 3100), ("83036", 3800), ("93000", 5500), ("71046", 9800), ("90471", 3500), ("90686", 4100),
        ("97110", 6400), ("97140", 6100), ("20610", 21000), ("11102", 18800), ("81003", 1200), ("87880", 2900),
        ("94010", 7600), ("G0439", 15900), ("J3420", 900), ("96372", 3300),
    ];

    private static readonly string[] Modifiers = ["", "", "", "", "25", "59", "RT", "LT", "GP", "XS"];

    /// <summary>The plans; one after the other they pay the remittances.</summary>
    public static readonly SamplePayer[] Payers =
    [
        new("AETNA BETTER PLAN", "60054", "CI"), new("UNITED EXAMPLE HEALTH", "87726", "CI"),
        new("BLUE EXAMPLE OF NEW YORK", "00803", "BL"), new("CIGNEX HEALTH", "62308", "CI"),
        new("HUMANEX", "61101", "CI"), new("MEDICARE PART B", "13202", "MB"), new("MEDICAID EXAMPLE", "MCDNY", "MC"),
    ];

    public SampleClaim Make(int number)
    {
        var payer = random.Next(Payers.Length);
        var subscriber = Person(people.LastName);
        var day = $"2024{random.Next(7, 10):00}{random.Next(1, 29):00}";
        return new SampleClaim
        {
            Number = $"CC07{number:00000000}",
            Payer = Payers[payer],
            Subscriber = subscriber,
            Child = random.Next(5) == 0 ? Person(subscriber.LastName) with { MiddleName = "" } : null,
            MemberId = MemberId(),
            GroupNumber = $"GRP{random.Next(10_000, 99_999)}",
            Earlier = random.Next(100) < 12 ? Payers[(payer + 1) % Payers.Length] : null,
            Day = day,
            PlaceOfService = people.Pick(["11", "11", "11", "22", "23"]),
            Diagnoses = Codes(random.Next(1, 6)),
            Lines = [.. Enumerable.Range(0, people.Pick([1, 2, 3, 3, 3, 4, 5])).Select(_ => Line())],
            Rendering = people.Doctor,
        };
    }

    public string MemberId() => $"{"BCDFGHJKLMNPRSTVW"[random.Next(17)]}{random.Next(100_000_000, 1_000_000_000)}";

    private SamplePerson Person(string lastName) => new(
        lastName, people.FirstName, people.Pick(["", "A", "J", "M", "R"]), people.Home,
        $"{random.Next(1935, 2020)}{random.Next(1, 13):00}{random.Next(1, 29):00}", random.Next(2) == 0 ? 'F' : 'M');

    private SampleLine Line()
    {
        var (code, cents) = people.Pick(Procedures);
        var units = people.Pick([1, 1, 1, 1, 2, 3]);
        return new SampleLine(code, people.Pick(Modifiers), cents * units, units);
    }

    private List<string> Codes(int count)
    {
        var codes = new List<string>(count);
        while (codes.Count < count)
        {
            var code = people.Pick(Icd10);
            if (!codes.Contains(code)) codes.Add(code);
        }

        return codes;
    }
}

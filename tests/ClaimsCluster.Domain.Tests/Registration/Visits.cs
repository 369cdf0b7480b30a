using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Domain.Tests.Registration;

/// <summary>Sound visits, to be changed where a test needs it.</summary>
internal static class Visits
{
    public static readonly DateOnly Day = new(2026, 1, 2);

    public static readonly MailAddress Home = new("12 Elm St", "", "Springfield", "IL", "62701-1234");

    public static RegisteredPatient Patient { get; } = new()
    {
        Mrn = "MRN1",
        Name = new("Núñez", "Zoë", "Q"),
        BirthDate = new(1980, 12, 29),
        Sex = "F",
        Address = Home,
    };

    public static Coverage Ppo { get; } = new() { PayerId = "PPO01", PayerName = "EXAMPLE PPO", MemberId = "W123456789", GroupNumber = "12345" };

    public static VisitRegistration Registration { get; } = new()
    {
        VisitId = "VISIT00000000001",
        Day = Day,
        Patient = Patient,
        Coverages = [Ppo],
        PersonKey = "PERSON",
    };

    public static Visit Office { get; } = new()
    {
        Patient = Patient,
        Coverages = [Ppo],
        Encounter = new()
        {
            Id = "V000001",
            Date = Day,
            Billing = new()
            {
                Npi = "1999041001",
                TaxId = "36-5550140",
                Taxonomy = "207Q00000X",
                Name = "Harbor Oak Family Practice",
                Address = new("1 Harbor Rd", "", "Springfield", "IL", "627011111"),
                Phone = "2175550110",
                Clia = "10D2000310",
            },
            Rendering = new("1999042009", new("Okafor", "Ada"), "207Q00000X"),
        },
    };

    public static VisitCodes Codes(params CodedService[] services) =>
        new([new("E119", null), new("I10", null)], [.. services], []);

    public static CodedService Service(string code, params int[] pointers) => new() { Code = code, Pointers = pointers.Length > 0 ? [.. pointers] : [1] };

    public static ChargeLine Line(int number, string code, decimal units = 1m) => new(number, code, [], units, [1], Money.OfCents(16_800));

    public static AccountCommand.RegisterVisit Command(VisitRegistration registration) =>
        new(registration) { CommandId = registration.VisitId, At = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero), Source = "visits" };
}

using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Tests.Scrubbing;

/// <summary>A sound claim, and what tests make of it.</summary>
internal static class SomeClaim
{
    public static ServiceLine Line { get; } =
        new(1, "HC", "99213", [], 125m, "UN", 1m, null, [1], new(2025, 12, 30), new(2025, 12, 30), null, null);

    public static ProfessionalClaim Sound { get; } = new()
    {
        BillingProvider = new("2", "HAPPY DOCTORS", null, "1234567893", "123456789", "EI", null, null),
        Subscriber = new("P", "18", null, null, "CI", "RING", "DIAMOND", null, "M1", "MI", new(1980, 12, 29), "F", null),
        Payer = new("EXAMPLE PPO", "PPO01", "PI"),
        ClaimNumber = "A1",
        Charge = 125m,
        PlaceOfService = "11",
        FrequencyCode = "1",
        Diagnoses = [new("ABK", "E119")],
        Rendering = new("ANTHONY", "SUSAN", "1234567893", null),
        Npis = [new("85", "1234567893"), new("82", "1234567893")],
        Lines = [Line],
    };

    public static ProfessionalClaim Born(DateOnly? day) => Sound with { Subscriber = Sound.Subscriber with { BirthDate = day } };

    public static ProfessionalClaim Charged(decimal? amount) => Sound with { Charge = amount, Lines = [Line with { Charge = amount }] };

    public static ProfessionalClaim On(DateOnly day) => Sound with { Lines = [Line with { ServiceFrom = day, ServiceTo = day }] };
}

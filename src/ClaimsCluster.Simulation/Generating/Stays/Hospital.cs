using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating.Stays;

/// <summary>An invented hospital: it bills as a practice does, and others work in it.</summary>
/// <param name="Payee">Who it is: name, NPI, address, patients.</param>
/// <param name="Attending">Who is responsible for a patient: 2310A.</param>
/// <param name="Operating">Who operates: 2310B.</param>
/// <param name="PriceLevel">Its prices against the list, about 1.</param>
internal sealed record Hospital(
    Practice Payee, ImmutableArray<Clinician> Attending, ImmutableArray<Clinician> Operating, decimal PriceLevel);

/// <summary>The five invented hospitals: those where the practices of a town also work.</summary>
internal static class Hospitals
{
    private const string GeneralHospital = "282N00000X", Hospitalist = "208M00000X", Surgeon = "208600000X";

    /// <summary>In the order in which their blocks come.</summary>
    public static ImmutableArray<Hospital> All { get; } =
    [
        Of(0, "HOF", "HMH", 1.00m), Of(1, "PIM", "SMH", 0.94m), Of(2, "LHC", "AMH", 1.12m), Of(3, "FRO", "DMH", 1.06m),
        Of(4, "BAY", "TMH", 0.98m),
    ];

    private static Hospital Of(int place, string neighbour, string code, decimal priceLevel)
    {
        var practice = Practices.All.Single(one => one.Code == neighbour);
        var payee = practice with
        {
            Code = code,
            Name = practice.Hospital.Name,
            Npi = practice.Hospital.Npi,
            TaxId = $"{61 + place}5550{170 + place}",
            Taxonomy = GeneralHospital,
            Address = practice.Hospital.Address,
            Phone = $"{practice.Phone[..3]}55501{60 + place}",
            Clientele = Clientele.Families,
        };
        return new(
            payee, Practices.People($"{code} attending", 600 + (place * 20), Hospitalist, 4),
            Practices.People($"{code} operating", 610 + (place * 20), Surgeon, 3), priceLevel);
    }
}

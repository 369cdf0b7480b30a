using System.Collections.Immutable;
using static ClaimsCluster.Simulation.Generating.Clientele;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>The ten invented practices. They do not depend on the seed: every file is of the same senders.</summary>
internal static class Practices
{
    private const string FamilyTaxonomy = "207Q00000X", InternistTaxonomy = "207R00000X";

    // Referrers are of practices that send no claims here.
    private static readonly ImmutableArray<Clinician> FamilyDoctors = People("referrer", 900, FamilyTaxonomy, 6);

    /// <summary>In the order in which their blocks come.</summary>
    public static ImmutableArray<Practice> All { get; } =
    [
        Of(0, "HOF", "HARBOR OAK FAMILY PRACTICE", FamilyTaxonomy,
            Towns.Huntsville, "256", Families, Patterns.FamilyMedicine, 1.00m),
        Of(1, "PIM", "PRAIRIE INTERNAL MEDICINE PC", InternistTaxonomy,
            Towns.Springfield, "217", Adults, Patterns.InternalMedicine, 1.00m),
        Of(2, "BKP", "BUCKEYE KIDS PEDIATRICS LLC", "208000000X",
            Towns.Columbus, "614", Children, Patterns.Pediatrics, 1.05m),
        Of(3, "LHC", "LIVE OAK HEART CLINIC PA", "207RC0000X",
            Towns.Austin, "512", Adults, Patterns.Cardiology, 1.13m) with { Referrers = FamilyDoctors },
        Of(4, "FRO", "FRONT RANGE ORTHOPAEDIC GROUP", "207X00000X",
            Towns.Denver, "303", Adults, Patterns.Orthopedics, 1.00m),
        Of(5, "CDA", "CASCADE DERMATOLOGY ASSOCIATES", "207N00000X",
            Towns.Portland, "503", Adults, Patterns.Dermatology, 1.08m),
        Of(6, "OWH", "OAK CITY WOMENS HEALTH PLLC", "207V00000X",
            Towns.Raleigh, "919", Women, Patterns.WomensHealth, 1.00m),
        Of(7, "BAY", "BAYSHORE EMERGENCY PHYSICIANS", "207P00000X",
            Towns.Tampa, "813", Families, Patterns.Emergency, 1.10m),
        Of(8, "FLR", "FOUR LAKES RADIOLOGY SC", "2085R0202X",
            Towns.Madison, "608", Adults, Patterns.Radiology, 0.97m) with { Referrers = FamilyDoctors },
        Of(9, "CPT", "CAPITAL PHYSICAL THERAPY PLLC", "225100000X",
            Towns.Albany, "518", Adults, Patterns.PhysicalTherapy, 1.00m) with { Referrers = FamilyDoctors },
    ];

    private static Practice Of(
        int place, string code, string name, string taxonomy, Town town, string areaCode, Clientele clientele,
        ImmutableArray<VisitPattern> patterns, decimal priceLevel)
    {
        var chance = Chance.Of(0, name, 0);
        return new()
        {
            Code = code,
            Name = name,
            Npi = NpiOf(place),
            TaxId = $"{36 + place}5550{140 + place}",
            Taxonomy = taxonomy,
            Town = town,
            Address = town.Home(chance),
            Phone = $"{areaCode}55501{10 + place}",
            Clia = $"{10 + place:00}D{2000310 + place}",
            Clinicians = People(name, 100 + (place * 10), taxonomy, 4),
            Referrers = [],
            Hospital = new($"{town.City} MEMORIAL HOSPITAL", NpiOf(50 + place), town.Home(chance)),
            Patterns = patterns,
            PriceLevel = priceLevel,
            Clientele = clientele,
        };
    }

    /// <summary>Clinicians whose names come from a subject, and whose NPIs from a place that nobody else has.</summary>
    public static ImmutableArray<Clinician> People(string subject, int place, string taxonomy, int count)
    {
        var chance = Chance.Of(0, subject, 1);
        return [.. Enumerable.Range(0, count).Select(number => new Clinician(
            chance.Of(Names.Family), chance.Of(chance.Percent(50) ? Names.Female : Names.Male),
            NpiOf(place + number), taxonomy))];
    }

    // 1999...: sound check digits in a range far above what is given out, so that no real provider is meant.
    private static string NpiOf(int place) => Numbering.Npi($"19990{4100 + place}");
}

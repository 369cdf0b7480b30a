using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>A real town with ZIP codes of its own.</summary>
internal sealed record Town(string City, string State, ImmutableArray<string> Zips)
{
    /// <summary>A house in it; ZIP+4 is neither of the placeholders 0000 and 9999 (D§5.3 PRV-06).</summary>
    public Address Home(Chance chance) => new(
        $"{chance.Between(11, 4899)} {chance.Of(Names.Street)}", City, State,
        $"{chance.Of(Zips)}{chance.Between(1001, 8998)}");
}

/// <summary>N3 and N4.</summary>
internal sealed record Address(string Line, string City, string State, string Zip);

/// <summary>Where the invented practices are.</summary>
internal static class Towns
{
    public static Town Huntsville { get; } = new("HUNTSVILLE", "AL", ["35801", "35802", "35803", "35805", "35806"]);

    public static Town Springfield { get; } = new("SPRINGFIELD", "IL", ["62701", "62702", "62703", "62704", "62711"]);

    public static Town Columbus { get; } = new("COLUMBUS", "OH", ["43201", "43204", "43206", "43214", "43215"]);

    public static Town Austin { get; } = new("AUSTIN", "TX", ["78701", "78704", "78745", "78748", "78757"]);

    public static Town Denver { get; } = new("DENVER", "CO", ["80202", "80205", "80210", "80220", "80231"]);

    public static Town Portland { get; } = new("PORTLAND", "OR", ["97202", "97206", "97211", "97214", "97219"]);

    public static Town Raleigh { get; } = new("RALEIGH", "NC", ["27601", "27603", "27607", "27609", "27613"]);

    public static Town Tampa { get; } = new("TAMPA", "FL", ["33602", "33606", "33611", "33617", "33629"]);

    public static Town Madison { get; } = new("MADISON", "WI", ["53703", "53704", "53705", "53711", "53713"]);

    public static Town Albany { get; } = new("ALBANY", "NY", ["12203", "12205", "12206", "12208", "12210"]);
}

namespace ClaimsCluster.Benchmarks.Generating;

/// <summary>A made-up claim: what the 837 asks for and the 835 pays.</summary>
internal sealed record SampleClaim
{
    public required string Number { get; init; }

    public required SamplePayer Payer { get; init; }

    public required SamplePerson Subscriber { get; init; }

    /// <summary>The patient who is a child of the subscriber; else null.</summary>
    public SamplePerson? Child { get; init; }

    public required string MemberId { get; init; }

    public required string GroupNumber { get; init; }

    /// <summary>The payer that has paid before; else null.</summary>
    public SamplePayer? Earlier { get; init; }

    public required string Day { get; init; }

    public required string PlaceOfService { get; init; }

    public required IReadOnlyList<string> Diagnoses { get; init; }

    public required IReadOnlyList<SampleLine> Lines { get; init; }

    public required Doctor Rendering { get; init; }

    public long ChargeCents => Lines.Sum(line => line.ChargeCents);
}

/// <summary>A person with name, home and birth date.</summary>
internal sealed record SamplePerson(
    string LastName, string FirstName, string MiddleName, PlaceOnEarth Home, string BirthDate, char Sex);

/// <summary>A health plan: its name, payer id and claim filing indicator.</summary>
internal sealed record SamplePayer(string Name, string Id, string FilingIndicator);

/// <summary>A service. The modifier may be empty.</summary>
internal sealed record SampleLine(string Code, string Modifier, long ChargeCents, int Units)
{
    /// <summary>SV101 and SVC01.</summary>
    public string Procedure => Modifier.Length == 0 ? $"HC:{Code}" : $"HC:{Code}:{Modifier}";

    /// <summary>A test that only a laboratory with a CLIA number may bill.</summary>
    public bool IsLaboratory => Code[0] == '8' && Code.Length == 5;

    /// <summary>A drug, which is billed with its NDC.</summary>
    public bool IsDrug => Code[0] == 'J';

    /// <summary>What an earlier payer paid.</summary>
    public long EarlierCents => ChargeCents / 3;
}

using System.Collections.Immutable;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>A service line as it is billed.</summary>
internal sealed record VisitLine(
    string Code, ImmutableArray<string> Modifiers, ImmutableArray<int> Pointers, int Units, decimal Charge);

/// <summary>A visit that becomes a claim.</summary>
internal sealed record Visit
{
    /// <summary>Who bills.</summary>
    public required Practice Practice { get; init; }

    /// <summary>Who was treated.</summary>
    public required Patient Patient { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Where, what for and by accident or not.</summary>
    public required VisitPattern Pattern { get; init; }

    /// <summary>Who treated.</summary>
    public required Clinician Clinician { get; init; }

    /// <summary>Who ordered or sent; null: nobody needs to be named.</summary>
    public required Clinician? Referrer { get; init; }

    /// <summary>What was done.</summary>
    public required ImmutableArray<VisitLine> Lines { get; init; }

    /// <summary>REF*G1; null: none.</summary>
    public required string? Authorization { get; init; }

    /// <summary>What was planted in its claim.</summary>
    public PlantedFault Fault { get; init; }

    /// <summary>What its member id asks of the payer; empty: nothing.</summary>
    public string MemberIdPrefix { get; init; } = "";

    /// <summary>The sum of its lines.</summary>
    public decimal Charge => Lines.Sum(line => line.Charge);
}

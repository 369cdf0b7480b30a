using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Cli.Tests.Generating;

/// <summary>A generated file, read back by the codec.</summary>
internal sealed record GeneratedClaims(byte[] Bytes, GeneratedFile File)
{
    /// <summary>A thousand with the usual faults.</summary>
    public static GeneratedClaims Usual { get; } = Of(1_000);

    /// <summary>A thousand without.</summary>
    public static GeneratedClaims Sound { get; } = Of(1_000, faultPercent: 0m);

    public FileInspection Inspection { get; } = FileInspection.Inspect(Bytes);

    public IReadOnlyList<ProfessionalClaim> Claims => [.. Parts.Select(ProfessionalClaim.Parse)];

    public IReadOnlyList<ClaimParts> Parts
    {
        get
        {
            using var reader = new ProfessionalClaimReader(Bytes, Inspection);
            var parts = new List<ClaimParts>();
            while (reader.TryRead(out var claim)) parts.Add(claim.Parts);
            return parts;
        }
    }

    public static GeneratedClaims Of(int count, long seed = 1, decimal faultPercent = FaultMix.DefaultPercent)
    {
        using var stream = new MemoryStream();
        var file = ClaimGenerator.Write(stream, count, seed, faultPercent);
        return new(stream.ToArray(), file);
    }
}

namespace ClaimsCluster.Simulation;

/// <summary>Steps of the filing table that worlds take, so that a night's seeds must take each of them.</summary>
/// <remarks>
/// Of fsm.json's rows these are left out, as nothing in the cluster sends them yet: requests for information (15, 16),
/// appeals (28), claims of other payers' making (20b, 21).
/// </remarks>
internal static class ReachableRows
{
    /// <summary>"From, what, to".</summary>
    public static IReadOnlyList<string> All { get; } = [];
}

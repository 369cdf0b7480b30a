using Orleans;

namespace ClaimsCluster.Domain.Deciding;

/// <summary>Names one entity: what it is, whose it is, which one. Holds no PHI (keys are printed everywhere).</summary>
/// <param name="Kind">The grain type, e.g. "claim".</param>
/// <param name="Tenant">The tenant; of payer-side rows "payer:" and the payer's id.</param>
/// <param name="Key">Unique within kind and tenant.</param>
[GenerateSerializer, Immutable, Alias("entity-id")]
public readonly record struct EntityId(
    [property: Id(0)] string Kind, [property: Id(1)] string Tenant, [property: Id(2)] string Key)
{
    /// <summary>The Orleans grain key: tenant, slash, key.</summary>
    public string GrainKey => $"{Tenant}/{Key}";

    /// <summary>The name of the entity's chain in the event log.</summary>
    public string Stream => $"{Kind}/{Key}";

    /// <summary>Reads <see cref="GrainKey"/> back.</summary>
    public static EntityId Of(string kind, string grainKey)
    {
        var slash = grainKey.IndexOf('/', StringComparison.Ordinal);
        return new(kind, grainKey[..slash], grainKey[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Tenant}/{Key}";
}

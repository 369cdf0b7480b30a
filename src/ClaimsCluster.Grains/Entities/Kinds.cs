namespace ClaimsCluster.Grains.Entities;

/// <summary>Names that all grains share.</summary>
internal static class Kinds
{
    /// <summary>The grain storage provider of every entity.</summary>
    public const string Storage = "cluster";
}

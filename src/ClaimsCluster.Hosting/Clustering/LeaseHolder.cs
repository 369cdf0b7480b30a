using System.Security.Cryptography;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>Names of those who hold leases.</summary>
internal static class LeaseHolder
{
    /// <summary>One that nobody else has. It is in no outcome.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}

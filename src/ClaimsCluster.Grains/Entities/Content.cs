using System.Security.Cryptography;
using System.Text;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Names from content.</summary>
internal static class Content
{
    /// <summary>A key of 32 hex characters (128 bits) for a text that must not stand in keys itself.</summary>
    public static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}

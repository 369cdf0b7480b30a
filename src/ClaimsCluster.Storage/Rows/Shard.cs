using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Storage.Rows;

/// <summary>Which of 64 sweepers owns a row: stored, so it must never come out otherwise.</summary>
internal static class Shard
{
    private const int Count = 64;

    /// <summary>0..63, by FNV-1a (32 bits) over the UTF-8 of tenant/kind/key.</summary>
    public static int Of(EntityId id)
    {
        var hash = 2166136261u;
        hash = Add(Add(Add(hash, id.Tenant), "/"), id.Kind);
        hash = Add(Add(hash, "/"), id.Key);
        return (int)(hash % Count);
    }

    private static uint Add(uint hash, string text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var one in utf8[..rune.EncodeToUtf8(utf8)]) hash = unchecked((hash ^ one) * 16777619u);
        }

        return hash;
    }
}

using System.Runtime.InteropServices;
using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Bytes that we wrote ourselves, into the store.</summary>
internal static class Blobs
{
    /// <summary>Keeps the bytes; answers their SHA-256.</summary>
    public static async ValueTask<string> Keep(this IClusterStore store, string tenant, ReadOnlyMemory<byte> bytes)
    {
        var segment = MemoryMarshal.TryGetArray(bytes, out var array) ? array : new ArraySegment<byte>(bytes.ToArray());
        using var stream = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        return await store.PutBlob(tenant, stream);
    }

    /// <summary>Copies bytes from one tenant's store to another's: what a channel does.</summary>
    public static async ValueTask Hand(this IClusterStore store, string from, string to, string document)
    {
        using var bytes = store.OpenBlob(from, document);
        await store.PutBlob(to, bytes);
    }
}

namespace ClaimsCluster.Storage.Rows;

/// <summary>
/// How bytes lie in a body column: 1 byte format, 1 byte length of the key id and the key id, 1 byte length of the
/// nonce and the nonce, then the bytes. Format 0 is plain: both lengths are 0. AES-GCM will be format 1.
/// </summary>
internal static class Envelope
{
    /// <summary>Bytes before the content of format 0.</summary>
    public const int PlainHeader = 3;

    private const byte Plain = 0;

    /// <summary>Puts content into its envelope. <paramref name="sealedBody"/> holds header and content.</summary>
    public static void Seal(ReadOnlySpan<byte> content, Span<byte> sealedBody)
    {
        sealedBody[..PlainHeader].Clear(); // Format 0, no key id, no nonce.
        content.CopyTo(sealedBody[PlainHeader..]);
    }

    /// <summary>Content in its envelope, in an array of its own.</summary>
    public static byte[] Sealed(ReadOnlySpan<byte> content)
    {
        var sealedBody = new byte[PlainHeader + content.Length];
        Seal(content, sealedBody);
        return sealedBody;
    }

    /// <summary>Takes the envelope off.</summary>
    /// <exception cref="InvalidDataException">A format that this version does not know, or a cut body.</exception>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> sealedBody) =>
        sealedBody is [Plain, 0, 0, ..]
            ? sealedBody[PlainHeader..]
            : throw new InvalidDataException(
                sealedBody.Length < PlainHeader
                    ? $"A stored body has {sealedBody.Length} bytes; its envelope alone has {PlainHeader}."
                    : $"A stored body has envelope format {sealedBody[0]}; this version reads format {Plain}.");
}

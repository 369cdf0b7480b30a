namespace ClaimsCluster.X12.Reading;

/// <summary>Walks the components of an element, each looked for once; behind the last one they are empty.</summary>
internal ref struct ComponentReader(ReadOnlySpan<byte> element, byte separator)
{
    private ReadOnlySpan<byte> _rest = element;

    public ReadOnlySpan<byte> Next()
    {
        var end = _rest.IndexOf(separator);
        var component = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return component;
    }
}

namespace ClaimsCluster.X12.Reading;

/// <summary>Walks the components of an element, each looked for once; behind the last one they are empty.</summary>
internal ref struct ComponentReader(ReadOnlySpan<byte> element, byte separator)
{
    private ReadOnlySpan<byte> _rest = element;

    public ReadOnlySpan<byte> Next()
    {
        var rest = _rest;
        for (var i = 0; i < rest.Length; i++) // They are of a few bytes: a search by vectors would be long in starting.
        {
            if (rest[i] != separator) continue;
            _rest = rest[(i + 1)..];
            return rest[..i];
        }

        _rest = default;
        return rest;
    }
}

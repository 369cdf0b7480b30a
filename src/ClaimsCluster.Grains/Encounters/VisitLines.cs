namespace ClaimsCluster.Grains.Encounters;

/// <summary>A line of a visits file.</summary>
/// <param name="Ordinal">Among the lines that are not blank, from 1.</param>
/// <param name="Offset">Bytes from the start of the file.</param>
/// <param name="Json">Its bytes without the line end.</param>
public sealed record VisitLine(int Ordinal, long Offset, ReadOnlyMemory<byte> Json)
{
    /// <summary>No visit is longer; what is, is cut off and refused.</summary>
    public const int Longest = 1 << 20;

    /// <summary>It was longer than <see cref="Longest"/>.</summary>
    public bool IsCut { get; init; }
}

/// <summary>Reads a visits file (.jsonl) line by line, in constant memory.</summary>
/// <param name="stream">From the start of the file; closed with the reader.</param>
public sealed class VisitLines(Stream stream) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private byte[] _line = new byte[1 << 14];
    private int _at;
    private int _filled;
    private long _offset; // Of _buffer[_at].

    /// <summary>How many lines were read or passed over.</summary>
    public int Passed { get; private set; }

    /// <summary>Whether bytes are visits: the first that is not a blank opens an object.</summary>
    public static bool Are(Stream start)
    {
        for (int one; (one = start.ReadByte()) >= 0;)
        {
            if (one is '{') return true;
            if (one is not (' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF)) return false;
        }

        return false;
    }

    /// <summary>The latest day of service of a file; null: none is told.</summary>
    public static DateOnly? LatestDay(Stream stream)
    {
        using var lines = new VisitLines(stream);
        DateOnly? latest = null;
        while (lines.Next() is { } line)
            if (VisitReader.Read(line.Json).Visit is { } visit && !(visit.Encounter.Date <= latest)) latest = visit.Encounter.Date;
        return latest;
    }

    /// <summary>The next line that is not blank; null at the end.</summary>
    public VisitLine? Next()
    {
        for (; ; )
        {
            var (offset, length) = (_offset, 0);
            var isCut = false;
            for (; ; )
            {
                if (_at == _filled && !Fill())
                {
                    if (length == 0) return null;
                    break;
                }

                var rest = _buffer.AsSpan(_at, _filled - _at);
                var end = rest.IndexOf((byte)'\n');
                var part = end < 0 ? rest : rest[..end];
                var kept = Math.Min(part.Length, VisitLine.Longest - length);
                isCut |= kept < part.Length;
                Keep(part[..kept], length);
                length += kept;
                var taken = part.Length + (end < 0 ? 0 : 1);
                _at += taken;
                _offset += taken;
                if (end >= 0) break;
            }

            var json = Trimmed(_line.AsMemory(0, length), ref offset);
            if (json.IsEmpty) continue;
            return new(++Passed, offset, json.ToArray()) { IsCut = isCut };
        }
    }

    /// <summary>Passes over so many lines.</summary>
    public void Skip(int count)
    {
        for (var line = 0; line < count; line++)
            if (Next() is null) return;
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    /// <summary>One line where it stands, such as the source of a visit.</summary>
    public static byte[] At(Stream stream, long offset, int length)
    {
        var passed = new byte[1 << 14];
        for (var left = offset; left > 0;)
        {
            var read = stream.Read(passed, 0, (int)Math.Min(left, passed.Length));
            if (read == 0) throw new EndOfStreamException($"The file ends before byte {offset}.");
            left -= read;
        }

        var json = new byte[length];
        stream.ReadExactly(json);
        return json;
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> line, ref long offset)
    {
        var json = line.Span;
        var before = json.Length - json.TrimStart(" \t\r\uFEFF"u8).Length;
        offset += before;
        return line.Slice(before, json.TrimStart(" \t\r\uFEFF"u8).TrimEnd(" \t\r"u8).Length);
    }

    private bool Fill()
    {
        _at = 0;
        _filled = stream.Read(_buffer);
        return _filled > 0;
    }

    private void Keep(ReadOnlySpan<byte> part, int at)
    {
        if (at + part.Length > _line.Length) Array.Resize(ref _line, Math.Max(_line.Length * 2, at + part.Length));
        part.CopyTo(_line.AsSpan(at));
    }
}

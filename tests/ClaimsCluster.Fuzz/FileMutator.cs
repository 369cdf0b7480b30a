namespace ClaimsCluster.Fuzz;

/// <summary>Changes a file in bytes, elements and segments. The same seed makes the same changes.</summary>
internal sealed class FileMutator(int seed)
{
    private const int MostChanges = 6;

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "", "0", "-1", "1", "22", "23", "20", "99999999999999999999", "1.005", "-0", ".", "D8", "RD8", "DT", "20260230", "20260101",
            "20260105-20260101", "20260101-20260105", "202601011260", "XX", "1234567893", "ABK:E119", "ABF:I10:::::::Y", "HC:99213:25", "HC::::::",
            "A1:20:85", "BE:80:::5", "BI:74:RD8:20260101-20260102", "^", ":", "\u00C4", "\t", "CLM", "LX", "005010X222A1", "005010X223A2", "005010X212",
        }.Select(System.Text.Encoding.Latin1.GetBytes),
    ];

#pragma warning disable CA5394 // Nothing here is secret; a seed must do the same again.
    private readonly Random _random = new(seed);

    /// <summary>One of some files, changed in one to six places.</summary>
    public byte[] Change(List<byte[]> files)
    {
        var file = Pick(files);
        for (var changes = 1 + _random.Next(MostChanges); changes > 0; changes--) file = Change(file, files);
        return file;
    }

    private byte[] Change(byte[] file, List<byte[]> files)
    {
        if (file.Length == 0) return Pick(files);

        var at = _random.Next(file.Length);
        return _random.Next(12) switch
        {
            0 => [.. file.AsSpan(0, at), (byte)_random.Next(256), .. file.AsSpan(at + 1)],
            1 => [.. file.AsSpan(0, at), .. file.AsSpan(at + 1)],
            2 => [.. file.AsSpan(0, at), (byte)_random.Next(256), .. file.AsSpan(at)],
            3 => [.. file.AsSpan(0, at), (byte)"*~:^\n"[_random.Next(5)], .. file.AsSpan(at + 1)],
            4 => file[..at],
            5 or 6 => Replace(file, Element(file, at), Words[_random.Next(Words.Length)]),
            7 => Replace(file, Segment(file, at), []),
            8 => Replace(file, at..at, Part(file, Segment(file, _random.Next(file.Length)))),
            9 => Inserted(file, at, file),
            10 => Inserted(file, at, Pick(files)),
            _ => Swapped(file, Segment(file, at), Segment(file, _random.Next(file.Length))),
        };
    }

    private byte[] Pick(List<byte[]> files) => files[_random.Next(files.Count)];

    /// <summary>A segment of another file before one of this.</summary>
    private byte[] Inserted(byte[] file, int at, byte[] other)
    {
        if (other.Length == 0) return file;

        var start = Segment(file, at).Start.Value;
        return Replace(file, start..start, Part(other, Segment(other, _random.Next(other.Length))));
    }
#pragma warning restore CA5394

    private static byte[] Swapped(byte[] file, Range one, Range other)
    {
        if (one.Start.Value > other.Start.Value) (one, other) = (other, one);
        return one.End.Value > other.Start.Value
            ? file
            : [.. file.AsSpan(..one.Start.Value), .. Part(file, other), .. file.AsSpan(one.End.Value..other.Start.Value), .. Part(file, one), .. file.AsSpan(other.End)];
    }

    private static byte[] Part(byte[] file, Range part) => file[part];

    private static byte[] Replace(byte[] file, Range part, byte[] with) => [.. file.AsSpan(..part.Start.Value), .. with, .. file.AsSpan(part.End)];

    /// <summary>The segment around a byte, its terminator included. Most files end theirs with a tilde.</summary>
    private static Range Segment(byte[] file, int at)
    {
        var terminator = file.Length > 105 ? file[105] : (byte)'~';
        var start = file.AsSpan(0, at).LastIndexOf(terminator) + 1;
        var length = file.AsSpan(at).IndexOf(terminator);
        return start..(length < 0 ? file.Length : at + length + 1);
    }

    /// <summary>The element around a byte, without its separators.</summary>
    private static Range Element(byte[] file, int at)
    {
        ReadOnlySpan<byte> separators = file.Length > 105 ? [file[3], file[105]] : "*~"u8;
        var start = file.AsSpan(0, at).LastIndexOfAny(separators) + 1;
        var length = file.AsSpan(at).IndexOfAny(separators);
        return start..(length < 0 ? file.Length : at + length);
    }
}

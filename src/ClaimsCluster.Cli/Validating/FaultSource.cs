using System.Text;
using System.Text.Unicode;
using ClaimsCluster.X12;
using ClaimsCluster.X12.Reading;
using Microsoft.Win32.SafeHandles;

namespace ClaimsCluster.Cli.Validating;

/// <summary>Reads the segments at fault once more from the file, so that it need not be held in memory.</summary>
/// <param name="file">The file; null when it could be read only once: then there is nothing to show.</param>
/// <param name="inspection">What was found in it.</param>
internal sealed class FaultSource(SafeFileHandle? file, FileInspection inspection)
{
    private readonly IReadOnlyList<InterchangeInspection> _interchanges = inspection.Interchanges;
    private readonly byte[] _bytes = new byte[X12Reader.SegmentCap + 1];

    /// <summary>The segment that starts at an offset, without line ends inside it, and with its terminator; null when it cannot be read.</summary>
    public SourceSegment? At(long offset)
    {
        var delimiters = DelimitersAt(offset);
        var bytes = Read(offset);
        while (bytes is [(byte)'\r' or (byte)'\n' or (byte)' ', ..]) bytes = bytes[1..];
        if (bytes.IsEmpty) return null;

        var end = bytes.IndexOf(delimiters.Segment);
        var raw = end < 0 ? bytes : bytes[..end];
        if (delimiters.Segment is not ((byte)'\r' or (byte)'\n')) raw = WithoutLineEnds(raw);
        var terminator = end < 0 || char.IsControl((char)delimiters.Segment) ? "" : ((char)delimiters.Segment).ToString();
        return new SourceSegment(raw.ToArray(), terminator, delimiters);
    }

    /// <summary>The segment whose terminator, or whose own bytes, stand just before an offset; null at the start of the file.</summary>
    public SourceSegment? Before(long offset)
    {
        var delimiters = DelimitersAt(Math.Max(0, offset - 1));
        for (var width = 512; ; width *= 8)
        {
            var start = Math.Max(0, offset - width);
            var bytes = Read(start);
            bytes = bytes[..(int)Math.Min(offset - start, bytes.Length)];
            while (bytes is [.., var last] && (last == delimiters.Segment || last is (byte)'\r' or (byte)'\n' or (byte)' ')) bytes = bytes[..^1];
            if (bytes.IsEmpty) return null;
            var before = bytes.LastIndexOf(delimiters.Segment);
            if (before >= 0 || start == 0) return At(start + before + 1);
            if (width > _bytes.Length / 8) return null;
        }
    }

    private Delimiters DelimitersAt(long offset) =>
        _interchanges.LastOrDefault(interchange => interchange.Offset <= offset && interchange.Delimiters.Segment != 0)?.Delimiters ?? Delimiters.Ours;

    private ReadOnlySpan<byte> Read(long offset)
    {
        if (file is null) return default;
        var filled = 0;
        while (filled < _bytes.Length)
        {
            var read = RandomAccess.Read(file, _bytes.AsSpan(filled), offset + filled);
            if (read == 0) break;
            filled += read;
        }

        return _bytes.AsSpan(0, filled);
    }

    private static ReadOnlySpan<byte> WithoutLineEnds(ReadOnlySpan<byte> raw) =>
        raw.ContainsAny((byte)'\r', (byte)'\n') ? raw.ToArray().Where(one => one is not ((byte)'\r' or (byte)'\n')).ToArray() : raw;
}

/// <summary>A segment as it stands in the file.</summary>
/// <param name="Raw">Its bytes, without line ends of a wrapped file.</param>
/// <param name="Terminator">As it is shown; empty where it is a line end.</param>
/// <param name="Delimiters">Of its interchange.</param>
internal sealed record SourceSegment(byte[] Raw, string Terminator, Delimiters Delimiters)
{
    /// <summary>Element 01, or the first component of it.</summary>
    public string Qualifier
    {
        get
        {
            var first = new Segment(Raw, Delimiters)[1];
            var end = first.IndexOf(Delimiters.Component);
            return Encoding.Latin1.GetString(end < 0 ? first : first[..end]);
        }
    }

    /// <summary>The identifier.</summary>
    public string Id => Text(0, new Segment(Raw, Delimiters)[0].Length);

    /// <summary>What of it is shown: nothing reaches the terminal that could move its cursor.</summary>
    public string Text(int from, int length)
    {
        from = Math.Clamp(from, 0, Raw.Length);
        var bytes = Raw.AsSpan(from, Math.Clamp(length, 0, Raw.Length - from));
        return Screens.Figures.Shown(Utf8.IsValid(Raw) && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes));
    }

    /// <summary>The whole of it.</summary>
    public string Shown => Text(0, Raw.Length) + Terminator;
}

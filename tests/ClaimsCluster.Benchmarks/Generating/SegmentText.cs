using System.Globalization;
using System.Text;

namespace ClaimsCluster.Benchmarks.Generating;

/// <summary>Segments as text, counted for the trailers.</summary>
internal sealed class SegmentText(Stream output) : IDisposable
{
    private readonly StreamWriter _writer = new(output, Encoding.ASCII, 1 << 16, leaveOpen: true);

    /// <summary>Segments since the count was last set to 0.</summary>
    public int Count { get; private set; }

    public void Add(string segment)
    {
        _writer.Write(segment);
        _writer.Write('~');
        Count++;
    }

    public void OpenSet(string st)
    {
        Count = 0;
        Add(st);
    }

    public void CloseSet(int control) => Add($"SE*{Count + 1}*{control:0000}");

    public void Address(PlaceOnEarth place)
    {
        Add($"N3*{place.Street}");
        Add($"N4*{place.City}*{place.State}*{place.Zip}");
    }

    /// <summary>Cents as X12 writes dollars: no trailing zeros.</summary>
    public static string Dollars(long cents) => (cents / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    public void Dispose() => _writer.Dispose();
}

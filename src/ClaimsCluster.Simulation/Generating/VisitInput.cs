using System.Globalization;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Simulation.Generating.Visits;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>The file that <c>run --visits N</c> takes: the bytes of <c>generate N --out FILE.jsonl</c>.</summary>
/// <param name="Name">What it is called in acknowledgments and reports.</param>
/// <param name="Open">Its bytes, from their start, once: in a temporary file that goes when the stream is closed.</param>
/// <param name="Planted">What is wrong on purpose, and where it has to be found.</param>
internal sealed record VisitInput(string Name, Func<Stream> Open, IReadOnlyList<PlantedVisitFault> Planted)
{
    /// <summary>So many visits.</summary>
    public static VisitInput Of(int count, long seed)
    {
        var stream = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
        var generated = VisitGenerator.Write(stream, count, seed);
        stream.Position = 0;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"visits-{count}-seed-{seed}.jsonl"), () => stream,
            [.. generated.Planted.Select(planted => new PlantedVisitFault(planted.EncounterId, planted.Fault, planted.Step) { Twin = planted.Twin })]);
    }
}

using System.Globalization;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>The file that <c>run --generate N</c> takes: the bytes of <c>generate N</c>.</summary>
internal static class GeneratedInput
{
    /// <summary>What it is called in acknowledgments and reports.</summary>
    public static string NameOf(int count, long seed, decimal magicPercent = 0m) =>
        string.Create(CultureInfo.InvariantCulture, $"generated-{count}-seed-{seed}{(magicPercent == 0m ? "" : $"-magic-{magicPercent:0.##}")}.837");

    /// <summary>Its bytes, from their start: in a temporary file that goes when the stream is closed.</summary>
    /// <remarks>Memory stays flat, and a reader may go through them twice.</remarks>
    public static Stream Open(int count, long seed, decimal magicPercent = 0m)
    {
        var stream = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
        ClaimGenerator.Write(stream, count, seed, magicPercent: magicPercent);
        stream.Position = 0;
        return stream;
    }
}

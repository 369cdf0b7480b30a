namespace ClaimsCluster.X12.Tests;

/// <summary>The public sample files: a folder <c>shared/x12</c> beside an ancestor of the test binary.</summary>
internal static class Samples
{
    private static readonly Lazy<string> Shared = new(FindShared);

    public static string Folder => Path.Combine(Shared.Value, "x12");

    public static string Checks => Path.Combine(Shared.Value, "checks");

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    /// <summary>The manifest: file, transaction folder, valid, notes.</summary>
    public static IEnumerable<Sample> All =>
        File.ReadLines(Path.Combine(Folder, "MANIFEST.csv")).Skip(1).Select(Parse);

    public static IEnumerable<Sample> Of(params string[] folders) =>
        All.Where(sample => folders.Contains(sample.Folder));

    private static Sample Parse(string line)
    {
        var fields = new List<string> { "" };
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted) fields.Add("");
            else fields[^1] += c;
        }

        return new Sample(fields[0], fields[0].Split('/')[0], fields[6], fields[7]);
    }

    private static string FindShared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (File.Exists(Path.Combine(shared, "x12", "MANIFEST.csv"))) return shared;
        }

        throw new DirectoryNotFoundException(
            $"The tests need the public samples in a folder shared/x12 at or above {AppContext.BaseDirectory}.");
    }
}

/// <summary>A line of the manifest.</summary>
internal sealed record Sample(string File, string Folder, string Valid, string Notes)
{
    public byte[] Bytes => Samples.Read(File);

    public override string ToString() => File;
}

namespace ClaimsCluster.Cli.Tests.X12;

/// <summary>A folder of files that a test makes; its name is left out of what is shown.</summary>
internal sealed class X12Folder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("claims-x12-").FullName;

    /// <summary>The public sample files: a folder shared/x12 beside an ancestor of the test binary.</summary>
    public static string[] Samples { get; } = FindSamples();

    public string Write(string name, string text) => Write(name, System.Text.Encoding.Latin1.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = At(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string At(string name) => Path.Combine(Root, name);

    public string Shown(string output) => output.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string[] FindSamples()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "shared", "x12");
            if (File.Exists(Path.Combine(samples, "MANIFEST.csv"))) return [.. Directory.EnumerateFiles(samples, "*.edi", SearchOption.AllDirectories).Order()];
        }

        throw new DirectoryNotFoundException("No shared/x12 with the sample files beside an ancestor of the tests.");
    }
}

namespace ClaimsCluster.Conformance.Operating;

/// <summary>Files of the repository that operators use.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IReadOnlyList<string> Files(string folder, string pattern) => Directory.GetFiles(Path.Combine(Root, folder), pattern);

    private static string FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ClaimsCluster.sln"))) root = root.Parent!;
        return root.FullName;
    }
}

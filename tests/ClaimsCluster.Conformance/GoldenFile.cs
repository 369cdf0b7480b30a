using System.Text.Json.Nodes;
using ClaimsCluster.Cli.Conformance;

namespace ClaimsCluster.Conformance;

/// <summary>golden.json in the folder <c>shared</c> beside the repository.</summary>
internal static class GoldenFile
{
    /// <summary>The cases whose type has an adapter.</summary>
    public static JsonArray Supported() =>
        new([.. Cases().Where(golden => ConformanceRunner.Types.Contains((string)golden["type"]!)).Select(golden => golden.DeepClone())]);

    public static IEnumerable<JsonNode> Cases() => JsonNode.Parse(File.ReadAllText(Path()))!.AsArray().OfType<JsonNode>();

    private static string Path()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "golden", "golden.json");
            if (File.Exists(candidate)) return candidate;
        }

        throw new FileNotFoundException(
            $"No folder above {AppContext.BaseDirectory} holds shared/golden/golden.json. These tests read the golden cases there.");
    }
}

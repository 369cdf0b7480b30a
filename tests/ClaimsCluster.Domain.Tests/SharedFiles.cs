namespace ClaimsCluster.Domain.Tests;

/// <summary>The specification's machine-readable files, in the folder <c>shared</c> beside the repository.</summary>
internal static class SharedFiles
{
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", relative);
            if (System.IO.Path.Exists(candidate)) return candidate;
        }

        throw new FileNotFoundException(
            $"No folder above {AppContext.BaseDirectory} holds shared/{relative}. These tests read the specification there.");
    }

    public static string Text(string relative) => File.ReadAllText(Path(relative));
}

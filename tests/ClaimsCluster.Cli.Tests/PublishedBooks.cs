using System.Text.RegularExpressions;

namespace ClaimsCluster.Cli.Tests;

/// <summary>Books of a run over the 837P examples that stupidedi publishes; run once for all tests.</summary>
public sealed partial class PublishedBooks : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-cli-").FullName;

    /// <summary>The data folder.</summary>
    public string Data => Path.Combine(_folder, "books");

    /// <summary>What the run wrote.</summary>
    public string Out => Path.Combine(_folder, "out");

    /// <summary>A folder of a test's own.</summary>
    public string Beside(string name) => Path.Combine(_folder, name);

    internal Claims Ran { get; private set; } = null!;

    /// <summary>
    /// The files, in their order. Two of them name the same day and the same claim number: the one that bills the drug by its
    /// NDC is dated a day later, so that it is plain which of the two is the second, and has a number of its own (DUP-02).
    /// </summary>
    public string[] Files =>
    [
        .. Directory.EnumerateFiles(Shared("x12/837P"), "stupidedi*.edi").Order(StringComparer.Ordinal)
            .Select(file => file.Contains("NDC-in-loop", StringComparison.Ordinal) ? DayLater : file),
    ];

    /// <summary>A published file of one claim, which is refused.</summary>
    public static string OneFile => Shared("x12/837P/stupidedi-ambulance.edi");

    private string DayLater => Path.Combine(_folder, "home-infusion-a-day-later.edi");

    /// <summary>Something of the folder <c>shared</c> beside the repository.</summary>
    public static string Shared(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", relative) is var found && Path.Exists(found)) return found;
        throw new FileNotFoundException($"No folder above {AppContext.BaseDirectory} holds shared/{relative}.");
    }

    /// <summary>A screen without what differs from place to place: the folder, and how fast it was.</summary>
    public string Masked(string screen) =>
        Speed().Replace(screen.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), "N s, N claims/s, first claim after N s.");

    public async ValueTask InitializeAsync()
    {
        var published = Directory.EnumerateFiles(Shared("x12/837P"), "stupidedi-home-infusion*NDC-in-loop*.edi").Single();
        await File.WriteAllTextAsync(DayLater, (await File.ReadAllTextAsync(published))
            .Replace("*20040301*", "*20040302*", StringComparison.Ordinal).Replace("CLMNO12345", "CLMNO12346", StringComparison.Ordinal));
        Ran = await Claims.Run(["run", .. Files, "--data", Data, "--out", Out]);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"^[\d.,]+ s, [\d.,]+ claims/s, first claim after [\d.,]+ s\.", RegexOptions.Multiline)]
    private static partial Regex Speed();
}

/// <summary>Tests that look at the same books, one after the other.</summary>
[CollectionDefinition("published books")]
public sealed class PublishedBooksTests : ICollectionFixture<PublishedBooks>;

using ClaimsCluster.Cli.Screens;

namespace ClaimsCluster.Cli.Commands;

/// <summary>What was asked of <c>claims run</c>.</summary>
internal sealed record RunRequest(
    IReadOnlyList<string> Files, long? Visits, long? Generate, long? Seed, DateOnly? Start, DateOnly? Until, string? Out, BookPlace? Books,
    long Silos, string? Tenant, string? Payers, string? Prices, decimal? Magic, bool Json)
{
    private const int MostClaims = 10_000_000;
    private const int MostSilos = 16;

    /// <summary>Refuses what cannot be done before anything is begun.</summary>
    public void Check()
    {
        if (Silos is < 1 or > MostSilos) throw new CommandFault($"--silos {Silos}: 1 to {MostSilos} silos fit in one process.");
        if (Generate is < 1 or > MostClaims) throw new CommandFault($"--generate {Generate}: a count from 1 to {Figures.Count(MostClaims)}.");
        if (Visits is < 1 or > MostClaims) throw new CommandFault($"--visits {Visits}: a count from 1 to {Figures.Count(MostClaims)}.");
        if (Visits is not null && (Generate is not null || Magic is not null))
            throw new CommandFault("--visits and --generate do not go together: each is an input of its own. Name one.");
        if (Visits is not null && Files.Count > 0)
            throw new CommandFault("files and --visits do not go together. Write the visits to a file first: claims generate N --out FILE.jsonl");
        if (Generate is not null && Files.Count > 0)
            throw new CommandFault("files and --generate do not go together. Write the claims to a file first: claims generate N --out FILE.837");
        if (Magic is not null && Files.Count > 0)
            throw new CommandFault("--magic is of generated claims, not of files. Write them first: claims generate N --magic P --out FILE.837");
        if (Until < Start) throw new CommandFault($"--until {Until:yyyy-MM-dd} is before --start {Start:yyyy-MM-dd}. Name a later day.");
        foreach (var file in Files) InputFiles.Check(file);
        OutputFolder.Check(Out);
    }
}

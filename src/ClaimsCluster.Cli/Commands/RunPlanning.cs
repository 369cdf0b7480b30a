using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cli.Commands;

/// <summary>From what was asked to what is run: new books, books that go on after a stop, or a further round in them.</summary>
internal static class RunPlanning
{
    /// <summary>Visits of a run that is given nothing.</summary>
    public const int DefaultVisits = 1000;

    /// <summary>Claims of a run that is given how they are mixed, and not how many.</summary>
    public const int DefaultClaims = 1000;

    public static async Task<RunPlan> Plan(RunRequest request, IClusterStore store)
    {
        var begun = await RunPlan.Load(store);
        if (begun is { Cluster: true })
            throw new CommandFault($"{request.Books!.Name} holds the books of a cluster, which run by themselves. Name another {request.Books.OptionName}.");
        var nothingGiven = request is { Files.Count: 0, Generate: null, Visits: null, Magic: null };
        if (begun is { Ended: false } && nothingGiven)
        {
            // The same books, run on: what was given stands in them.
            var goesOn = begun with { Until = request.Until };
            Refuse(request, begun, goesOn with
            {
                Seed = request.Seed ?? begun.Seed,
                Start = request.Start ?? begun.Start,
                Payers = PayersFile.Canonical(request.Payers) ?? begun.Payers,
                Prices = PricesFile.Canonical(request.Prices) ?? begun.Prices,
            });
            return goesOn;
        }

        var asked = await Asked(request, store, begun);
        if (begun is not null) Refuse(request, begun, asked);
        if (begun is { Ended: false }) return begun with { Until = request.Until };

        await asked.Save(store);
        return asked;
    }

    private static async Task<RunPlan> Asked(RunRequest request, IClusterStore store, RunPlan? begun)
    {
        var seed = request.Seed ?? begun?.Seed ?? 1;
        var tenant = request.Tenant ?? begun?.Tenant ?? "default";
        var payers = PayersFile.Canonical(request.Payers) ?? (begun is null ? PayersFile.BuiltIn : begun.Payers);
        var prices = PricesFile.Canonical(request.Prices) ?? begun?.Prices;
        var inputs = new List<PlannedInput>();
        foreach (var file in request.Files)
            inputs.Add(await EmbeddedRun.Keep(store, tenant, Path.GetFileName(file), () => File.OpenRead(file), request.Start));
        var isNew = request.Files.Count == 0 && begun is null;
        var count = (int?)request.Generate ?? (request.Magic is not null ? DefaultClaims : 0);
        var visits = (int?)request.Visits ?? (isNew && count == 0 ? DefaultVisits : 0);
        var magic = request.Magic ?? 0m;
        var planted = begun?.Planted ?? [];
        if (count > 0)
            inputs.Add(await EmbeddedRun.Keep(store, tenant, GeneratedInput.NameOf(count, seed, magic), () => GeneratedInput.Open(count, seed, magic), request.Start));
        if (visits > 0)
        {
            var generated = VisitInput.Of(visits, seed);
            inputs.Add(await EmbeddedRun.Keep(store, tenant, generated.Name, generated.Open, request.Start ?? EmbeddedRun.FirstDay));
            planted = [.. planted, .. generated.Planted];
        }

        return new RunPlan { Seed = seed, Tenant = tenant, Payers = payers, Prices = prices, Start = request.Start, Inputs = inputs, Planted = planted, Until = request.Until };
    }

    private static void Refuse(RunRequest request, RunPlan begun, RunPlan asked)
    {
        if (begun.DifferenceTo(asked) is not { } difference) return;
        var place = request.Books!; // A temporary store has begun nothing.
        var hint = difference.StartsWith("--seed", StringComparison.Ordinal) ? $"Use {begun.Seed}, or name another {place.OptionName}." : $"Name the same, or another {place.OptionName}.";
        throw new CommandFault($"{place.Name} was begun with {difference}. {hint}");
    }
}

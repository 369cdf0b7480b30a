using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cli.Screens;

/// <summary>What a run is going to do, as far as it is known when it starts.</summary>
/// <param name="Title">"20,000 invented claims, seed 1, 3 silos, books/."</param>
/// <param name="HowToStop">What Ctrl-C does.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last.</param>
/// <param name="Claims">How many claims come in; null when the files have to be read first.</param>
/// <param name="Keeps">The books stay: the same command goes on.</param>
/// <param name="IsSilent">Nothing is shown.</param>
internal sealed record RunOutlook(string Title, string HowToStop, DateOnly Start, DateOnly End, long? Claims, bool Keeps, bool IsSilent)
{
    public static RunOutlook Of(RunRequest request, RunPlan plan)
    {
        var entries = plan.Inputs.Select(input => DateOnly.FromDateTime(input.EnterAt.UtcDateTime)).DefaultIfEmpty(EmbeddedRun.FirstDay).ToList();
        var isGenerated = request.Files.Count == 0 && plan.Inputs is [_];
        var isClaims = request.Generate is not null || request.Magic is not null;
        long? claims = !isGenerated ? null : isClaims ? request.Generate ?? RunPlanning.DefaultClaims : request.Visits ?? RunPlanning.DefaultVisits;
        var what = claims is null ? Figures.Count(plan.Inputs.Count, "file") : Figures.Count(claims.Value, isClaims ? "invented claim" : "invented visit");
        var books = request.Books is { } place ? $", {place.Name}" : "";
        return new(
            $"{what}, seed {plan.Seed}, {Figures.Count(request.Silos, "silo")}{books}.",
            request.Books is null ? "Ctrl-C stops; nothing is kept." : "Ctrl-C stops safely; the same command goes on.",
            entries.Min(), plan.Until ?? entries.Max().AddDays(EmbeddedRun.DaysOfLife), request.Files.Count > 0 ? null : claims,
            request.Books is not null, request.Json);
    }

    /// <summary>"day 16 of 121".</summary>
    public string DayOf(DateOnly today)
    {
        var days = Math.Max(1, End.DayNumber - Start.DayNumber + 1);
        return $"day {Figures.Count(Math.Clamp(today.DayNumber - Start.DayNumber + 1, 1, days))} of {Figures.Count(days)}";
    }
}

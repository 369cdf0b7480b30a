using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Hosting.Exporting;
using static ClaimsCluster.Cli.Screens.Figures;

namespace ClaimsCluster.Cli.Screens;

/// <summary>One visit (as SCREENS §3 tells a claim): whose move it is, then its story. Names no patient.</summary>
internal sealed class VisitScreen(Terminal terminal, StoredVisit stored, string shortName, BookPlace place)
{
    public void Print()
    {
        var visit = stored.Visit;
        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, $"Visit {visit.VisitId} {Answer(visit)}"]);
        foreach (var question in visit.Questions) terminal.Output.WriteLine($"  {Shown(question.Text)}");
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(terminal.OutputPaint[Tone.Bold, "Story"]);
        foreach (var fact in stored.Facts)
            if (VisitStory.Of(fact.Event) is { } words) terminal.Output.WriteLine($"  {Day(DateOnly.FromDateTime(fact.At.UtcDateTime))}  {words}");
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(visit.Claims is [var claim, ..]
            ? $"Next  claims status {claim.ClaimId[..8]} {place.Option}        what became of it"
            : $"Next  claims worklist {shortName} {place.Option}        what to do about it");
    }

    private static string Answer(Encounter visit) => visit.Standing switch
    {
        EncounterStanding.Billed => $"is billed: {Count(visit.Claims.Count, "claim")}, {Amount(Domain.MoneySums.Sum(visit.Claims, claim => claim.Charge))}.",
        EncounterStanding.Waiting => $"waits in {visit.Step!.Value.Word()} since {Day(visit.Since)}.",
        EncounterStanding.Authorizing => "waits for units of its authorization.",
        _ => "waits for its payer to say whether it is covered.",
    };
}

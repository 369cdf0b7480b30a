using System.Collections.Immutable;
using System.Globalization;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Stages 5 and 6 of D§6.1: was it decided before, and did it come in time.</summary>
internal static class HistoryStages
{
    /// <summary>Stage 5: no line of another claim is for the same service; else OA-18.</summary>
    public static Adjudication Duplicate(Adjudication adjudication) => Open(adjudication).Aggregate(adjudication, (checkedSoFar, line) =>
    {
        var key = Key(checkedSoFar, line);
        var earlier = checkedSoFar.Member.History.Find(known => known.Key == key);
        return earlier is null ? checkedSoFar : checkedSoFar.Deny(line, 5, $"same service as on claim {earlier.Icn}", "OA", "18", "N111");
    });

    /// <summary>Stage 6: the claim came by the last day to file; else CO-29.</summary>
    public static Adjudication TimelyFiling(Adjudication adjudication) => Open(adjudication).Aggregate(adjudication, (checkedSoFar, line) =>
    {
        var last = Claims.TimelyFiling.LastDay(line.Billed.ServiceDate, checkedSoFar.Payer.FilingLimit);
        return checkedSoFar.Waiting.ReceivedOn <= last
            ? checkedSoFar
            : checkedSoFar.Deny(line, 6, $"received {checkedSoFar.Waiting.ReceivedOn:yyyy-MM-dd}, last day {last:yyyy-MM-dd}", "CO", "29");
    });

    /// <summary>The keys of all its lines.</summary>
    public static ImmutableList<string> Keys(Adjudication adjudication) => [.. adjudication.Lines.Select(line => Key(adjudication, line))];

    private static IEnumerable<AdjudicatedLine> Open(Adjudication adjudication) => adjudication.Lines.Where(line => !line.IsDenied);

    // Patient, rendering NPI, day, code, sorted modifiers, units, charge (D§5.2); the payer is the row's.
    private static string Key(Adjudication adjudication, AdjudicatedLine line) => Draw.Of(
        adjudication.Claim.Patient.Key, line.Billed.RenderingNpi, $"{line.Billed.ServiceDate:yyyyMMdd}", line.Billed.Procedure,
        string.Join(' ', line.Billed.Modifiers.Order(StringComparer.Ordinal)),
        line.Billed.Units.ToString("0.###", CultureInfo.InvariantCulture), $"{line.Billed.Charge}").First.ToString("x16", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>Stages 5 and 6 of D§6.1: was it decided before, and did it come in time.</summary>
internal static class HistoryStages
{
    /// <summary>Stage 5: no line of another claim is for the same service; else OA-18.</summary>
    public static Adjudication Duplicate(Adjudication adjudication) =>
        adjudication.OpenLines.Aggregate(adjudication, (sofar, line) =>
        {
            var key = Key(sofar, line);
            return sofar.Member.History.Find(known => known.Key == key) is { } earlier
                ? sofar.Deny(line, 5, $"same service as on claim {earlier.Icn}", "OA", "18", "N111")
                : sofar;
        });

    /// <summary>Stage 6: the claim came by the last day to file; else CO-29.</summary>
    public static Adjudication TimelyFiling(Adjudication adjudication) =>
        adjudication.OpenLines.Aggregate(adjudication, (sofar, line) =>
        {
            // A later payer's limit runs from the decision of the one before (D§5.2).
            var begin = line.Billed.Prior?.DecidedOn ?? line.Billed.ServiceDate;
            var last = Claims.TimelyFiling.LastDay(begin, sofar.Payer.FilingLimit);
            var received = sofar.Waiting.ReceivedOn;
            return received > last
                ? sofar.Deny(line, 6, $"received {received:yyyy-MM-dd}, last day {last:yyyy-MM-dd}", "CO", "29")
                : sofar;
        });

    /// <summary>The keys of all its lines.</summary>
    public static ImmutableList<string> Keys(Adjudication adjudication) =>
        [.. adjudication.Lines.Select(line => Key(adjudication, line))];

    // Patient, rendering NPI, day, code, sorted modifiers, units, charge (D§5.2); the payer is the row's.
    private static string Key(Adjudication adjudication, AdjudicatedLine line)
    {
        var billed = line.Billed;
        var responsibility = adjudication.Claim.Responsibility;
        var draw = Draw.Of(
            // One payer may be first and second of a service: that is no duplicate.
            responsibility == "P" ? adjudication.Claim.Patient.Key : $"{responsibility} {adjudication.Claim.Patient.Key}", billed.RenderingNpi, $"{billed.ServiceDate:yyyyMMdd}", billed.Procedure,
            string.Join(' ', billed.Modifiers.Order(StringComparer.Ordinal)),
            $"{billed.Units:0.###}", $"{billed.Charge}");
        return $"{draw.First:x16}";
    }
}

using System.Buffers;
using System.Text;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Generating;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Simulation;

/// <summary>Senders who are not sure that they were heard (F27): what they sent comes again, in other files.</summary>
internal static class SimSender
{
    private const int ControlAt = 90, ControlLength = 9; // ISA13 stands where it always stands.

    /// <summary>Adds files that say again what the first one said: renamed, renumbered, half of it, in other batches.</summary>
    public static void SendAgain(List<SimFile> files, long workload)
    {
        var chance = Chance.Of(workload, "sender", 0);
        var first = files[0];
        for (var left = chance.Between(1, 3); left > 0; left--)
        {
            var name = $"again-{left}-{first.Name}";
            var days = chance.Of([0, 0, 1, 9]); // At once, the next day, or when the payer has answered.
            var control = 1 + chance.Below(999_999_999);
            IReadOnlyList<SimFile> again = chance.Below(4) switch
            {
                0 => [first with { Name = name }],
                1 => [first with { Name = name, Bytes = Renumbered(first.Bytes, control) }],
                2 => [Batch(name, Claims(first.Bytes).Take((first.Count + 1) / 2), control)],
                _ => [.. Enumerable.Reverse(Claims(first.Bytes)).Chunk(chance.Between(1, 3)).Select((claims, place) => Batch($"{place}-{name}", claims, control + place))],
            };
            files.AddRange(again.Select(file => file with { AfterDays = days }));
        }
    }

    /// <summary>When a file comes whose first claim is in time to be taken in and too late for a batch.</summary>
    public static DateTimeOffset EveningOfTheLastDay(byte[] file, PayerDirectory payers)
    {
        using var reader = new ProfessionalClaimReader(file, FileInspection.Inspect(file));
        if (!reader.TryRead(out var received)) throw new InvalidOperationException("A file without claims.");
        var claim = ProfessionalClaim.Parse(received.Parts);
        var limit = payers.For(claim.Payer.Id ?? "", claim.Payer.Name ?? "").FilingLimit;
        return Instants.On(TimelyFiling.LastDay(claim.FirstServiceDate!.Value, limit), Instants.BatchCutHour + 1);
    }

    private static byte[] Renumbered(byte[] file, int control)
    {
        var text = Encoding.ASCII.GetString(file);
        return Encoding.ASCII.GetBytes(text.Replace(text.Substring(ControlAt, ControlLength), $"{control:000000000}", StringComparison.Ordinal));
    }

    private static List<OutboundClaim> Claims(byte[] file)
    {
        using var reader = new ProfessionalClaimReader(file, FileInspection.Inspect(file));
        var claims = new List<OutboundClaim>();
        while (reader.TryRead(out var received)) claims.Add(OutboundClaim.AsReceived(received.Parts));
        return claims;
    }

    private static SimFile Batch(string name, IEnumerable<OutboundClaim> claims, int control)
    {
        List<OutboundClaim> batch = [.. claims];
        var bytes = new ArrayBufferWriter<byte>();
        ProfessionalClaimWriter.Write(
            bytes, ClaimGenerator.Header(control % 1_000_000_000), ClaimGenerator.Sender, ClaimGenerator.Taker, [new("0001", $"AGAIN{control}", batch)]);
        return new(name, batch.Count, bytes.WrittenSpan.ToArray());
    }
}

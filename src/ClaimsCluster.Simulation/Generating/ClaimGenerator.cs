using System.Buffers;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>Writes synthetic but realistic 837P files: invented people and practices, real codes, planted faults.</summary>
/// <remarks>
/// The same count, seed and faults give the same bytes; the first thousand claims of two thousand are those of one
/// thousand. Of a hundred claims, with the usual faults: 2 refused at intake (one wrong NPI check digit A7:562, one total
/// that is not the sum of its lines A8:400), 1 held by our edits (the first payer's result is missing, COB-01), 3 denied by the
/// payer (two sent twice under another number OA-18, one wrong birth date CO-31). Beside these the simulated payers deny
/// about 3 for ended coverage (PR-27, their own rule) and leave about 5 whole to the deductible. About 87 are paid, at
/// least 80.
/// </remarks>
internal static class ClaimGenerator
{
    /// <summary>Claims of a set at most, as payers ask.</summary>
    public const int LargestSet = 5_000;

    /// <summary>More than this no one file holds.</summary>
    public const int LargestCount = 10_000_000;

    internal const int BlocksOfSet = LargestSet / Block.Size;

    internal static readonly Submitter Sender = new("LAKESHORE BILLING SERVICE", "LBS20417", "CLAIMS DESK", "2175550142");
    internal static readonly Receiver Taker = new("CLAIMSCLUSTER", "CLAIMSCLUSTER");

    /// <summary>Writes a file of one interchange.</summary>
    /// <param name="output">Where to; one block of claims is in memory, however many there are.</param>
    /// <param name="count">1 to <see cref="LargestCount"/>.</param>
    /// <param name="seed">Any.</param>
    /// <param name="faultPercent">Planted faults in a hundred claims: 0 to <see cref="FaultMix.LargestPercent"/>.</param>
    /// <param name="magicPercent">Of a hundred claims, those whose member id asks for an outcome; faulty ones do not.</param>
    /// <exception cref="ArgumentOutOfRangeException">Count or faults are out of range.</exception>
    public static GeneratedFile Write(
        Stream output, int count, long seed, decimal faultPercent = FaultMix.DefaultPercent, decimal magicPercent = 0m)
    {
        var buffer = new StreamOutput(output);
        var file = Write(buffer, count, seed, faultPercent, magicPercent);
        buffer.Flush();
        return file;
    }

    /// <summary>Writes a file of one interchange to the codec's own kind of output.</summary>
    public static GeneratedFile Write(
        IBufferWriter<byte> output, int count, long seed, decimal faultPercent = FaultMix.DefaultPercent, decimal magicPercent = 0m)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);
        ArgumentOutOfRangeException.ThrowIfNegative(faultPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(faultPercent, FaultMix.LargestPercent);
        ArgumentOutOfRangeException.ThrowIfNegative(magicPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(magicPercent, MagicMix.LargestPercent);

        GeneratedFile file = new();
        var control = ControlOf(count, seed, faultPercent, magicPercent);
        var setCount = (count + LargestSet - 1) / LargestSet;
        var sets = Enumerable.Range(0, setCount).Select(set => new OutboundSet(
            $"{set + 1:0000}", $"GEN{control:000000000}-{set + 1}", new InTurn<OutboundClaim>(
                Math.Min(LargestSet, count - (set * LargestSet)), Claims(set, seed, faultPercent, magicPercent, file))));
        ProfessionalClaimWriter.Write(output, Header(control), Sender, Taker, new InTurn<OutboundSet>(setCount, sets));
        return file;
    }

    internal static InterchangeHeader Header(int control) => new(
        "ZZ", Sender.Id, "ZZ", Taker.Id, Calendar.Entry.ToDateTime(new(8, 0)), control, 'P', Sender.Id, Taker.Id, GroupControl: 1);

    // Another file has another ISA13, or its receiver would take it for one that he has.
    private static int ControlOf(int count, long seed, decimal faultPercent, decimal magicPercent) =>
        1 + (int)(Draw.Of("interchange", $"{seed}", $"{count}", $"{faultPercent}{(magicPercent == 0m ? "" : $" {magicPercent}")}").First % 999_999_999);

    private static IEnumerable<OutboundClaim> Claims(int set, long seed, decimal faultPercent, decimal magicPercent, GeneratedFile file)
    {
        for (var block = set * BlocksOfSet; ; block++)
        {
            var patients = new HashSet<string>();
            var ordinal = (long)block * Block.Size;
            foreach (var drawn in Block.Of(seed, block, faultPercent))
            {
                var visit = drawn.Fault == PlantedFault.None ? drawn with { MemberIdPrefix = MagicMix.Of(ordinal, seed, magicPercent) } : drawn;
                file.Add(visit, patients.Add(visit.Patient.RecordNumber));
                yield return ClaimComposer.Of(visit, NumberOf(visit, ordinal++, seed));
            }
        }
    }

    private static string NumberOf(Visit visit, long ordinal, long seed) =>
        visit.Practice.Code + Numbering.OfDigits(ordinal, 9, Draw.Of("claim numbers", $"{seed}").First >> 8);
}

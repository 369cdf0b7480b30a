using System.Buffers;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Hosting.Payers;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>Writes the 835 that answers <c>generate N --seed S</c>: the built-in payers decide its claims as in a run.</summary>
internal static class GeneratedRemittance
{
    /// <summary>All decisions are in memory.</summary>
    public const int LargestCount = 100_000;

    /// <summary>Writes a file of one interchange, from the clearinghouse to the billing service.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="count">1 to <see cref="LargestCount"/>.</param>
    /// <param name="seed">Of the claims, and of the simulation.</param>
    /// <param name="faultPercent">That of the claims; a faulty one that does not reach its payer has no part in it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Count or faults are out of range.</exception>
    public static RemittedFile Write(Stream output, int count, long seed, decimal faultPercent = FaultMix.DefaultPercent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);

        var claims = new ArrayBufferWriter<byte>();
        ClaimGenerator.Write(claims, count, seed, faultPercent);
        var remittance = new SimulatedRemittance(PayerDirectory.Default, seed);
        var buffer = new StreamOutput(output);
        var file = remittance.Write(
            buffer, Header(Control(count, seed, faultPercent), remittance.LastCycle(Calendar.Entry)), claims.WrittenMemory, Calendar.Entry);
        buffer.Flush();
        return file;
    }

    private static InterchangeHeader Header(int control, DateOnly day) => new(
        "ZZ", ClaimGenerator.Taker.Id, "ZZ", ClaimGenerator.Sender.Id, day.ToDateTime(new(23, 0)), control, 'P',
        ClaimGenerator.Taker.Id, ClaimGenerator.Sender.Id, GroupControl: 1);

    private static int Control(int count, long seed, decimal faultPercent) =>
        1 + (int)(Draw.Of("remittance interchange", $"{seed}", $"{count}", $"{faultPercent}").First % 999_999_999);
}

using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Simulation.Generating.Stays;

/// <summary>Writes synthetic but realistic 837I files: invented hospitals and people, real codes, no faults.</summary>
/// <remarks>The same count and seed give the same bytes; the first thousand claims of two thousand are those of one thousand.</remarks>
internal static class StayGenerator
{
    /// <summary>More than this no one file holds: every patient has a number of his own.</summary>
    public const int LargestCount = 1_000_000;

    /// <summary>Writes a file of one interchange.</summary>
    /// <param name="output">Where to; one block of claims is in memory, however many there are.</param>
    /// <param name="count">1 to <see cref="LargestCount"/>.</param>
    /// <param name="seed">Any.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public static GeneratedStays Write(Stream output, int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestCount);

        var buffer = new StreamOutput(output);
        var control = 1 + (int)(Draw.Of("institutional interchange", $"{seed}", $"{count}").First % 999_999_999);
        var file = new GeneratedStays();
        var setCount = (count + ClaimGenerator.LargestSet - 1) / ClaimGenerator.LargestSet;
        var sets = Enumerable.Range(0, setCount).Select(set => new OutboundSet(
            $"{set + 1:0000}", $"GEN{control:000000000}-{set + 1}", new InTurn<OutboundClaim>(
                Math.Min(ClaimGenerator.LargestSet, count - (set * ClaimGenerator.LargestSet)), Claims(set, seed, file))));
        InstitutionalClaimWriter.Write(
            buffer, ClaimGenerator.Header(control), ClaimGenerator.Sender, ClaimGenerator.Taker, new InTurn<OutboundSet>(setCount, sets));
        buffer.Flush();
        return file;
    }

    private static IEnumerable<OutboundClaim> Claims(int set, long seed, GeneratedStays file)
    {
        var start = Draw.Of("institutional claim numbers", $"{seed}").First >> 8;
        for (var block = set * ClaimGenerator.BlocksOfSet; ; block++)
        {
            var patients = new HashSet<string>();
            var ordinal = (long)block * Block.Size;
            foreach (var stay in StayDrawing.Of(seed, block))
            {
                file.Add(stay, patients.Add(stay.Patient.RecordNumber));
                yield return StayComposer.Of(stay, stay.Hospital.Payee.Code + Numbering.OfDigits(ordinal++, 9, start));
            }
        }
    }
}

/// <summary>What was written.</summary>
internal sealed class GeneratedStays
{
    private readonly HashSet<string> _payers = [];

    /// <summary>Claims.</summary>
    public int Claims { get; private set; }

    /// <summary>Those of inpatients.</summary>
    public int Inpatients { get; private set; }

    /// <summary>Patients.</summary>
    public int Patients { get; private set; }

    /// <summary>Service lines.</summary>
    public int Lines { get; private set; }

    /// <summary>The sum of CLM02.</summary>
    public Money Charge { get; private set; } = Money.Zero;

    /// <summary>How many payers.</summary>
    public int Payers => _payers.Count;

    internal void Add(Stay stay, bool isFirstOfPatient)
    {
        Claims++;
        if (stay.Pattern.IsInpatient) Inpatients++;
        if (isFirstOfPatient) Patients++;
        Lines += stay.Lines.Length;
        Charge += Money.Exactly(stay.Charge);
        _payers.Add(stay.Patient.Policy.Payer.Id);
    }
}

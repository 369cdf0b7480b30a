using System.Buffers.Binary;
using ClaimsCluster.X12.Validation.Rules;

namespace ClaimsCluster.X12.Validation;

/// <summary>Tells at first sight that the service of a professional line breaks no rule, as nearly all do not.</summary>
/// <remarks>It finds no fault: where it cannot say yes, the rules that are <see cref="ClaimRule.IsOfService"/> judge.</remarks>
internal static class QuickService
{
    private const int BareLength = 8, ModifiedLength = 11; // HC:99213 and HC:99213:25.

    /// <summary>True when no such rule has anything to tell of an SV1.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="index">The SV1.</param>
    /// <param name="diagnoses">How many the claim has; counted when first asked for, -1 before.</param>
    public static bool IsPlain(in ClaimView claim, int index, ref int diagnoses)
    {
        var service = claim[index];
        if (!IsPlainProcedure(service[1], service.ComponentSeparator) || !IsPlainCount(service[4])) return false;
        if (service[3] is not [(byte)'U', (byte)'N'] || !service[5].IsEmpty) return false;

        var pointers = service[7];
        if (pointers is [(byte)'1']) return true;

        if (diagnoses < 0) diagnoses = DiagnosisRules.DiagnosisCount(claim);
        return ArePlainPointers(pointers, service.ComponentSeparator, diagnoses);
    }

    /// <summary>A code of HCPCS that is neither anesthesia (0) nor unlisted (99), with at most one modifier.</summary>
    private static bool IsPlainProcedure(ReadOnlySpan<byte> procedure, byte component)
    {
        if (procedure.Length is not (BareLength or ModifiedLength)) return false;
        if (procedure.Length == ModifiedLength
            && (procedure[8] != component || procedure[9] == component || procedure[10] == component)) return false;

        var others = BinaryPrimitives.ReadUInt64LittleEndian(procedure) ^ (component * 0x0101010101010101ul);
        var separators = ~(((others & 0x7F7F7F7F7F7F7F7F) + 0x7F7F7F7F7F7F7F7F) | others) & 0x8080808080808080;
        return separators == 0x800000 // The third byte alone.
            && procedure is [(byte)'H', (byte)'C', _, not (byte)'0', _, _, var tens, var ones, ..] && (tens != '9' || ones != '9');
    }

    private static bool IsPlainCount(ReadOnlySpan<byte> units)
    {
        if (units is not [>= (byte)'1' and <= (byte)'9', ..]) return false;

        foreach (var digit in units)
        {
            if ((uint)(digit - '0') > 9) return false;
        }

        return true;
    }

    /// <summary>Pointers of one digit, each once, none beyond the diagnoses.</summary>
    private static bool ArePlainPointers(ReadOnlySpan<byte> pointers, byte component, int diagnoses)
    {
        if (pointers.Length is not (1 or 3 or 5 or 7)) return false;

        var seen = 0;
        for (var i = 0; i < pointers.Length; i += 2)
        {
            var pointer = pointers[i] - '0';
            if (pointer < 1 || pointer > Math.Min(9, diagnoses) || (seen >> pointer & 1) != 0) return false;
            if (i > 0 && pointers[i - 1] != component) return false;
            seen |= 1 << pointer;
        }

        return true;
    }
}

using ClaimsCluster.X12.Schemas;

namespace ClaimsCluster.X12.Validation;

/// <summary>A value against the list that others keep (SNIP 5).</summary>
internal static class ExternalCheck
{
    /// <summary>What is wrong with it; null when nothing is, or nobody can say.</summary>
    public static ElementFault? Fault(
        ReadOnlySpan<byte> value, in ElementRule rule, in ElementContext context, ICodeSets codes) => rule.External switch
        {
            ExternalCode.Identifier when context.Previous.SequenceEqual("XX"u8) => NpiFault(value),
            ExternalCode.State when !codes.Contains(CodeSet.State, value) => Unknown("SYN-12", "a state or province", "A7:503"),
            ExternalCode.AdjustmentReason when !codes.Contains(CodeSet.AdjustmentReason, value) =>
                Unknown("SYN-12", "a claim adjustment reason code", null),
            ExternalCode.Remark when context.Previous.SequenceEqual("HE"u8) && !codes.Contains(CodeSet.Remark, value) => Unknown("SYN-12", "a remark code", null),
            ExternalCode.Revenue when context.Previous.SequenceEqual("N4"u8) => null, // LIN03 is of the same element: a drug (C4-030).
            ExternalCode.Revenue when !codes.Contains(CodeSet.Revenue, value) =>
                Unknown("SYN-12", "a revenue code of four digits", "A7:455"),
            ExternalCode.Procedure when context.First.SequenceEqual("HC"u8) && !codes.Contains(CodeSet.Procedure, value) =>
                Unknown("PRC-01", "a CPT or HCPCS code", "A7:507"),
            ExternalCode.HealthCode => HealthCodeFault(value, context.First, codes),
            ExternalCode.Reference when context.Previous.SequenceEqual("PXC"u8) && !codes.Contains(CodeSet.Taxonomy, value) =>
                Unknown("PRV-08", "a taxonomy code of ten characters", "A7:145"),
            ExternalCode.Facility => null, // Its qualifier stands behind it: a rule of the claim looks at it.
            _ => null,
        };

    private static ElementFault? HealthCodeFault(ReadOnlySpan<byte> value, ReadOnlySpan<byte> qualifier, ICodeSets codes)
    {
        var set = qualifier switch
        {
            [(byte)'A', (byte)'B', (byte)'F' or (byte)'K' or (byte)'J' or (byte)'N'] or [(byte)'A', (byte)'P', (byte)'R'] => CodeSet.Icd10Cm,
            [(byte)'B', (byte)'B', (byte)'R' or (byte)'Q'] => CodeSet.Icd10Pcs,
            _ => (CodeSet?)null,
        };
        if (set is not { } known || codes.Contains(known, value)) return null;
        return known == CodeSet.Icd10Cm
            ? Unknown("DXC-02", "a code of ICD-10-CM without its point", "A7:255")
            : Unknown("PRC-01", "a code of ICD-10-PCS", "A7:507");
    }

    private static ElementFault? NpiFault(ReadOnlySpan<byte> value)
    {
        if (value.Length != 10 || value.ContainsAnyExceptInRange((byte)'0', (byte)'9') || value[0] is not ((byte)'1' or (byte)'2'))
            return new("PRV-02", null, 5, "ten digits, the first 1 or 2")
            {
                ClaimStatus = "A7:562",
                Detail = $"NPI {Reading.ElementValue.Text(value)} is not of ten digits that start with 1 or 2",
            };

        var check = Npi.CheckDigit(value[..9]);
        return check == value[9] - '0'
            ? null
            : new("PRV-02", null, 5, $"{Reading.ElementValue.Text(value[..9])} wants {check} as its last digit")
            {
                ClaimStatus = "A7:562",
                Detail = $"NPI {Reading.ElementValue.Text(value)} fails its check digit",
            };
    }

    private static ElementFault Unknown(string code, string expected, string? status) =>
        new(code, status is null ? "7" : null, 5, expected) { ClaimStatus = status };
}

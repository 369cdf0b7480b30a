using System.Globalization;
using System.Text;

namespace ClaimsCluster.Cluster.Tests.Payers;

/// <summary>A claim of one line of 200.00 at the HMO, which has no deductible and pays 90% of 55%: 99.00.</summary>
/// <param name="Number">CLM01.</param>
/// <param name="MemberId">2010BA NM109.</param>
internal sealed record PayerClaim(string Number, string MemberId)
{
    /// <summary>A group that is paid alone.</summary>
    public const string OtherPayee = "1558598797";

    public string Payer { get; init; } = "HMO01";

    public string Payee { get; init; } = "1234567893";

    public string Frequency { get; init; } = "1";

    public string? Original { get; init; }

    public string Code { get; init; } = "97110:GP";

    public string Charge { get; init; } = "200";

    /// <summary>2320 and 2330 of a payer before; then this one is the second.</summary>
    public string Before { get; init; } = "";
}

/// <summary>An 837P of such claims, one after the other.</summary>
internal static class PayerFile
{
    public static byte[] Of(params IReadOnlyList<PayerClaim> claims)
    {
        var set = new StringBuilder("ST*837*0001*005010X222A1~BHT*0019*00*PAYERTEST*20260105*1200*CH~"
            + "NM1*41*2*SOME BILLING*****46*SENDER1~PER*IC*EDI*TE*2565550142~NM1*40*2*CLAIMSCLUSTER*****46*CLAIMSCLUSTER~");
        var hl = 0;
        foreach (var claim in claims)
        {
            set.Append(CultureInfo.InvariantCulture, $"HL*{++hl}**20*1~NM1*85*2*GROUP*****XX*{claim.Payee}~N3*1 MAIN STREET~N4*HUNTSVILLE*AL*358010001~REF*EI*635550142~")
                .Append(CultureInfo.InvariantCulture, $"HL*{++hl}*{hl - 1}*22*0~SBR*{(claim.Before.Length > 0 ? "S" : "P")}*18*******CI~NM1*IL*1*FAMILY*PERSON****MI*{claim.MemberId}~")
                .Append("N3*2 MAIN STREET~N4*HUNTSVILLE*AL*358010002~DMG*D8*19700102*F~")
                .Append(CultureInfo.InvariantCulture, $"NM1*PR*2*PAYER*****PI*{claim.Payer}~CLM*{claim.Number}*{claim.Charge}***11:B:{claim.Frequency}*Y*A*Y*Y~")
                .Append("REF*G1*A77120~") // 97110 needs one at the HMO.
                .Append(claim.Original is { } original ? $"REF*F8*{original}~" : "")
                .Append(CultureInfo.InvariantCulture, $"REF*EA*MRN{claim.Number}~HI*ABK:E119~NM1*82*1*RENDERING*DOCTOR****XX*1730123456~")
                .Append(claim.Before)
                .Append(CultureInfo.InvariantCulture, $"LX*1~SV1*HC:{claim.Code}*{claim.Charge}*UN*1***1~DTP*472*D8*20260102~REF*6R*K{claim.Number}~");
        }

        var count = set.ToString().Count(character => character == '~') + 1;
        return Encoding.ASCII.GetBytes(
            "ISA*00*          *00*          *ZZ*SENDER1        *ZZ*CLAIMSCLUSTER  *260105*1200*^*00501*000000001*0*T*:~"
            + $"GS*HC*SENDER1*CLAIMSCLUSTER*20260105*1200*1*X*005010X222A1~{set}SE*{count}*0001~GE*1*1~IEA*1*000000001~");
    }
}

using System.Globalization;
using System.Text;

namespace ClaimsCluster.Cluster.Tests;

/// <summary>Small 837P files with right NPIs, of several payers, members and billing groups.</summary>
internal static class Some837
{
    private static readonly string[] Payers = ["PPO01", "MCD01", "HMO01", "BLU01"];
    private static readonly string[] Groups = ["1234567893", "1558598797", "1245319599"];

    /// <summary>A file of <paramref name="count"/> claims in one set.</summary>
    public static byte[] File(int count, string prefix = "T", DateOnly? day = null, int extra = 0)
    {
        var date = day ?? new DateOnly(2026, 1, 5);
        var set = new List<string>
        {
            "ST*837*0001*005010X222A1",
            $"BHT*0019*00*{prefix}BATCH*{date:yyyyMMdd}*1200*CH",
            "NM1*41*2*SOME BILLING*****46*SENDER1",
            "PER*IC*EDI*TE*2565550142",
            "NM1*40*2*CLAIMSCLUSTER*****46*CLAIMSCLUSTER",
        };
        var hl = 0;
        for (var number = 1; number <= count; number++) Add(set, ref hl, number, prefix, date, extra);
        set.Add($"SE*{set.Count + 1}*0001");
        var file = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"ISA*00*          *00*          *ZZ*SENDER1        *ZZ*CLAIMSCLUSTER  *{date:yyMMdd}*1200*^*00501*000000001*0*T*:~")
            .Append(CultureInfo.InvariantCulture, $"GS*HC*SENDER1*CLAIMSCLUSTER*{date:yyyyMMdd}*1200*1*X*005010X222A1~");
        foreach (var segment in set) file.Append(segment).Append('~');
        file.Append("GE*1*1~IEA*1*000000001~");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static void Add(List<string> set, ref int hl, int number, string prefix, DateOnly date, int extra)
    {
        var provider = ++hl;
        var charge = 100 + extra + (number * 7 % 90);
        set.AddRange(
        [
            $"HL*{provider}**20*1",
            $"NM1*85*2*GROUP {number % Groups.Length}*****XX*{Groups[number % Groups.Length]}",
            "N3*1 MAIN STREET", "N4*HUNTSVILLE*AL*358010001", "REF*EI*635550142",
            $"HL*{++hl}*{provider}*22*0",
            "SBR*P*18*******CI",
            $"NM1*IL*1*FAMILY{number % 17}*PERSON{number % 5}****MI*M{number % 40:0000}",
            "N3*2 MAIN STREET", "N4*HUNTSVILLE*AL*358010002", $"DMG*D8*19{60 + (number % 30)}0102*F",
            $"NM1*PR*2*PAYER*****PI*{Payers[number % Payers.Length]}",
            $"CLM*{prefix}{number:00000}*{charge + 40}***11:B:1*Y*A*Y*Y",
            $"REF*EA*MRN{number % 40}",
            "HI*ABK:E119*ABF:I10",
            "NM1*82*1*RENDERING*DOCTOR****XX*1558598797",
            "LX*1", $"SV1*HC:99213*{charge}*UN*1***1", $"DTP*472*D8*{date.AddDays(-(number % 20) - 1):yyyyMMdd}",
            "LX*2", "SV1*HC:36415*40*UN*1***1:2", $"DTP*472*D8*{date.AddDays(-(number % 20) - 1):yyyyMMdd}",
        ]);
    }
}

using System.Globalization;

namespace ClaimsCluster.Cli.Tests.X12;

/// <summary>An 837P of four claims, all right; tests change one thing in it.</summary>
internal static class ClinicFile
{
    private const string Header = """
        ISA*00*          *00*          *ZZ*CLINIC         *ZZ*HOUSE          *260105*0900*^*00501*000000105*0*T*:~
        GS*HC*CLINIC*HOUSE*20260105*0900*105*X*005010X222A1~
        """;

    private const string Start = """
        ST*837*0001*005010X222A1~
        BHT*0019*00*B0105*20260105*0900*CH~
        NM1*41*2*HARBOR CLINIC*****46*CLINIC~
        PER*IC*BILLING OFFICE*TE*2565550142~
        NM1*40*2*CLEARING HOUSE*****46*HOUSE~
        HL*1**20*1~
        PRV*BI*PXC*207Q00000X~
        NM1*85*2*HARBOR CLINIC*****XX*1234567893~
        N3*210 LAKEVIEW ROAD~
        N4*HUNTSVILLE*AL*358011234~
        REF*EI*635550142~
        """;

    /// <summary>The file, a segment a line.</summary>
    public static string Text { get; } = Whole("250", "1245319599", "20251230", "410", "W20120");

    /// <summary>The three faults of SCREENS §6: a check digit, a day, a sum.</summary>
    public static string WithThreeFaults { get; } = Whole("250", "1245319590", "20260230", "540", "W20120");

    /// <summary>The same without line ends: as programs send it.</summary>
    public static string Canonical { get; } = Text.Replace("\n", "", StringComparison.Ordinal);

    private static string Whole(string charge, string npi, string day, string sum, string last)
    {
        string[] lines =
        [
            .. Start.Split('\n'),
            .. Claim(2, "W20117", charge, [(charge, "20251229")], npi),
            .. Claim(3, "W20118", charge, [(charge, day)], "1245319599"),
            .. Claim(4, "W20119", sum, [("250", "20251229"), ("160", "20251229")], "1245319599"),
            .. Claim(5, last, charge, [(charge, "20251229")], "1245319599"),
        ];
        var trailer = string.Create(CultureInfo.InvariantCulture, $"SE*{lines.Length + 1}*0001~\nGE*1*105~\nIEA*1*000000105~\n");
        return $"{Header}\n{string.Join('\n', lines)}\n{trailer}";
    }

    private static List<string> Claim(int level, string number, string charge, (string Charge, string Day)[] services, string npi)
    {
        List<string> lines =
        [
            $"HL*{level}*1*22*0~", "SBR*P*18*******CI~", "NM1*IL*1*WHITFIELD*DANA****MI*M0000417~", "N3*14 ELM STREET~",
            "N4*HUNTSVILLE*AL*358021234~", "DMG*D8*19700412*F~", "NM1*PR*2*NORTHLAKE PPO*****PI*NLPPO~",
            $"CLM*{number}*{charge}***11:B:1*Y*A*Y*Y~", "HI*ABK:M1711~", $"NM1*82*1*MORENO*ALEX****XX*{npi}~",
        ];
        foreach (var (line, service) in services.Index())
            lines.AddRange([$"LX*{line + 1}~", $"SV1*HC:99214*{service.Charge}*UN*1***1~", $"DTP*472*D8*{service.Day}~"]);
        return lines;
    }
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Validation.Rules;

/// <summary>Small files that break no rule: a visit, the same behind another payer, a stay in hospital, a visit to one.</summary>
internal static class ClaimFiles
{
    private const string Levels = """
        NM1*41*2*SENDING OFFICE*****46*S1~
        PER*IC*DESK*TE*8005550100~
        NM1*40*2*RECEIVING HOUSE*****46*R1~
        HL*1**20*1~
        NM1*85*2*GOOD CLINIC*****XX*1234567893~
        N3*1 MAIN STREET~
        N4*ALBANY*NY*122071234~
        REF*EI*123456789~
        HL*2*1*22*0~
        SBR*P*18*GRP1******CI~
        NM1*IL*1*DOE*JANE****MI*M0001~
        N3*2 SIDE STREET~
        N4*TROY*NY*12180~
        DMG*D8*19700102*F~
        NM1*PR*2*GOOD PAYER*****PI*60054~

        """;

    /// <summary>A visit to a doctor: 837P.</summary>
    public static string Visit { get; } = Set("005010X222A1", """
        CLM*ACC1*150***11:B:1*Y*A*Y*Y~
        HI*ABK:E119*ABF:I10~
        NM1*82*1*WELBY*MARCUS****XX*1730123454~
        LX*1~
        SV1*HC:99213:25*100*UN*1***1:2~
        DTP*472*D8*20260110~
        REF*6R*L1~
        LX*2~
        SV1*HC:36415*50*UN*1***1~
        DTP*472*D8*20260110~
        REF*6R*L2~

        """);

    /// <summary>The visit, when another payer has paid 100 of it, as a whole.</summary>
    public static string VisitPaid { get; } = Visit
        .With("SBR*P*18*GRP1", "SBR*S*18*GRP1")
        .With("LX*1~\n", """
            SBR*P*18*GRP0******CI~
            CAS*PR*2*50~
            AMT*D*100~
            OI***Y***Y~
            NM1*IL*1*DOE*JANE****MI*M0000~
            NM1*PR*2*FIRST PAYER*****PI*11111~
            DTP*573*D8*20260112~
            LX*1~

            """);

    /// <summary>The visit, when another payer has paid 100 of it, line by line.</summary>
    public static string VisitPaidByLine { get; } = VisitPaid
        .With("CAS*PR*2*50~\n", "")
        .With("DTP*573*D8*20260112~\n", "")
        .With("REF*6R*L1~\n", "REF*6R*L1~\nSVD*11111*80*HC:99213:25**1~\nCAS*PR*1*20~\nDTP*573*D8*20260112~\n")
        .With("REF*6R*L2~\n", "REF*6R*L2~\nSVD*11111*20*HC:36415**1~\nCAS*PR*2*30~\nDTP*573*D8*20260112~\n");

    /// <summary>A ride in an ambulance.</summary>
    public static string Ride { get; } = Visit
        .With("HC:99213:25*100", "HC:A0429:RH*100")
        .With("CLM*ACC1*150***11:B:1*Y*A*Y*Y~\n", "CLM*ACC1*150***41:B:1*Y*A*Y*Y~\nCR1****A*DH*5~\n")
        .With("LX*1~\n", """
            NM1*PW*2~
            N3*3 BACK STREET~
            N4*TROY*NY*12180~
            NM1*45*2*GOOD HOSPITAL~
            N3*4 HIGH STREET~
            N4*ALBANY*NY*12207~
            LX*1~

            """);

    /// <summary>A wheelchair with its certificate.</summary>
    public static string Equipment { get; } = Visit
        .With("SV1*HC:99213:25*100*UN*1***1:2~\n", "SV1*HC:K0001:RR*100*UN*1***1:2~\nPWK*CT*AD~\nCR3*I*MO*12~\n")
        .With("REF*6R*L1~\n", """
            REF*6R*L1~
            NM1*DK*1*KILDARE*JAMES****XX*1730123454~
            N3*5 LOW STREET~
            N4*TROY*NY*12180~
            LQ*UT*02.03B~
            FRM*1*Y~

            """);

    /// <summary>Three days in hospital: 837I.</summary>
    public static string Stay { get; } = Set("005010X223A2", """
        CLM*ACC1*150***11:A:1**A*Y*Y~
        DTP*096*TM*1130~
        DTP*434*RD8*20260110-20260113~
        DTP*435*DT*202601100930~
        CL1*1*1*01~
        HI*ABK:I2510:::::::Y~
        HI*ABJ:R079~
        HI*BE:80:::3~
        NM1*71*1*WELBY*MARCUS****XX*1730123454~
        LX*1~
        SV2*0120**100*DA*3~
        DTP*472*D8*20260110~
        LX*2~
        SV2*0300*HC:80053*50*UN*1~
        DTP*472*D8*20260111~

        """);

    /// <summary>A morning in hospital: 837I.</summary>
    public static string Clinic { get; } = Set("005010X223A2", """
        CLM*ACC1*150***13:A:1**A*Y*Y~
        DTP*434*RD8*20260110-20260110~
        CL1*3*1*01~
        HI*ABK:I2510~
        NM1*71*1*WELBY*MARCUS****XX*1730123454~
        LX*1~
        SV2*0510*HC:99213*150*UN*1~
        DTP*472*D8*20260110~

        """);

    /// <summary>What a payer paid of the visit: 835.</summary>
    public const string Payment = """
        ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260115*0930*^*00501*000000007*0*T*:~
        GS*HP*SENDER*RECEIVER*20260115*0930*70*X*005010X221A1~
        ST*835*0001~
        BPR*I*95*C*ACH*CCP*01*021000021*DA*123456*1512345678**01*021000021*DA*654321*20260120~
        TRN*1*EFT1*1512345678~
        DTM*405*20260120~
        N1*PR*GOOD PAYER~
        N3*7 WALL STREET~
        N4*ALBANY*NY*12207~
        PER*BL*DESK*TE*8005550100~
        N1*PE*GOOD CLINIC*XX*1234567893~
        LX*1~
        CLP*ACC1*1*150*100*20*12*ICN1*11*1~
        NM1*QC*1*DOE*JANE****MI*M0001~
        SVC*HC:99213*100*70~
        DTM*472*20260110~
        CAS*CO*45*10~
        CAS*PR*2*20~
        SVC*HC:36415*50*30~
        DTM*472*20260110~
        CAS*CO*45*20~
        PLB*1234567893*20261231*WO:X1*5~
        SE*0*0001~
        GE*1*70~
        IEA*1*000000007~
        """;

    /// <summary>What a clearinghouse took of two claims: 277CA.</summary>
    public const string Answer = """
        ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260115*0930*^*00501*000000007*0*T*:~
        GS*HN*SENDER*RECEIVER*20260115*0930*70*X*005010X214~
        ST*277*0001*005010X214~
        BHT*0085*08*ANSWER1*20260115*0930*TH~
        HL*1**20*1~
        NM1*AY*2*CLEARINGHOUSE*****46*R1~
        TRN*1*FILE1~
        DTP*050*D8*20260115~
        DTP*009*D8*20260115~
        HL*2*1*21*1~
        NM1*41*2*SENDING OFFICE*****46*S1~
        TRN*2*BATCH1~
        STC*A1:19:PR*20260115*WQ*350~
        QTY*90*1~
        QTY*AA*1~
        AMT*YU*150~
        AMT*YY*200~
        HL*3*2*19*1~
        NM1*85*2*GOOD CLINIC*****XX*1234567893~
        HL*4*3*PT~
        NM1*QC*1*DOE*JANE****MI*M0001~
        TRN*2*ACC1~
        STC*A2:20:PR*20260115*WQ*150~
        DTP*472*D8*20260110~
        HL*5*3*PT~
        NM1*QC*1*ROE*JOHN****MI*M0002~
        TRN*2*ACC2~
        STC*A7:562:82*20260115*U*200~
        DTP*472*D8*20260110~
        SE*0*0001~
        GE*1*70~
        IEA*1*000000007~
        """;

    /// <summary>A file with one thing changed, which must be there once.</summary>
    public static string With(this string file, string right, string wrong)
    {
        var at = file.IndexOf(right, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, right);
        return file[..at] + wrong + file[(at + right.Length)..];
    }

    /// <summary>What level 4 finds in the file.</summary>
    public static IReadOnlyList<SyntaxFault> Faults(string file) =>
        [.. Inspect(file).Faults.Where(fault => !fault.Code.StartsWith("LEN", StringComparison.Ordinal))]; // The line ends of the text.

    /// <summary>The file at level 4, its segments being counted anew.</summary>
    public static FileInspection Inspect(string file)
    {
        var from = file.IndexOf("\nST*", StringComparison.Ordinal);
        var to = file.IndexOf("\nSE*", StringComparison.Ordinal);
        var counted = file.Replace("SE*0*", $"SE*{file[from..to].Count(letter => letter == '~') + 1}*", StringComparison.Ordinal);
        return FileInspection.Inspect(Some.Bytes(counted), new InspectionOptions { TakesAll = true, Snip = 4 });
    }

    private static string Set(string version, string claim) => $"""
        ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260115*0930*^*00501*000000007*0*T*:~
        GS*HC*SENDER*RECEIVER*20260115*0930*70*X*{version}~
        ST*837*0001*{version}~
        BHT*0019*00*BATCH1*20260115*0930*CH~
        {Levels}{claim}SE*0*0001~
        GE*1*70~
        IEA*1*000000007~
        """;
}

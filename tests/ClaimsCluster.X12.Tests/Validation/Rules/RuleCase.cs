using static ClaimsCluster.X12.Tests.Validation.Rules.ClaimFiles;

namespace ClaimsCluster.X12.Tests.Validation.Rules;

/// <summary>A file that keeps a rule, and the one thing that breaks it.</summary>
internal sealed record RuleCase(string Rule, string At, string File, string Right, string Wrong)
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        // The charge.
        new("C3-001", "2300 CLM02", Visit, "CLM*ACC1*150*", "CLM*ACC1*151*"),
        new("C3-001", "2300 CLM02", Stay, "CLM*ACC1*150*", "CLM*ACC1*149.99*"),
        new("C3-005", "2300 CLM02", Visit, "CLM*ACC1*150*", "CLM*ACC1*-150*"),
        new("C3-006", "2400 SV102", Visit, LineCharges("100", "50"), LineCharges("200", "-50")),
        new("P3-001", "2300 AMT02", Visit.With("HI*ABK", "AMT*F5*150~\nHI*ABK"), "AMT*F5*150~", "AMT*F5*150.01~"),
        new("P3-001", "2300 AMT02", Visit.With("HI*ABK", "AMT*F5*0~\nHI*ABK"), "AMT*F5*0~", "AMT*F5*-1~"),
        new("P3-002", "2400 PS102", Purchased, "PS1*1730123454*50~", "PS1*1730123454*50.01~"),
        new("I3-001", "2400 SV207", Stay.With("*50*UN*1~", "*50*UN*1**50~"), "*1**50~", "*1**51~"),
        new("I3-002", "2300 HI01-5", Stay, "BE:80:::3", "BE:80:::2"),
        new("I3-002", "2300 HI01-5", Stay.With("HI*BE:80:::3~", "HI*BE:80:::2*BE:81:::1~"), "BE:81:::1", "BE:81:::2"),
        new("I3-003", "2300 AMT02", Stay.With("HI*ABK", "AMT*F3*150~\nHI*ABK"), "AMT*F3*150~", "AMT*F3*151~"),

        // Other payers.
        new("C3-002", "2320 AMT02", VisitPaid, "AMT*D*100~", "AMT*D*99~"),
        new("C3-003", "2430 SVD02", VisitPaidByLine, "SVD*11111*80*", "SVD*11111*79*"),
        new("C3-004", "2320 AMT02", VisitPaidByLine, "AMT*D*100~", "AMT*D*99~"),
        new("C4-015", "2320 SBR01", VisitPaid.With("LX*1~\n", Third), "SBR*T*18*GRP3", "SBR*P*18*GRP3"),
        new("C4-016", "2000B SBR01", Visit, "SBR*P*18", "SBR*S*18"),
        new("C4-016", "2000B SBR01", Stay, "SBR*P*18", "SBR*T*18"),
        new("C4-017", "2320 SBR", VisitPaid, "AMT*D*100~\n", ""),
        new("C4-017", "2320 SBR", VisitPaidByLine, "AMT*D*100~\n", ""),
        new("C4-018", "2320 AMT", VisitPaid, "DTP*573*D8*20260112~\n", ""),
        new("C4-019", "2430 SVD01", Beside, "SVD*11111*80*", "SVD*60054*80*"),
        new("C4-020", "2330B NM109", VisitPaid.With("LX*1~\n", Third), "*PI*22222~", "*PI*11111~"),
        new("C4-021", "2400 REF04-2", VisitPaid.With("REF*6R*L1~\n", "REF*G1*A1**2U:11111~\nREF*6R*L1~\n"), "2U:11111", "2U:60054"),
        new("C4-022", "2430 SVD06", VisitPaidByLine.With("SVD*11111*20*HC:36415**1~", "SVD*11111*20*HC:36415**1*1~"), "**1*1~", "**1*2~"),
        new("P4-007", "2000B SBR05", VisitPaid.With("SBR*S*18*GRP1******CI", "SBR*S*18*GRP1**12****MB"), "**12****MB", "******MB"),

        // Subscriber and patient.
        new("C4-001", "2000B SBR02", Dependent, "SBR*P**GRP1", "SBR*P*18*GRP1"),
        new("C4-002", "2000B SBR02", Visit, "SBR*P*18*", "SBR*P**"),
        new("C4-003", "2010BA NM1", Visit, "N3*2 SIDE STREET~\n", ""),
        new("C4-003", "2010BA NM1", Stay, "N3*2 SIDE STREET~\nN4*TROY*NY*12180~\n", ""),
        new("C4-004", "2010BA NM1", Visit, "DMG*D8*19700102*F~\n", ""),
        new("C4-005", "2010BA NM109", Visit, "JANE****MI*M0001", "JANE"),
        new("C4-013", "BHT06", Visit.With("*0930*CH~", "*0930*31~").With("HL*2*1", Plan + "HL*2*1"), Plan, ""),
        new("C4-013", "2010AC NM101", Visit, "HL*2*1", Plan + "HL*2*1"),
        new("C4-014", "2000B SBR09", Visit, "SBR*P*18*GRP1******CI", "SBR*P*18*GRP1"),

        // Addresses.
        new("C4-006", "2010BA N402", Visit, "N4*TROY*NY*12180", "N4*TROY**12180"),
        new("C4-007", "2010BA N403", Visit, "N4*TROY*NY*12180", "N4*TROY*NY"),
        new("C4-007", "2010AA N403", Stay, "N4*ALBANY*NY*122071234", "N4*ALBANY*NY"),
        new("C4-008", "2010AA N403", Visit, "122071234", "12207"),
        new("C4-008", "2010AA N403", Stay, "122071234", "122070000"),
        new("C4-009", "2310C N403", Visit.With("LX*1~", Facility + "LX*1~"), "122075678", "12207"),
        new("C4-009", "2310E N403", Stay.With("LX*1~", Facility + "LX*1~"), "122075678", "12207"),
        new("C4-010", "2010AA N301", Visit, "1 MAIN STREET", "P.O. Box 12"),
        new("C4-010", "2010AA N302", Visit.With("1 MAIN STREET", "1 MAIN STREET*2 BOXWOOD LANE"), "2 BOXWOOD LANE", "LOCK BOX 2"),

        // Providers.
        new("C4-011", "2010AA NM109", Visit, "CLINIC*****XX*1234567893", "CLINIC"),
        new("C4-011", "2010AA NM109", Visit.With("CLINIC*****XX*1234567893", "CLINIC").With("60054~\n", "60054~\nREF*G2*A1~\n"), "REF*G2*A1~", "REF*2U*A1~"),
        new("C4-012", "2310B NM109", Visit, "MARCUS****XX*1730123454", "MARCUS"),
        new("C4-012", "2310A NM109", Stay, "MARCUS****XX*1730123454", "MARCUS"),
        new("P4-020", "2400 PS101", Purchased, "PS1*1730123454*", "PS1*1730123455*"),
        new("P4-020", "2400 PS101", Purchased, "NM1*QB*1******XX*1730123454~\n", ""),
        new("P4-021", "2310A NM101", Visit.With("NM1*82", "NM1*DN*1*KILDARE*JAMES~\nNM1*P3*1*CASEY*BEN~\nNM1*82"), "NM1*DN*1*KILDARE*JAMES~\n", ""),
        new("P4-022", "2300 CLM", Visit, "NM1*82*1*WELBY*MARCUS****XX*1730123454~\n", ""),
        new("I4-017", "2300 CLM", Stay, "NM1*71*1*WELBY*MARCUS****XX*1730123454~\n", ""),
        new("I4-018", "2300 HI01-2", Stay.With("HI*BE", "HI*BBR:3E0T3:D8:20260111~\nHI*BE"), "BBR:3E0T3", "BBR:02703"),
        new("I4-018", "2400 SV202-2", Clinic, "HC:99213", "HC:45378"),
        new("I4-019", "2310C NM101", Stay.With("LX*1~", "NM1*72*1*CASEY*BEN****XX*1730123454~\nNM1*ZZ*1*GANNON*JOE****XX*1730123454~\nLX*1~"), "NM1*72*1*CASEY*BEN****XX*1730123454~\n", ""),

        // The kind of claim.
        new("C4-023", "2300 CLM05-3", Visit.With("HI*ABK", "REF*F8*ICN1~\nHI*ABK").With("11:B:1", "11:B:7"), "REF*F8*ICN1~\n", ""),
        new("C4-023", "2300 CLM05-3", Clinic, "13:A:1", "13:A:8"),
        new("P4-008", "2300 CLM05-3", Visit, "11:B:1", "11:B:6"),
        new("I4-021", "2300 CLM05-3", Clinic.With("13:A:1", "13:A:7").With("*****CI", "*****MA").With("HI*ABK", "REF*F8*ICN1~\nHI*ABK").With("NM1*71", "HI*BG:D1~\nNM1*71"), "HI*BG:D1~", "HI*BG:09~"),

        // Accidents and stays.
        new("P4-001", "2300 CLM11-1", Accident("AA:::NY"), "AA:::NY", "AA"),
        new("P4-002", "2300 CLM11-1", Accident("AA:::NY"), "DTP*439*D8*20260109~\n", ""),
        new("P4-002", "2300 CLM11-2", Accident("EM:OA"), "DTP*439*D8*20260109~\n", ""),
        new("P4-003", "2300 CLM11-1", Accident("EM"), "DTP*439*D8*20260109~\n", ""),
        new("P4-004", "2300 CLM05-1", Visit.With("11:B:1", "21:B:1").With("HI*ABK", "DTP*435*D8*20260109~\nHI*ABK"), "DTP*435*D8*20260109~\n", ""),
        new("P4-004", "2400 SV105", Visit, "*100*UN*1***", "*100*UN*1*61**"),
        new("P4-005", "2300 DTP03", Visit.With("HI*ABK", "DTP*435*D8*20260109~\nDTP*096*D8*20260109~\nHI*ABK"), "DTP*096*D8*20260109", "DTP*096*D8*20260108"),
        new("P4-006", "2300 DTP02", Visit.With("HI*ABK", "DTP*314*RD8*20260109-20260110~\nHI*ABK"), "314*RD8*20260109-20260110", "314*D8*20260109"),
        new("P4-006", "2300 DTP02", Visit.With("HI*ABK", "DTP*360*D8*20260109~\nHI*ABK"), "360*D8*20260109", "360*RD8*20260109-20260110"),

        // Papers and certificates.
        new("C4-024", "2300 PWK06", Visit.With("HI*ABK", "PWK*OZ*BM***AC*P1~\nHI*ABK"), "BM***AC*P1", "BM"),
        new("C4-024", "2400 PWK06", Stay.With("DTP*472", "PWK*OZ*AA~\nDTP*472"), "PWK*OZ*AA~", "PWK*OZ*FX~"),
        new("C4-029", "2300 CRC03", Visit.With("HI*ABK", "CRC*ZZ*N*NU~\nHI*ABK"), "ZZ*N*NU", "ZZ*N*AV"),
        new("C4-029", "2300 CRC04", Visit.With("HI*ABK", "CRC*ZZ*N*NU~\nHI*ABK"), "ZZ*N*NU", "ZZ*N*NU*ST"),
        new("C4-029", "2300 CRC04", Stay.With("HI*ABK", "CRC*ZZ*Y*AV~\nHI*ABK"), "ZZ*Y*AV", "ZZ*Y*AV*NU"),
        new("P4-015", "2300 CR208", Visit.With("*****CI", "*****MB").With("HC:99213:25", "HC:98940:AT").With("HI*ABK", "DTP*453*D8*20260109~\nCR2********A~\nHI*ABK"), "DTP*453*D8*20260109~\n", ""),
        new("P4-016", "2440 LQ", Equipment, "PWK*CT*AD~\n", ""),
        new("P4-017", "2440 LQ01", Equipment, "CR3*I*MO*12~\n", ""),
        new("P4-018", "2400 CR301", Equipment, "CR3*I*MO", "CR3*R*MO"),
        new("P4-019", "2420E NM1", Equipment, "N3*5 LOW STREET~\nN4*TROY*NY*12180~\n", ""),

        // Ambulances.
        new("P4-012", "2400 SV101-2", Ride, "CR1****A*DH*5~\n", ""),
        new("P4-013", "2400 SV101-2", Ride, "NM1*PW*2~\nN3*3 BACK STREET~\nN4*TROY*NY*12180~\n", ""),
        new("P4-014", "2400 SV101-2", Ride, "NM1*45*2*GOOD HOSPITAL~\nN3*4 HIGH STREET~\nN4*ALBANY*NY*12207~\n", ""),

        // Diagnoses and pointers.
        new("C4-025", "2300 HI02-1", Visit, "ABF:I10", "BF:4019"),
        new("C4-025", "2300 HI01-1", Stay, "HI*ABJ:R079", "HI*BJ:78650"),
        new("C4-026", "2300 HI01-1", Visit, "HI*ABK:E119*ABF:I10", "HI*BK:25000*BF:4019"),
        new("C4-026", "2300 HI01-1", Visit.With("D8*20260110", "D8*20151001"), "D8*20151001", "RD8*20150930-20151001"),
        new("C4-026", "2300 HI01-1", Clinic.With("434*RD8*20260110-20260110", "434*RD8*20151001-20151001").With("D8*20260110", "D8*20151001"), "HI*ABK:I2510", "HI*BK:41401"),
        new("P4-009", "2400 SV107-2", Visit, "*1***1:2~", "*1***1:3~"),
        new("P4-009", "2400 SV107-2", Visit, "*1***1:2~", "*1***1:1~"),

        // Lines.
        new("C4-028", "2400 REF02", Visit, "REF*6R*L2", "REF*6R*L1"),
        new("C4-030", "2410 LIN03", Drug, "00002143380", "0002-1433-80"),
        new("C4-031", "2410 CTP04", Drug, "CTP****2*ML", "CTP****0*ML"),
        new("C4-032", "2400 SV104", Visit, "HC:36415*50*UN*1*", "HC:36415*50*UN*0*"),
        new("C4-032", "2400 SV205", Stay, "DA*3~", "DA*0~"),
        new("C4-033", "2400 SV101-4", Visit.With("99213:25", "99213:25:57"), "25:57", "25:25"),
        new("C4-033", "2400 SV202-5", Stay.With("80053", "80053:90:91:59"), "90:91:59", "90:91:90"),
        new("P4-010", "2400 SV103", Visit.With("HC:36415*50*UN*1", "HC:00810:AA*50*MJ*45"), "*MJ*", "*UN*"),
        new("P4-010", "2400 SV103", Visit, "HC:36415*50*UN", "HC:36415*50*MJ"),
        new("P4-011", "2400 SV101-2", Visit.With("HC:36415", "HC:64999:::::BLOCK"), "64999:::::BLOCK", "64999"),
        new("P4-024", "2400 SV101-2", Visit.With("HC:36415", "HC:80053").With("HI*ABK", "REF*X4*33D0123456~\nHI*ABK"), "REF*X4*33D0123456~\n", ""),
        new("P4-024", "2300 REF02", Visit.With("HC:36415", "HC:80053").With("HI*ABK", "REF*X4*33D0123456~\nHI*ABK"), "33D0123456", "330123456"),
        new("P4-025", "2400 SV101-2", Drug, "LIN**N4*00002143380~\nCTP****2*ML~\n", ""),

        // Hospitals.
        new("I4-001", "2300 CLM05-1", Stay, "DTP*435*DT*202601100930~\n", ""),
        new("I4-002", "2300 CL103", Stay, "DTP*096*TM*1130~\n", ""),
        new("I4-003", "2300 DTP03", Stay, "435*DT*202601100930", "435*D8*20260114"),
        new("I4-004", "2300 CL102", Stay, "CL1*1*1*01", "CL1*1**01"),
        new("I4-005", "2300 CL102", Stay.With("CL1*1*1*01", "CL1*4*5*01"), "CL1*4*5", "CL1*4*1"),
        new("I4-006", "2300 CL103", Stay.With("11:A:1", "11:A:2").With("CL1*1*1*01", "CL1*1*1*30").With(":80:::3", ":80:::4"), "11:A:2", "11:A:4"),
        new("I4-006", "2300 CL103", Stay, "11:A:1", "11:A:3"),
        new("I4-007", "2300 CL103", Stay.With("CL1*1*1*01", "CL1*1*1*20").With("HI*BE", "HI*BH:55:D8:20260113~\nHI*BE"), "BH:55", "BH:11"),
        new("I4-008", "2300 CLM05-1", Stay, "HI*ABJ:R079~\n", ""),
        new("I4-009", "2400 SV201", Clinic.With("SV2*0510", "SV2*0450"), "CL1*3*", "CL1*1*"),
        new("I4-011", "2300 HI01-1", Procedures, "HI*BBR:3E0T3:D8:20260111~\n", ""),
        new("I4-012", "2300 HI01-4", Procedures, "BBR:3E0T3:D8:20260111", "BBR:3E0T3:D8:20260106"),
        new("I4-012", "2300 HI01-4", Procedures, "BBQ:3E0T4:D8:20260112", "BBQ:3E0T4:D8:20260114"),
        new("I4-013", "2400 DTP03", Stay, "472*D8*20260111", "472*D8*20260114"),
        new("I4-014", "2400 SV2", Clinic.With("RD8*20260110-20260110", "RD8*20260110-20260111"), "DTP*472*D8*20260110~\n", ""),
        new("I4-015", "2400 SV202-1", Stay.With("SV2*0300*HC:80053", "SV2*0022*HP:AAA00"), "SV2*0022", "SV2*0300"),
        new("I4-015", "2400 SV202-1", Stay.With("SV2*0300*HC:80053", "SV2*0022*HP:AAA00"), "HP:AAA00", "HC:80053"),
        new("I4-016", "2400 SV201", Stay.With("SV2*0300*HC:80053*50", "SV2*0300**0").With("*150*", "*100*"), "SV2*0300*", "SV2*0001*"),
        new("I4-020", "2300 CLM05-1", Stay, "HI*BE:80:::3~\n", ""),

        // Payments.
        new("BAL-01", "2110 SVC03", Payment, "CAS*CO*45*20~", "CAS*CO*45*21~"),
        new("BAL-02", "2100 CLP04", Payment.With("BPR*I*95", "BPR*I*94").With("*150*100*20", "*150*99*20").With("NM1*QC", "CAS*CO*131*1~\nNM1*QC"), "CAS*CO*131*1~\n", ""),
        new("BAL-03", "2100 CLP03", Payment, "*150*100*20*", "*151*100*20*"),
        new("BAL-04", "BPR02", Payment, "BPR*I*95", "BPR*I*96"),
        new("BAL-04", "BPR02", Payment, "WO:X1*5~", "WO:X1*-5~"),
        new("BAL-05", "2100 CLP05", Payment, "*150*100*20", "*150*100*0"),
        new("BAL-06", "2110 CAS02", Payment.With("BPR*I*95", "BPR*I*65").With("*150*100*20", "*150*70*20").With("*50*30~", "*50*0~").With("CO*45*20", "CO*96*50"), "CO*96*50", "CO*45*50"),

        // Acknowledgments.
        new("ACK-01", "2200B QTY02", Answer, "QTY*90*1", "QTY*90*2"),
        new("ACK-01", "2200B QTY02", Answer, "QTY*90*1~\n", ""),
        new("ACK-02", "2200B AMT02", Answer, "AMT*YY*200", "AMT*YY*201"),
    ];

    private static string Facility => "NM1*77*2*GOOD HOSPITAL*****XX*1234567893~\nN3*4 HIGH STREET~\nN4*ALBANY*NY*122075678~\n";

    private static string Plan => "NM1*PE*2*OTHER PLAN*****PI*33333~\nN3*6 WEST STREET~\nN4*ALBANY*NY*12207~\nREF*EI*123456788~\n";

    private static string Third => """
        SBR*T*18*GRP3******CI~
        OI***Y***Y~
        NM1*IL*1*DOE*JANE****MI*M0003~
        NM1*PR*2*THIRD PAYER*****PI*22222~
        LX*1~

        """;

    /// <summary>A payer of one line who is at fault nowhere else when he is not the claim's.</summary>
    private static string Beside => VisitPaid.With("REF*6R*L1~\n", "REF*6R*L1~\nSVD*11111*80*HC:99213:25**1~\nCAS*PR*1*20~\nDTP*573*D8*20260112~\n")
        .With("CAS*PR*2*50~\n", "").With("AMT*D*100~", "AMT*D*130~");

    private static string Purchased => Visit.With("REF*6R*L2~\n", "REF*6R*L2~\nPS1*1730123454*50~\nNM1*QB*1******XX*1730123454~\n");

    private static string Dependent => Visit.With("HL*2*1*22*0", "HL*2*1*22*1").With("SBR*P*18*", "SBR*P**").With("CLM*", """
        HL*3*2*23*0~
        PAT*19~
        NM1*QC*1*DOE*KIM~
        N3*2 SIDE STREET~
        N4*TROY*NY*12180~
        DMG*D8*20150303*M~
        CLM*
        """);

    private static string Drug => Visit.With("HC:36415", "HC:J1815").With("REF*6R*L2~\n", "REF*6R*L2~\nLIN**N4*00002143380~\nCTP****2*ML~\n");

    private static string Procedures => Stay.With("HI*BE", "HI*BBR:3E0T3:D8:20260111~\nHI*BBQ:3E0T4:D8:20260112~\nHI*BE");

    private static string LineCharges(string one, string two) =>
        $"{one}*UN*1***1:2~\nDTP*472*D8*20260110~\nREF*6R*L1~\nLX*2~\nSV1*HC:36415*{two}*";

    private static string Accident(string causes) =>
        Visit.With("*Y*A*Y*Y~\n", $"*Y*A*Y*Y**{causes}~\nDTP*439*D8*20260109~\n");
}

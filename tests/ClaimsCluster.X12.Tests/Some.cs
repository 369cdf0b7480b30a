using System.Buffers;
using System.Text;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;
using CsCheck;

namespace ClaimsCluster.X12.Tests;

/// <summary>Small files and values that tests start from.</summary>
internal static class Some
{
    public const string TwoClaims = """
        ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260115*0930*^*00501*000000007*0*T*:~
        GS*HC*SENDER*RECEIVER*20260115*0930*70*X*005010X222A1~
        ST*837*0001*005010X222A1~
        BHT*0019*00*BATCH1*20260115*0930*CH~
        NM1*41*2*SENDING OFFICE*****46*S1~
        PER*IC*DESK*TE*8005550100~
        NM1*40*2*RECEIVING HOUSE*****46*R1~
        HL*1**20*1~
        PRV*BI*PXC*207Q00000X~
        NM1*85*2*GOOD CLINIC*****XX*1234567893~
        N3*1 MAIN STREET~
        N4*ALBANY*NY*122070001~
        REF*EI*123456789~
        HL*2*1*22*0~
        SBR*P*18*GRP1******CI~
        NM1*IL*1*DOE*JANE*Q***MI*M0001~
        N3*2 SIDE STREET~
        N4*TROY*NY*12180~
        DMG*D8*19700102*F~
        NM1*PR*2*GOOD PAYER*****PI*60054~
        CLM*ACC1*125.5***11:B:1*Y*A*Y*Y~
        HI*ABK:E119*ABF:I10~
        NM1*82*1*WELBY*MARCUS****XX*1730123454~
        PRV*PE*PXC*208D00000X~
        LX*1~
        SV1*HC:99213:25*100*UN*1***1:2~
        DTP*472*D8*20260110~
        REF*6R*L1~
        LX*2~
        SV1*HC:36415*25.5*UN*1***1~
        DTP*472*RD8*20260110-20260111~
        HL*3*1*22*1~
        SBR*P**GRP2******CI~
        NM1*IL*1*ROE*JOHN****MI*M0002~
        NM1*PR*2*GOOD PAYER*****PI*60054~
        HL*4*3*23*0~
        PAT*19~
        NM1*QC*1*ROE*KIM~
        N3*3 BACK STREET~
        N4*TROY*NY*12180~
        DMG*D8*20150303*M~
        CLM*ACC2*90***11:B:1*Y*A*Y*Y~
        HI*ABK:J069~
        LX*1~
        SV1*HC:99203*90*UN*1***1~
        DTP*472*D8*20260112~
        SE*45*0001~
        GE*1*70~
        IEA*1*000000007~
        """;

    /// <summary><see cref="TwoClaims"/> with one thing changed, which must be there.</summary>
    public static string Changed(string right, string wrong)
    {
        TwoClaims.ShouldContain(right);
        return TwoClaims.Replace(right, wrong, StringComparison.Ordinal);
    }

    /// <summary><see cref="TwoClaims"/> from one place up to another.</summary>
    public static string Cut(string from, string to) =>
        TwoClaims[TwoClaims.IndexOf(from, StringComparison.Ordinal)..TwoClaims.IndexOf(to, StringComparison.Ordinal)];

    public static InterchangeHeader Header(int control = 42) => new(
        "ZZ", "CLAIMSCLUSTER", "ZZ", "PARTNER", new DateTime(2026, 1, 16, 18, 0, 0), control, 'T',
        "CLAIMSCLUSTER", "PARTNER", 420);

    public static Submitter Submitter { get; } = new("CLAIMSCLUSTER", "CC1", "EDI DESK", "8005550199");

    public static Receiver Receiver { get; } = new("PARTNER HOUSE", "PH1");

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public static List<ReceivedClaim> Claims(byte[] file, ClaimSelection selection = ClaimSelection.Accepted)
    {
        using var reader = new ProfessionalClaimReader(file, FileInspection.Inspect(file), selection);
        var claims = new List<ReceivedClaim>();
        while (reader.TryRead(out var claim)) claims.Add(claim);
        return claims;
    }

    public static List<RemittanceAdvice> Advices(byte[] file)
    {
        using var reader = new RemittanceReader(file);
        var advices = new List<RemittanceAdvice>();
        while (reader.TryRead(out var advice)) advices.Add(advice);
        return advices;
    }

    /// <summary>All of a value, for comparing what holds lists.</summary>
    public static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);

    /// <summary>One of some values.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>The same values on every run.</summary>
    public static IEnumerable<T> Seeded<T>(Gen<T> gen, int count)
    {
        var random = new PCG(1, 2026);
        for (var i = 0; i < count; i++) yield return gen.Generate(random, null, out _);
    }

    /// <summary>The only set of a file.</summary>
    public static SetInspection OnlySet(string file) =>
        FileInspection.Inspect(Bytes(file)).Interchanges.ShouldHaveSingleItem().Groups.ShouldHaveSingleItem()
            .Sets.ShouldHaveSingleItem();
}

using System.Globalization;
using static ClaimsCluster.X12.Tests.Validation.Rules.ClaimFiles;

namespace ClaimsCluster.X12.Tests.Validation.Rules;

public sealed class RuleScopeTests
{
    [Fact]
    public void A_payment_without_its_LX_is_told_that_and_no_balance()
    {
        var faults = Faults(Payment.With("LX*1~\n", ""));
        faults.ShouldNotBeEmpty();
        faults.ShouldAllBe(fault => fault.Snip <= 2);
    }

    [Fact]
    public void A_claim_that_is_built_wrongly_is_not_judged()
    {
        var file = Visit.With("CLM*ACC1*150*", "CLM*ACC1*151*").With("DTP*472*D8*20260110~\n", "");
        Faults(file).ShouldHaveSingleItem().Code.ShouldBe("SYN-07");
    }

    [Fact]
    public void What_is_wrong_above_two_claims_is_told_once_and_is_a_fault_of_both()
    {
        var claim = Visit[Visit.IndexOf("CLM*", StringComparison.Ordinal)..Visit.IndexOf("SE*0", StringComparison.Ordinal)];
        var file = Visit.With("SE*0", claim.With("ACC1", "ACC2") + "SE*0");
        Faults(file).ShouldBeEmpty();

        var set = Inspect(file.With("DMG*D8*19700102*F~\n", "")).Sets.ShouldHaveSingleItem();
        set.Faults.ShouldHaveSingleItem().Detail.ShouldBe("the patient's date of birth and sex are missing");
        set.FaultyClaimCount.ShouldBe(2);
    }

    [Fact]
    public void The_same_fault_above_the_claims_of_two_subscribers_is_told_twice()
    {
        var visit = Visit;
        var subscriber = visit[visit.IndexOf("HL*2", StringComparison.Ordinal)..visit.IndexOf("SE*0", StringComparison.Ordinal)];
        var file = visit.With("SE*0", subscriber.With("HL*2*", "HL*3*") + "SE*0");
        Faults(file).ShouldBeEmpty();

        var faults = Faults(file.Replace("******CI~", "~", StringComparison.Ordinal));
        faults.Select(fault => fault.Code).ShouldBe(["SUB-19", "SUB-19"]);
        faults[0].LoopPath.ShouldNotBe(faults[1].LoopPath);
    }

    public static TheoryData<string> Exceptions =>
    [
        Visit.With("HC:36415*50*UN*1", "HC:01953*50*UN*1"), // Anesthesia for burns is counted in areas of skin.
        Visit.With("HI*ABK:E119*ABF:I10", "HI*BK:25000*BF:4019").Replace("D8*20260110", "D8*20150930", StringComparison.Ordinal),
        Visit.With("*Y*A*Y*Y~\n", "*Y*A*Y*Y**AA::::CA~\nDTP*439*D8*20260109~\n"), // An accident abroad.
        Visit.With("N4*TROY*NY*12180", "N4*BERLIN***DE"),
        Visit.With("1 MAIN STREET", "EXPO BOX 3*POST OFFICE SQUARE"),
        Visit.With("MARCUS****XX*1730123454~", "MARCUS~\nREF*0B*A1~"), // Treated by who has no NPI.
        Visit.With("*100*UN*1***1:2~", "*100*UN*1***2:1~"),
        Visit.With("HC:36415*50*UN*1", "HC:36415*50*UN*0.125"),
        VisitPaid.With("SBR*S*18*GRP1", "SBR*U*18*GRP1").With("SBR*P*18*GRP0", "SBR*U*18*GRP0"),
        VisitPaidByLine.With("SVD*11111*20*HC:36415**1~", "SVD*11111*20*HC:36415**1*1~").With("CAS*PR*2*30~", "CAS*PR*2*25~\nCAS*CO*97*5~"),
        Ride.With("CR1****A*DH*5~\n", "").With("DTP*472", "CR1****A*DH*5~\nDTP*472"), // In the line.
        Equipment.With("CR3*I*MO*12~", "CR3*R*MO*12~").With("DTP*472*D8*20260110~\n", "DTP*472*D8*20260110~\nDTP*607*D8*20260109~\n"),
        Stay.With("HI*BE:80:::3", "HI*BE:80:::4").With("CL1*1*1*01", "CL1*1*1*30").With("11:A:1", "11:A:2"), // Still a patient: the last day counts.
        Clinic.With("SV2*0510*HC:99213*150*UN*1~", "SV2*0540*HC:A0429*150*UN*1~").With("NM1*71*1*WELBY*MARCUS****XX*1730123454~\n", ""),
        Clinic.With("SV2*0510*HC:99213", "SV2*0300*HC:36415"), // Drawing blood is no operation.
        Answer.With("QTY*90*1~\nQTY*AA*1~\nAMT*YU*150~\nAMT*YY*200~\n", ""),
        Payment.With("CLP*ACC1*1*150*100*20", "CLP*ACC1*22*150*100*0"),
    ];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void What_a_rule_excepts_is_no_fault(string file) => Faults(file).ShouldBeEmpty();

    [Fact]
    public void Rules_judge_whatever_stands_in_a_claim()
    {
        string[] files = [Visit, VisitPaid, VisitPaidByLine, Ride, Equipment, Stay, Clinic, Payment, Answer];
        var random = new Random(2026);
        var judged = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var segments = files[round % files.Length].Split('\n');
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(3, segments.Length - 3);
                segments[at] = Mutated(segments[at], segments[random.Next(3, segments.Length - 3)], random);
            }

            judged += Faults(string.Join('\n', segments)).Any(fault => fault.Snip >= 3) ? 1 : 0;
        }

        judged.ShouldBeGreaterThan(1000);
    }

    /// <summary>A segment without an element, with one of another segment, twice, not at all, or another in its place.</summary>
    private static string Mutated(string segment, string other, Random random)
    {
        var elements = segment.TrimEnd('~').Split('*');
        var others = other.TrimEnd('~').Split('*');
        var element = random.Next(1, Math.Max(2, elements.Length));
        switch (random.Next(6))
        {
            case 0 when elements.Length > 1: elements[element] = ""; break;
            case 1 when elements.Length > 1: elements[element] = others[random.Next(others.Length)]; break;
            case 2 when elements.Length > 1: elements[element] = random.Next(-5, 200).ToString(CultureInfo.InvariantCulture); break;
            case 3: return segment + segment;
            case 4: return "";
            default: return other;
        }

        return string.Join('*', elements) + '~';
    }
}

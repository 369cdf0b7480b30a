using System.Text;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Tests.Registration;

namespace ClaimsCluster.Domain.Tests.Charges;

/// <summary>The claims of a few visits, segment by segment.</summary>
public class VisitBillingTests
{
    [Fact]
    public void A_patient_who_holds_the_policy() => Segments(Visits.Office, Visits.Service("99214", 1, 2), Visits.Service("83036")).ShouldBe(
    [
        "PRV*BI*PXC*207Q00000X", "NM1*85*2*HARBOR OAK FAMILY PRACTICE*****XX*1999041001", "N3*1 HARBOR RD", "N4*SPRINGFIELD*IL*627011111",
        "REF*EI*365550140", "PER*IC*BILLING OFFICE*TE*2175550110", "",
        "SBR*P*18*12345******12", "NM1*IL*1*NUNEZ*ZOE*Q***MI*W123456789", "N3*12 ELM ST", "N4*SPRINGFIELD*IL*627011234",
        "DMG*D8*19801229*F", "NM1*PR*2*EXAMPLE PPO*****PI*PPO01", "", "",
        "CLM*V000001*283***11:B:1*Y*A*Y*Y", "REF*X4*10D2000310", "REF*EA*MRN1", "HI*ABK:E119*ABF:I10",
        "NM1*DN*1*OKAFOR*ADA****XX*1999042009", "NM1*82*1*OKAFOR*ADA****XX*1999042009", "PRV*PE*PXC*207Q00000X",
        "LX*1", "SV1*HC:99214*242*UN*1***1:2", "DTP*472*D8*20260102", "REF*6R*V000001L1",
        "LX*2", "SV1*HC:83036*41*UN*1***1", "DTP*472*D8*20260102", "REF*6R*V000001L2",
    ]);

    [Fact]
    public void A_child_on_a_parents_policy()
    {
        var parent = new PolicySubscriber { Name = new("O'Núñez", "Ana*María"), BirthDate = new(1985, 1, 1), Sex = "F" };
        var coverage = Visits.Ppo with { Relationship = "19", Subscriber = parent };
        Segments(Visits.Office with { Coverages = [coverage] }, Visits.Service("99213"))[6..16].ShouldBe(
        [
            "", "SBR*P**12345******12", "NM1*IL*1*O'NUNEZ*ANA MARIA****MI*W123456789", "NM1*PR*2*EXAMPLE PPO*****PI*PPO01", "",
            "PAT*19", "NM1*QC*1*NUNEZ*ZOE*Q", "N3*12 ELM ST", "N4*SPRINGFIELD*IL*627011234", "DMG*D8*19801229*F",
        ]);
    }

    [Fact]
    public void Who_pays_second_and_why_medicare_does()
    {
        var medicare = new Coverage { PayerId = "MCR01", MemberId = "1EG4TE5MK73" };
        Segments(Visits.Office with { Coverages = [Visits.Ppo, medicare], Patient = Visits.Patient with { BirthDate = new(1950, 1, 1) } }, Visits.Service("99213"))
            .SkipWhile(segment => !segment.StartsWith("PRV*PE", StringComparison.Ordinal)).Skip(1).Take(4).ShouldBe(
                ["SBR*S*18***12****MB", "OI***Y***Y", "NM1*IL*1*NUNEZ*ZOE*Q***MI*1EG4TE5MK73", "NM1*PR*2*MEDICARE PART B*****PI*MCR01"]);
    }

    [Fact]
    public void An_auto_accident_in_an_emergency_room()
    {
        var encounter = Visits.Office.Encounter with
        {
            PlaceOfService = "23",
            Accident = new(new(2026, 1, 1), "AA", "IL"),
            Facility = new("1999043007", "Springfield Memorial", Visits.Home),
        };
        var segments = Segments(Visits.Office with { Encounter = encounter }, Visits.Service("99283"));
        segments.ShouldContain("CLM*V000001*445***23:B:1*Y*A*Y*Y**AA:::IL");
        segments.ShouldContain("DTP*439*D8*20260101");
        segments.ShouldContain("NM1*77*2*SPRINGFIELD MEMORIAL*****XX*1999043007");
    }

    [Fact]
    public void A_referral_an_authorization_that_fits_and_a_drug()
    {
        var visit = Visits.Office with { Referral = new("R1", null, null), Authorization = new("A1", ["20610"], 1m, null, null) };
        var segments = Segments(visit, Visits.Service("20610"), Visits.Service("J3301") with { Units = 4m });
        segments.ShouldContain("REF*9F*R1");
        segments.ShouldContain("REF*G1*A1");
        segments[^2..].ShouldBe(["LIN**N4*00003029328", "CTP****1*ML"]);
        Segments(visit, Visits.Service("99213")).ShouldNotContain("REF*G1*A1");
    }

    [Fact]
    public void A_claim_holds_fifty_lines()
    {
        var claims = Build(Visits.Office, Visits.Codes([.. Enumerable.Repeat(Visits.Service("99213", 2), 120)]));
        claims.Select(claim => claim.Number).ShouldBe(["V000001", "V000001-2", "V000001-3"]);
        claims.Select(claim => Typed(claim).Lines.Count).ShouldBe([50, 50, 20]);
        claims.Sum(claim => Typed(claim).Charge).ShouldBe(120 * 168m);
    }

    [Fact]
    public void A_claim_holds_twelve_diagnoses_and_pointers_follow_them()
    {
        string[] diagnoses = [.. Enumerable.Range(0, 15).Select(place => $"E{place:00}9")];
        var codes = new VisitCodes(
            [.. diagnoses.Select(code => new CodedDiagnosis(code, null))],
            [Visits.Service("99213", 1, 2, 3, 4), Visits.Service("99214", 5, 6, 7, 8), Visits.Service("20610", 9, 10, 11, 12), Visits.Service("17000", 15, 1)], []);
        var claims = Build(Visits.Office, codes).Select(Typed).ToArray();
        claims.Select(claim => claim.Lines.Count).ShouldBe([3, 1]);
        claims[0].Diagnoses.Select(diagnosis => diagnosis.Code).ShouldBe(diagnoses[..12]);
        claims[1].Lines[0].Pointers.Select(pointer => claims[1].Diagnoses[pointer - 1].Code).ShouldBe(["E149", "E009"]);
    }

    [Fact]
    public void Nothing_is_built_of_nothing()
    {
        Build(Visits.Office, Visits.Codes()).ShouldBeEmpty();
        Build(Visits.Office with { Coverages = [] }, Visits.Codes(Visits.Service("99213"))).ShouldBeEmpty();
    }

    internal static IReadOnlyList<BuiltClaim> Build(Visit visit, VisitCodes codes) => VisitBilling.Build(
        visit, visit.Coverages, codes, ChargeEntry.Of(visit, codes, Chargemaster.Default), PayerDirectory.Default);

    private static X12.Guides.ProfessionalClaim Typed(BuiltClaim claim) => X12.Guides.ProfessionalClaim.Parse(claim.Record.Parts());

    // Of each part in turn; an empty line is between two.
    private static string[] Segments(Visit visit, params CodedService[] services)
    {
        ClaimRecord record = Build(visit, Visits.Codes(services)).ShouldHaveSingleItem().Record;
        return [.. new[] { record.BillingProvider, record.Subscriber, record.Patient, record.Claim }
            .SelectMany(part => Encoding.UTF8.GetString(part).Split('~', StringSplitOptions.RemoveEmptyEntries).Append("")).SkipLast(1)];
    }
}

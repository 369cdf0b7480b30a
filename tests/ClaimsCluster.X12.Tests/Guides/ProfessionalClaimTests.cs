using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.X12.Tests.Guides;

public sealed class ProfessionalClaimTests
{
    [Fact]
    public void A_claim_of_a_dependent_is_read_in_full()
    {
        var claim = ProfessionalClaim.Parse(Some.Claims(Some.Bytes(Some.TwoClaims))[1].Parts);
        claim.BillingProvider.ShouldBe(new BillingProvider(
            "2", "GOOD CLINIC", null, "1234567893", "123456789", "EI", "207Q00000X",
            new PostalAddress("1 MAIN STREET", null, "ALBANY", "NY", "122070001")));
        claim.Subscriber.MemberId.ShouldBe("M0002");
        claim.Payer.ShouldBe(new Payer("GOOD PAYER", "60054", "PI"));
        claim.Patient!.Relationship.ShouldBe("19");
        (claim.PatientLastName, claim.PatientFirstName, claim.PatientBirthDate, claim.PatientSex)
            .ShouldBe(("ROE", "KIM", new DateOnly(2015, 3, 3), "M"));
        (claim.ClaimNumber, claim.Charge, claim.PlaceOfService, claim.FrequencyCode).ShouldBe(("ACC2", 90m, "11", "1"));
    }

    [Fact]
    public void Lines_and_providers_are_read_in_full()
    {
        var claim = ProfessionalClaim.Parse(Some.Claims(Some.Bytes(Some.TwoClaims))[0].Parts);
        claim.Patient.ShouldBeNull();
        claim.PatientLastName.ShouldBe("DOE");
        claim.Rendering.ShouldBe(new Practitioner("WELBY", "MARCUS", "1730123454", "208D00000X"));
        claim.Npis.ShouldBe([new NpiUse("85", "1234567893"), new NpiUse("82", "1730123454")]);
        claim.Diagnoses.ShouldBe([new Diagnosis("ABK", "E119"), new Diagnosis("ABF", "I10")]);
        var line = claim.Lines[0];
        (line.Number, line.Code, line.Charge, line.Unit, line.Units, line.LineControlNumber)
            .ShouldBe((1, "99213", 100m, "UN", 1m, "L1"));
        line.Modifiers.ShouldBe(["25"]);
        line.Pointers.ShouldBe([1, 2]);
        claim.FirstServiceDate.ShouldBe(new DateOnly(2026, 1, 10));
        claim.LastServiceDate.ShouldBe(new DateOnly(2026, 1, 11));
    }

    [Fact]
    public void Other_payers_and_what_they_paid_are_read()
    {
        var file = Samples.Read("837P/stupidedi-COB-claim-from-billing-provider-to-payer-b.edi");
        var claim = ProfessionalClaim.Parse(Some.Claims(file).ShouldHaveSingleItem().Parts);
        var payer = claim.OtherPayers.ShouldHaveSingleItem();
        (payer.Responsibility, payer.PayerId, payer.PayerName, payer.MemberId, payer.Paid)
            .ShouldBe(("P", "999996666", "KEY INSURANCE COMPANY", "JS00111223333", 39.15m));
        payer.ClaimAdjustments.ShouldBe([new("PR", "1", 21.89m, null), new("PR", "2", 15m, null)]);
    }

    [Fact]
    public void What_another_payer_decided_of_a_line_is_read()
    {
        var file = Samples.Read("837P/stupidedi-COB-claim-from-billing-provider-to-payer-b.edi");
        var lines = ProfessionalClaim.Parse(Some.Claims(file)[0].Parts).Lines;
        lines.Select(line => line.PriorPayments.ShouldHaveSingleItem().Paid).ShouldBe([40m, 15m, 21.04m]);
        var prior = lines[0].PriorPayments[0];
        (prior.PayerId, prior.Date).ShouldBe(("999996666", new DateOnly(2005, 10, 15)));
        prior.Adjustments.ShouldBe([new("CO", "42", 3m, null)]);
        lines[0].ServiceFrom.ShouldBe(new DateOnly(2005, 10, 3));
    }

    [Fact]
    public void A_day_of_another_payers_decision_on_the_claim_is_read()
    {
        var claim = ProfessionalClaim.Parse(new ClaimParts([], [], [], Some.Bytes(
            "CLM*A*100~SBR*P*18~CAS*CO*45*40**253*1*2~NM1*PR*2*FIRST*****PI*F1~DTP*573*D8*20260103~LX*1~SV1*HC:99213*100~CAS*CO*45*1~")));
        claim.OtherPayers.ShouldHaveSingleItem().Date.ShouldBe(new DateOnly(2026, 1, 3));
        claim.OtherPayers[0].ClaimAdjustments.ShouldBe([new("CO", "45", 40m, null), new("CO", "253", 1m, 2m)]);
        claim.Lines[0].PriorPayments.ShouldBeEmpty();
    }

    [Fact]
    public void Nonsense_gives_nulls_not_exceptions()
    {
        var nonsense = Some.Bytes("CLM~SV1*~LX*-5~SV1**X~REF~HI~NM1*82~DTP*472*RD8*1-2~AMT*F5*~~*~:~");
        var claim = ProfessionalClaim.Parse(new ClaimParts(nonsense, nonsense, nonsense, nonsense));
        claim.Charge.ShouldBeNull();
        claim.Lines.ShouldHaveSingleItem().Number.ShouldBe(0);
    }
}

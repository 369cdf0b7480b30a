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
        claim.OtherPayers.ShouldHaveSingleItem().Paid.ShouldNotBeNull();
        claim.OtherPayers[0].PayerId.ShouldNotBeNull();
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

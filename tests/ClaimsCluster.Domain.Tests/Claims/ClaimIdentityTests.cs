using ClaimsCluster.Domain.Claims;
using ClaimsCluster.X12.Guides;
using CsCheck;

namespace ClaimsCluster.Domain.Tests.Claims;

public class ClaimIdentityTests
{
    private static readonly byte[] Key = ClaimIdentity.KeyOf("default", 1);

    [Fact]
    public void What_a_correction_changes_is_not_in_the_id()
    {
        var id = Id(A.Record());
        Id(A.Record("PPO01", "BLU01")).ShouldBe(id);
        Id(A.Record("MI*M1", "MI*M2")).ShouldBe(id);
        Id(A.Record("CLM*PCN1*125***11:B:1", "CLM*PCN1*130***11:B:7")).ShouldBe(id);
    }

    [Theory]
    [InlineData("PCN1", "PCN2")]
    [InlineData("DOE*JANE", "DOE*JOAN")]
    [InlineData("19700102", "19700103")]
    [InlineData("20251230", "20251229")]
    public void Another_claim_has_another_id(string change, string to) => Id(A.Record(change, to)).ShouldNotBe(Id(A.Record()));

    [Fact]
    public void Tenants_and_seeds_have_ids_of_their_own() =>
        new[] { ("default", 1L), ("default", 2L), ("other", 1L) }
            .Select(who => ClaimIdentity.ClaimId(ClaimIdentity.KeyOf(who.Item1, who.Item2), "S", ProfessionalClaim.Parse(A.Record().Parts())))
            .ShouldBeUnique();

    [Fact]
    public void An_account_is_the_record_number_where_there_is_one_else_the_person()
    {
        var parse = (ClaimRecord record) => ClaimIdentity.AccountId(Key, ProfessionalClaim.Parse(record.Parts()));
        parse(A.Record("HI*ABK", "REF*EA*MRN7~HI*ABK")).ShouldBe(parse(A.Record("HI*ABK:E119~NM1*82*1*DOC*A", "REF*EA*MRN7~HI*ABK:E119~NM1*82*1*OTHER*B")));
        parse(A.Record()).ShouldBe(parse(A.Record("PPO01", "BLU01")));
        parse(A.Record()).ShouldNotBe(parse(A.Record("19700102", "19700103")));
    }

    [Fact]
    public void Our_claim_numbers_fit_twenty_characters_and_name_their_claim() =>
        Gen.Select(Gen.Char["0123456789ABCDEFGHJKMNPQRSTVWXYZ"].Array[16], Gen.Int[1, 99]).Sample((id, issue) =>
        {
            var claimId = new string(id);
            var clm01 = ClaimIdentity.Clm01(claimId, "P", issue);
            return clm01.Length <= 20 && ClaimIdentity.ClaimOf(clm01) == claimId;
        });

    [Theory]
    [InlineData("")]
    [InlineData("PCN1")]
    [InlineData("26407789")]
    [InlineData("0123456789ABCDEFZP1")]
    public void A_number_that_is_not_ours_names_no_claim(string clm01) => ClaimIdentity.ClaimOf(clm01).ShouldBeNull();

    private static string Id(ClaimRecord record) => ClaimIdentity.ClaimId(Key, "SENDER", ProfessionalClaim.Parse(record.Parts()));
}

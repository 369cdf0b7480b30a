using ClaimsCluster.Domain.Reference;

namespace ClaimsCluster.Domain.Tests.Reference;

public class CarcTests
{
    [Theory]
    [InlineData("CO", "45", CarcClass.Contractual)]
    [InlineData("PI", "45", CarcClass.Contractual)]
    [InlineData("PR", "45", CarcClass.Patient)]
    [InlineData("OA", "45", CarcClass.Denial)]
    [InlineData("CO", "253", CarcClass.Contractual)]
    [InlineData("CO", "24", CarcClass.Contractual)]
    [InlineData("PR", "1", CarcClass.Patient)]
    [InlineData("PR", "2", CarcClass.Patient)]
    [InlineData("PR", "3", CarcClass.Patient)]
    [InlineData("OA", "23", CarcClass.Informational)]
    [InlineData("CO", "23", CarcClass.Denial)]
    [InlineData("OA", "94", CarcClass.Informational)]
    [InlineData("PR", "187", CarcClass.Informational)]
    [InlineData("PR", "26", CarcClass.Denial)]
    [InlineData("PR", "27", CarcClass.Denial)]
    [InlineData("PR", "96", CarcClass.Denial)]
    [InlineData("PR", "204", CarcClass.Denial)]
    [InlineData("CO", "97", CarcClass.Denial)]
    [InlineData("OA", "18", CarcClass.Denial)]
    [InlineData("CO", "29", CarcClass.Denial)]
    [InlineData("CO", "Z99", CarcClass.Denial)]
    [InlineData("PR", "Z99", CarcClass.Denial)]
    public void Group_and_code_say_what_the_ledger_does(string group, string carc, CarcClass expected) =>
        Carc.ClassOf(group, carc).ShouldBe(expected);

    [Fact]
    public void A_code_knows_its_work()
    {
        var late = Carc.Of("29");
        (late.Category, late.Owner, late.Recovery).ShouldBe(("timely", "follow-up", 0.25m));
        late.Acts.ShouldBe([CarcAct.Appeal]);
        Carc.Of("22").Acts.ShouldBe([CarcAct.Eligibility, CarcAct.Resubmit]);
    }

    [Fact]
    public void An_unknown_code_is_somebodys_call() => Carc.Of("Z99").Acts.ShouldBe([CarcAct.Call]);
}

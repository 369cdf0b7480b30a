namespace ClaimsCluster.Cluster.Tests.Verifying;

public sealed class CleanStoreTests(SomeBooks books)
{
    [Fact]
    public async Task Books_that_nobody_altered_are_proved_by_twelve_checks()
    {
        using var store = new AlteredStore(books.Database);
        var report = await store.Verify();
        report.Checks.SelectMany(check => check.Faults).ShouldBeEmpty();
        report.IsProved.ShouldBeTrue();
        report.Checks.Select(check => check.Id).ShouldBe(
            ["I2", "I3", "I4", "I6", "I7", "I10", "I12", "I13", "I17", "I21", "I24", "I25"]);
        report.Checks.ShouldAllBe(check => check.LookedAt > 0);
    }

    [Fact]
    public async Task The_books_hold_what_the_tests_are_about()
    {
        using var store = new AlteredStore(books.Database);
        var report = await store.Verify();
        var looked = report.Checks.ToDictionary(check => check.Id, check => check.LookedAt);
        looked["I13"].ShouldBe(29);                // 30 claims, one refused.
        looked["I25"].ShouldBe(28);                // One is held.
        looked["I7"].ShouldBe(30 + 30 + 28 + 28 + 1); // Two files, what went to payers and came back, and the stray claim.
        report.Sums.Difference.ShouldBe(0m);
        report.Sums.Debits.ShouldBe(report.Sums.Credits);
        report.Sums.Unmatched.ShouldBe(report.Sums.InsurancePaid + 60m); // 60.00 of the stray claim wait in suspense.
    }
}

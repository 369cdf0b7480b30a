namespace ClaimsCluster.Cli.Tests.Commands;

[Collection("published books")]
public sealed class ExportCommandTests(PublishedBooks books)
{
    [Fact]
    public async Task It_writes_the_files_that_the_run_wrote_and_says_what_they_are()
    {
        var export = await Claims.Run("export", "--out", books.Beside("again"), "--data", books.Data);
        export.Exit.ShouldBe(0);
        Approved.Check(books.Masked(export.Output), "export");
        foreach (var name in new[] { "claims.jsonl", "ledger.csv", "worklist.jsonl" })
            File.ReadAllBytes(Path.Combine(books.Beside("again"), name)).ShouldBe(File.ReadAllBytes(Path.Combine(books.Out, name)), name);
    }
}

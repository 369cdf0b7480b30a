using ClaimsCluster.Cli.Tests.Generating;

namespace ClaimsCluster.Cli.Tests.X12;

/// <summary>Whatever a sender wrote, what answers it is without fault. Only outbound claims keep what he wrote.</summary>
[Collection("published books")]
public sealed class PublishedRunFilesTests(PublishedBooks books)
{
    [Theory]
    [InlineData("acks")]
    [InlineData("inbound")]
    [InlineData("returned")]
    public void Every_answer_to_the_published_examples_passes_the_validator(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(books.Out, folder)).Where(file => !file.EndsWith(".jsonl", StringComparison.Ordinal)).ToList();
        files.ShouldNotBeEmpty();
        files.SelectMany(file => Validated.Errors(File.ReadAllBytes(file)).Select(error => $"{Path.GetFileName(file)}: {error}")).ShouldBeEmpty();
    }
}

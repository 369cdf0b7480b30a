namespace ClaimsCluster.Testing.Tests.Readme;

public sealed class ReadmeTests
{
    [Fact]
    public void The_test_that_the_README_shows_is_the_one_that_runs_here()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ClaimsCluster.sln"))) root = root.Parent!;
        var readme = File.ReadAllText(Path.Combine(root.FullName, "README.md"));
        var source = File.ReadAllText(Path.Combine(root.FullName, "tests", "ClaimsCluster.Testing.Tests", "Readme", "OurBillingTests.cs"));
        readme.ShouldContain($"## Test your own billing code\n");
        readme.ShouldContain($"```csharp\n{source}```\n");
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ClaimsCluster.Conformance.Operating;

/// <summary>What the Dockerfile names is there.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string Dockerfile = Repository.Text("deploy/Dockerfile");

    [Fact]
    public void What_it_copies_from_the_repository_is_there() => Dockerfile.Split('\n')
        .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ')[1..^1])
        .Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).ShouldBeEmpty();

    [Fact]
    public void The_project_that_it_publishes_makes_the_program_that_it_starts()
    {
        var projects = Project().Matches(Dockerfile).Select(match => match.Value).Distinct().ToList();
        var project = XDocument.Parse(Repository.Text(projects.ShouldHaveSingleItem()));
        Dockerfile.ShouldContain($"""ENTRYPOINT ["/app/{project.Descendants("AssemblyName").Single().Value}"]""");
    }

    [Fact]
    public void Its_images_are_of_the_runtime_that_the_program_is_built_for()
    {
        var sdk = (string)JsonNode.Parse(Repository.Text("global.json"))!["sdk"]!["version"]!;
        var images = Image().Matches(Dockerfile).Select(match => match.Groups[1].Value).ToList();
        images.Count.ShouldBe(2);
        images.ShouldAllBe(version => sdk.StartsWith(version, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_user_is_the_one_of_the_manifests() =>
        Repository.Text("deploy/kubernetes/silos.yaml").ShouldContain($"runAsUser: {User().Match(Dockerfile).Groups[1].Value}");

    [GeneratedRegex(@"src/\S+\.csproj")]
    private static partial Regex Project();

    [GeneratedRegex(@"FROM mcr\.microsoft\.com/dotnet/\w+:(\d+\.\d+)")]
    private static partial Regex Image();

    [GeneratedRegex(@"USER (\d+)")]
    private static partial Regex User();
}

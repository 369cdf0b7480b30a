using System.Xml.Linq;

namespace ClaimsCluster.Conformance.Architecture;

/// <summary>Arrows point inward: what a project may reference (ARCHITECTURE, projects).</summary>
public sealed class ReferenceTableTests
{
    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["X12"] = [],
        ["Domain"] = ["X12"],
        ["Abstractions"] = ["Domain"],
        ["Grains"] = ["Abstractions"],
        ["Storage"] = ["Abstractions"],
        ["Hosting"] = ["Grains", "Storage"],
        ["Client"] = [],
        ["Gateway"] = ["Hosting", "Client"],
        ["Simulation"] = ["Hosting"],
        ["Testing"] = ["Hosting"],
        ["Cli"] = ["Hosting", "Simulation", "Client", "Gateway"],
    };

    private static readonly string[] Forbidden = ["Models", "Helpers", "Utils", "Managers", "Common", "Services", "Dtos", "Misc"];

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Root("src")).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_what_its_row_of_the_table_allows(string project)
    {
        var file = XDocument.Load(Path.Combine(Root("src"), project, project + ".csproj"));
        file.Descendants("ProjectReference").Select(reference => Short(Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)))
            .ShouldBe(Table[Short(project)], ignoreOrder: true);
    }

    [Fact]
    public void The_rules_see_nothing_of_Orleans_but_its_serializer()
    {
        var file = XDocument.Load(Path.Combine(Root("src"), "ClaimsCluster.Domain", "ClaimsCluster.Domain.csproj"));
        file.Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!)
            .ShouldBe(["Microsoft.Orleans.Serialization", "Microsoft.Orleans.CodeGenerator"], ignoreOrder: true);
    }

    [Fact]
    public void A_version_stands_in_one_place_only() => Directory
        .EnumerateFiles(Root("."), "*.csproj", SearchOption.AllDirectories)
        .Where(file => XDocument.Load(file).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null))
        .ShouldBeEmpty();

    [Fact]
    public void A_folder_is_named_by_what_it_does_for_a_biller() => Directory
        .EnumerateDirectories(Root("src"), "*", SearchOption.AllDirectories).Select(folder => Path.GetFileName(folder))
        .Intersect(Forbidden).ShouldBeEmpty();

    private static string Short(string project) => project["ClaimsCluster.".Length..];

    private static string Root(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ClaimsCluster.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, folder);
    }
}

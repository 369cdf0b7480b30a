using System.Text.Json;
using ClaimsCluster.Domain.Scrubbing;

namespace ClaimsCluster.Domain.Tests.Scrubbing;

public class CatalogueTests
{
    private static readonly Dictionary<string, JsonElement> Published = JsonDocument.Parse(SharedFiles.Text("domain/edits.json"))
        .RootElement.EnumerateArray().ToDictionary(edit => edit.GetProperty("id").GetString()!);

    public static TheoryData<string> Ids => [.. Catalogue.All.Where(edit => edit.Class != EditClass.House).Select(edit => edit.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void An_edit_means_what_is_published(string id)
    {
        var (ours, published) = (Catalogue.Of(id), Published[id]);
        ours.Severity.ToString()[..1].ShouldBe(published.GetProperty("severity").GetString());
        ours.Title.ShouldBe(published.GetProperty("name").GetString());
        ours.Fix.ShouldBe(published.GetProperty("fix").GetString());
        ours.Carc.ShouldBe(published.GetProperty("carc").GetString()!.Split('+')[0]);
        ours.Answer!.ToString().ShouldBe(published.GetProperty("ack277ca").GetString()!.Split(' ')[0].Replace(":<entity>", ""));
        ClassName(ours.Class).ShouldBe(published.GetProperty("category").GetString());
    }

    private static string ClassName(EditClass part) => part switch
    {
        EditClass.Demographic => "DEMO",
        EditClass.Duplicate => "DUP",
        _ => part.ToString().ToUpperInvariant(),
    };
}

using System.Text.Json;

namespace ClaimsCluster.Cli.Tests.X12;

public sealed class ParseCommandTests : IDisposable
{
    private readonly X12Folder _folder = new();

    [Fact]
    public async Task A_file_is_shown_as_an_outline_of_its_loops()
    {
        var ran = await Claims.Run("parse", _folder.Write("clinic.837", ClinicFile.Canonical));
        ran.Exit.ShouldBe(0);
        Approved.Check(string.Join('\n', ran.Lines.Take(40)) + "\n", "parse");
    }

    [Fact]
    public async Task Each_claim_is_a_line_with_all_above_it()
    {
        var ran = await Claims.Run("parse", _folder.Write("clinic.837", ClinicFile.Canonical), "--json");
        var claims = ran.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        claims.Select(claim => claim.GetProperty("claim").GetString()).ShouldBe(["W20117", "W20118", "W20119", "W20120"]);
        Approved.Check(ran.Lines[0].Replace("],[", "],\n[", StringComparison.Ordinal) + "\n", "parse-json");
        foreach (var claim in claims)
        {
            claim.GetProperty("billingProviderLevel").GetProperty("billingProvider").GetProperty("loop").GetString().ShouldBe("2010AA");
            claim.GetProperty("subscriberLevel").GetProperty("payer").GetProperty("segments")[0][9].GetString().ShouldBe("NLPPO");
            claim.GetProperty("detail").GetProperty("segments")[0][5][0].GetString().ShouldBe("11");
        }

        claims[2].GetProperty("detail").GetProperty("serviceLine").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task What_the_guide_does_not_have_there_is_kept_and_shown_as_such()
    {
        var file = _folder.Write("odd.837", ClinicFile.Canonical.Replace("CLM*W20118", "ZZZ*1~CLM*W20118", StringComparison.Ordinal));
        (await Claims.Run("parse", file)).Output.ShouldContain("ZZZ (not here in the guide)");
        (await Claims.Run("parse", file, "--json")).Output.ShouldContain("\"unplaced\":[[\"ZZZ\",\"1\"]]");
    }

    [Fact]
    public async Task Nothing_of_any_published_file_is_lost()
    {
        foreach (var file in X12Folder.Samples)
        {
            var outline = await Claims.Run("parse", file);
            outline.Exit.ShouldBeLessThan(2, $"{file}: {outline.Error}");
            var json = await Claims.Run("parse", file, "--json");
            json.Exit.ShouldBe(outline.Exit, $"{file}: {json.Error}");
            if (json.Output.Length == 0) continue;
            foreach (var line in json.Lines) HasNoKeyTwice(JsonDocument.Parse(line).RootElement, file);
        }
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_shown_to_there()
    {
        var ran = await Claims.Run("parse", _folder.Write("cut.837", ClinicFile.Canonical[..900]));
        ran.Exit.ShouldBe(1);
        ran.Error.ShouldContain("can be read up to byte ");
        (await Claims.Run("parse", _folder.Write("letter.txt", "Dear Sir"))).Exit.ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();

    private static void HasNoKeyTwice(JsonElement element, string file)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            element.EnumerateObject().Select(property => property.Name).ShouldBeUnique(file);
            foreach (var property in element.EnumerateObject()) HasNoKeyTwice(property.Value, file);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in element.EnumerateArray()) HasNoKeyTwice(one, file);
        }
    }
}

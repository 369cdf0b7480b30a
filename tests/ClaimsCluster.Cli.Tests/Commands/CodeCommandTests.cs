using System.Text.Json;

namespace ClaimsCluster.Cli.Tests.Commands;

public sealed class CodeCommandTests : IDisposable
{
    private const string Note = """
        CC: pain in right knee
        HPI: 62-year-old woman. Pain in right knee for months. Has type 2 DM.
        Denies fever, chills or cough. Mother had breast cancer.
        PMH: HTN
        Procedure: Injection of right knee performed.
        Assessment:
        1. Primary osteoarthritis, right knee.
        2. Possible gout.
        Plan: Return if fever. MDM: low.

        """;

    private static readonly string[] Lists = ["diagnoses", "procedures", "leftOut"];

    private readonly string _folder = Directory.CreateTempSubdirectory("claims-code-").FullName;

    [Fact]
    public async Task A_note_is_shown_as_suggested_left_out_and_to_be_asked()
    {
        var ran = await Claims.Run("code", At("note.txt", Note), "--age", "62", "--sex", "f");
        ran.Exit.ShouldBe(0);
        ran.Lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(140);
        Approved.Check(ran.Output, "code");
    }

    [Fact]
    public async Task The_document_has_the_offset_of_every_word()
    {
        var ran = await Claims.Run("code", At("note.txt", Note), "--json");
        ran.Exit.ShouldBe(0);
        using var document = JsonDocument.Parse(ran.Output);
        var root = document.RootElement;
        var all = Lists.SelectMany(name => root.GetProperty(name).EnumerateArray()).ToArray();
        all.Length.ShouldBeGreaterThan(6);
        all.ShouldAllBe(each => Note.Substring(each.GetProperty("start").GetInt32(), each.GetProperty("length").GetInt32()) == each.GetProperty("text").GetString());
        root.GetProperty("diagnoses")[0].GetProperty("code").GetString().ShouldBe("M1711");
        root.GetProperty("diagnoses")[0].GetProperty("strength").GetString().ShouldBe("strong");
        root.GetProperty("questions")[0].GetProperty("kind").GetString().ShouldBe("drug");
        root.GetProperty("level").GetProperty("code").GetString().ShouldBe("99213");
    }

    [Fact]
    public async Task A_note_that_names_nothing_ends_with_1()
    {
        var ran = await Claims.Run("code", At("note.txt", "He feels well.\n"));
        ran.Exit.ShouldBe(1);
        ran.Output.ShouldBe("Suggested: nothing. The note names no condition and no service that we know.\n");
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_in_one_line()
    {
        var file = At("note.txt", Note);
        (await Claims.Run("code")).Error.ShouldBe("claims code: say which NOTE.txt: claims code NOTE.txt. All: claims code --help\n");
        (await Claims.Run("code", Path.Combine(_folder, "nota.txt"))).ShouldBe(new Claims(2, "", $"claims code: nota.txt is not in {_folder}. It has note.txt.\n"));
        (await Claims.Run("code", At("empty.txt", " \n"))).Error.ShouldEndWith("empty.txt is empty. Name a file that holds the note.\n");
        (await Claims.Run("code", At("bytes.txt", "a\0b"))).Error.ShouldEndWith("bytes.txt is no text. Save the note as UTF-8 text.\n");
        (await Claims.Run("code", file, "--age", "130")).Error.ShouldBe("claims code: --age 130 is no age. Write whole years, 0 to 124.\n");
        (await Claims.Run("code", file, "--sex", "X")).Error.ShouldBe("claims code: --sex X: write F or M.\n");
        (await Claims.Run("code", file, "--pos", "office")).Error.ShouldBe("claims code: --pos office is no place of service. Write two digits: 11 for an office.\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}

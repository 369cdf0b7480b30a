using System.IO.Compression;
using System.Text;
using ClaimsCluster.Domain.Coding;

namespace ClaimsCluster.Domain.Tests.Coding;

public sealed class LexiconTests
{
    // In force from 1 October 2021 or 2022: the order file here is of fiscal year 2021, and the addenda of 2022 are missing.
    private static readonly string[] Newer = ["M5450", "R059", "F32A", "I4710"];

    private static readonly Lexicon Starter = Lexicon.Starter;

    [Fact]
    public void It_has_150_diagnoses_and_60_services_or_more()
    {
        Starter.Diagnoses.Length.ShouldBeGreaterThanOrEqualTo(150);
        Starter.Procedures.Select(concept => concept.Code).Distinct().Count().ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public void No_code_stands_twice_among_the_diagnoses() =>
        Starter.Diagnoses.Select(concept => concept.Template).ShouldBeUnique();

    [Fact]
    public void A_phrase_leads_to_one_diagnosis() =>
        Starter.Diagnoses.SelectMany(concept => concept.Phrases.Select(phrase => string.Join(' ', phrase.Replace("#", "").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Distinct()).ShouldBeUnique();

    [Fact]
    public void Every_phrase_is_found_as_what_it_names()
    {
        foreach (var concept in Starter.Diagnoses.Where(concept => !concept.IsStatus && !concept.IsVisitReason))
        {
            foreach (var phrase in concept.Phrases)
            {
                var side = concept.HasSide ? BodySide.Right : BodySide.Unsaid;
                var said = side == BodySide.Right && !phrase.Contains('#', StringComparison.Ordinal) ? $"right {phrase}" : phrase.Replace("#", "right", StringComparison.Ordinal);
                SomeNote.Assessed($"{said}, initial encounter.").Codes().ShouldContain(concept.Leaf(side), $"\"{said}\"");
            }
        }
    }

    [Fact]
    public void Every_leaf_is_billable_in_the_official_order_file()
    {
        var billable = Billable();
        if (billable is null)
        {
            TestContext.Current.SendDiagnosticMessage("Not checked: there is no folder shared with the order file.");
            Starter.Diagnoses.ShouldNotBeEmpty();
            return;
        }

        var leaves = Starter.Diagnoses.SelectMany(concept => concept.Leaves().Select(leaf => leaf.Code))
            .Concat(Starter.Diagnoses.Select(concept => concept.HistoryCode).OfType<string>()).Distinct().Except(Newer).ToArray();
        leaves.Where(code => !billable.Contains(code)).ShouldBeEmpty();
        leaves.Length.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Every_Level_II_code_is_in_the_official_file()
    {
        if (Shared("codesets/hcpcs-2025-10.csv") is not { } file)
        {
            TestContext.Current.SendDiagnosticMessage("Not checked: there is no folder shared with the HCPCS file.");
            Starter.Procedures.ShouldNotBeEmpty();
            return;
        }

        var official = File.ReadLines(file).Select(line => line.Split(',')).Where(row => row[1] == "procedure").Select(row => row[0]).ToHashSet();
        var ours = Starter.Procedures.Select(concept => concept.Code).Where(code => char.IsAsciiLetter(code[0])).Distinct().ToArray();
        ours.Where(code => !official.Contains(code)).ShouldBeEmpty();
        ours.Length.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData(7, 0), InlineData(8, 1), InlineData(22, 1), InlineData(23, 2), InlineData(37, 2), InlineData(38, 3), InlineData(52, 3), InlineData(53, 4)]
    public void Minutes_make_units_by_the_eight_minute_rule(int minutes, int units) => ProcedureConcept.UnitsOf(minutes).ShouldBe(units);

    /// <summary>Fiscal year 2021 with the addenda of 2023; null: not here.</summary>
    private static HashSet<string>? Billable()
    {
        if (Shared("codesets/icd10cm-order-Jan-2021.zip") is not { } zip || Shared("codesets/icd10cm-order-addenda-2023.txt") is not { } addenda) return null;

        using var archive = ZipFile.OpenRead(zip);
        using var reader = new StreamReader(archive.Entries.Single(entry => entry.Length > 1_000_000).Open(), Encoding.Latin1);
        var billable = new HashSet<string>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 15 && line[14] == '1') billable.Add(line[6..13].TrimEnd());
        foreach (var line in File.ReadLines(addenda))
        {
            var row = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart();
            if (row.Length < 16 || !char.IsAsciiDigit(row[0])) continue;
            if (line.StartsWith("Delete:", StringComparison.Ordinal)) billable.Remove(row[6..13].TrimEnd());
            else if (line.StartsWith("Add:", StringComparison.Ordinal) && row[14] == '1') billable.Add(row[6..13].TrimEnd());
        }

        return billable;
    }

    private static string? Shared(string relative)
    {
        try
        {
            return SharedFiles.Path(relative);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}

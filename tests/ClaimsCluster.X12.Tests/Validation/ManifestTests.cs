using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Tests.Validation;

/// <summary>Every public file gets the verdict of the manifest, or docs/x12-files.md says why not.</summary>
public sealed class ManifestTests
{
    private static readonly string[] s_ours = ["837P", "837I", "835", "270", "271", "276", "277", "277CA", "999", "TA1"];

    private static readonly string[] s_segmentsOnly = ["278", "275"];

    private static readonly InspectionOptions s_options = new() { TakesAll = true, Snip = 3 };

    /// <summary>Files that the manifest calls right and that are not: docs/x12-files.md names the fault of each.</summary>
    private static readonly Dictionary<string, string> s_notRight = new()
    {
        ["835/lfh-cob-contractural-adjustment.edi"] = "BPR16",
        ["835/lfh-managed-care.edi"] = "BPR16",
        ["835/lfh-medicare-part-a.edi"] = "PER",
        ["835/lfh-secondary-payment.edi"] = "BPR16",
    };

    [Fact]
    public void A_file_that_the_manifest_calls_right_has_no_error()
    {
        foreach (var sample in Samples.Of(s_ours).Where(sample => sample.Valid == "yes"))
        {
            var errors = Errors(sample);
            if (!s_notRight.TryGetValue(sample.File, out var where)) errors.ShouldBeEmpty(sample.File);
            else $"{errors[0].Segment}{(errors[0].Element == 0 ? "" : $"{errors[0].Element:00}")}".ShouldBe(where, sample.File);
        }
    }

    [Fact]
    public void A_file_that_the_manifest_calls_wrong_has_an_error()
    {
        foreach (var sample in Samples.Of(s_ours).Where(sample => sample.Valid == "no")) Errors(sample).ShouldNotBeEmpty(sample.File);
    }

    [Fact]
    public void A_set_outside_of_the_product_is_refused_once_a_group_by_its_version()
    {
        foreach (var sample in Samples.Of("837D", "834", "820", "824", "997").Where(sample => sample.Valid == "yes"))
        {
            var found = FileInspection.Inspect(sample.Bytes, s_options);
            var groups = found.Interchanges.Sum(interchange => interchange.Groups.Count);
            found.Faults.Count(fault => fault.Code == "SYN-14").ShouldBe(groups, sample.File);
            found.Sets.ShouldAllBe(set => !set.IsAccepted && set.Faults.All(fault => fault.Code == "SYN-14"), sample.File);
        }
    }

    [Fact]
    public void A_278_or_275_is_looked_at_in_its_envelope_and_segments_alone()
    {
        foreach (var sample in Samples.Of(s_segmentsOnly))
        {
            var set = FileInspection.Inspect(sample.Bytes, s_options).Sets.First();
            set.IsSegmentsOnly.ShouldBeTrue(sample.File);
            set.Faults.ShouldAllBe(fault => fault.Ik3 == null || fault.Snip == 1, sample.File);
        }
    }

    [Fact]
    public void Every_file_whose_verdict_is_another_is_told_in_the_docs()
    {
        var page = File.ReadAllText(Path.Combine(Docs(), "x12-files.md"));
        foreach (var file in s_notRight.Keys) page.ShouldContain(file);
        foreach (var sample in Samples.Of(s_ours).Where(sample => sample.Valid == "unknown"))
        {
            var verdict = Errors(sample).Count == 0 ? "accepted" : "refused";
            page.Split('\n').Where(line => line.Contains($"`{sample.File}`", StringComparison.Ordinal)).ShouldHaveSingleItem(sample.File)
                .ShouldContain($"| {verdict} |");
        }
    }

    private static List<SyntaxFault> Errors(Sample sample) =>
        [.. FileInspection.Inspect(sample.Bytes, s_options).Faults.Where(fault => !fault.IsWarning)];

    private static string Docs()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var docs = Path.Combine(folder.FullName, "docs");
            if (File.Exists(Path.Combine(folder.FullName, "ClaimsCluster.sln")) && Directory.Exists(docs)) return docs;
        }

        throw new DirectoryNotFoundException($"There is no folder docs above {AppContext.BaseDirectory}.");
    }
}

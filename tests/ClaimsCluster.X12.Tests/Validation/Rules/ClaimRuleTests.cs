using System.Text.RegularExpressions;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation.Rules;

namespace ClaimsCluster.X12.Tests.Validation.Rules;

public sealed class ClaimRuleTests
{
    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var i = 0; i < RuleCase.All.Count; i++) cases.Add(i, RuleCase.All[i].Rule);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_is_silent_where_it_holds_and_tells_one_fault_in_its_place_where_it_does_not(int index, string id)
    {
        var (rule, at, file, right, wrong) = RuleCase.All[index];
        var said = RulePage.Rows.Single(row => row.Id == rule);
        rule.ShouldBe(id);

        ClaimFiles.Faults(file).ShouldBeEmpty();
        var fault = ClaimFiles.Faults(file.With(right, wrong)).ShouldHaveSingleItem();
        Place(fault).ShouldBe(at);
        (fault.Code, fault.IsWarning, fault.Snip).ShouldBe((said.Fault, said.IsWarning, said.Snip));
        (fault.ClaimStatus ?? "-").ShouldStartWith(said.Answer.Replace(":entity", Entity(fault), StringComparison.Ordinal));
        char.IsLower(fault.Detail[0]).ShouldBe(!fault.Detail.StartsWith("Medicare", StringComparison.Ordinal), fault.Detail);
        fault.Expected.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_rule_stands_on_its_page_and_has_a_case()
    {
        string[] ofSets = ["BAL-04", "ACK-01", "ACK-02"]; // SetTotal.
        var coded = ClaimRuleBook.All.Select(rule => rule.Id).Concat(ofSets).Distinct().Order();
        coded.ShouldBe(RulePage.Rows.Select(row => row.Id).Order());
        coded.ShouldBe(RuleCase.All.Select(one => one.Rule).Distinct().Order());
    }

    [Fact]
    public void A_published_claim_file_that_others_accept_breaks_no_rule()
    {
        var options = new InspectionOptions { TakesAll = true, Snip = 4 };
        var faults =
            from sample in Samples.Of("837P", "837I")
            where sample.Valid == "yes"
            from fault in FileInspection.Inspect(sample.Bytes, options).Faults
            where !fault.IsWarning
            select $"{sample.File}: {fault}";
        faults.ShouldBeEmpty();
    }

    private static string Place(SyntaxFault fault)
    {
        var element = fault.Element == 0 ? "" : fault.Component == 0 ? $"{fault.Element:00}" : $"{fault.Element:00}-{fault.Component}";
        return $"{fault.Loop} {fault.Segment}{element}".Trim();
    }

    private static string Entity(SyntaxFault fault) => fault.Loop switch
    {
        "2010BA" => ":IL",
        "2010AA" => ":85",
        "2310A" => ":71",
        _ => ":82",
    };
}

/// <summary>docs/x12-rules.md, row by row.</summary>
internal sealed partial record RulePage(string Id, string Fault, bool IsWarning, string Answer)
{
    /// <summary>The digit of the id; rules of payments are of level 3, but for the last.</summary>
    public int Snip => Id[1] is '3' or '4' ? Id[1] - '0' : Id == "BAL-06" ? 4 : 3;

    public static IReadOnlyList<RulePage> Rows { get; } = [.. File.ReadLines(Find()).Where(line => Row().IsMatch(line)).Select(Parse)];

    private static RulePage Parse(string line)
    {
        var cells = line.Split(" | ");
        var edit = Edit().Match(cells[3]);
        return new RulePage(cells[0].TrimStart('|', ' '), edit.Success ? edit.Groups[1].Value : cells[0].TrimStart('|', ' '),
            cells[3].StartsWith("warn", StringComparison.Ordinal), cells[4].TrimEnd('|', ' '));
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "docs", "x12-rules.md") is var page && File.Exists(page)) return page;
        }

        throw new FileNotFoundException("docs/x12-rules.md is above the tests.");
    }

    [GeneratedRegex(@"^\| (?:[CPI][34]-\d{3}|(?:BAL|ACK)-\d\d) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\(([A-Z]{3}-\d\d)\)")]
    private static partial Regex Edit();
}

using System.Text.RegularExpressions;
using ClaimsCluster.Cli.Commands;

namespace ClaimsCluster.Cli.Tests.Screens;

public sealed partial class HelpScreenTests
{
    private static readonly string[] ThisStep =
    [
        "run", "generate", "status", "explain", "worklist", "correct", "release", "resubmit", "void", "writeoff", "place", "account", "statement", "pay",
        "export", "verify", "migrate", "conformance", "simulate", "payers", "code", "validate", "parse", "format",
        "submit", "post", "clock", "serve", "silo", "gateway",
    ];

    public static TheoryData<string> Commands => [.. ClaimsCommandLine.Create().Subcommands.Select(command => command.Name)];

    [Fact]
    public async Task The_first_help_leads_with_a_command_that_works_at_once() => Approved.Check((await Claims.Run("--help")).Output, "help");

    [Fact]
    public async Task The_help_of_run_shows_what_it_takes() => Approved.Check((await Claims.Run("run", "--help")).Output, "help-run");

    [Theory, MemberData(nameof(Commands))]
    public async Task A_page_fits_100_columns_and_has_an_example(string name)
    {
        var page = await Claims.Run(name, "--help");
        page.Exit.ShouldBe(0);
        page.Lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
        page.Output.ShouldStartWith($"claims {name}");
        page.Output.ShouldContain("Example: claims");
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_page_names_every_option_of_its_command_and_no_other(string name)
    {
        var command = ClaimsCommandLine.Create().Subcommands.Single(one => one.Name == name);
        var page = (await Claims.Run(name, "--help")).Output;
        var example = page[page.LastIndexOf("Example", StringComparison.Ordinal)..];
        OptionName().Matches(page[..^example.Length]).Select(match => match.Value).Distinct().Order()
            .ShouldBe(command.Options.Select(option => option.Name).Order());
    }

    [Fact]
    public async Task No_page_speaks_of_a_command_that_is_not_there()
    {
        var pages = new List<string> { (await Claims.Run("--help")).Output };
        foreach (var name in ClaimsCommandLine.Create().Subcommands.Select(command => command.Name)) pages.Add((await Claims.Run(name, "--help")).Output);
        pages.SelectMany(page => Pasted().Matches(page).Select(match => match.Groups[1].Value)).Distinct().ShouldBeSubsetOf(ThisStep);
    }

    [Fact]
    public async Task Without_a_word_the_help_is_shown() => (await Claims.Run()).ShouldBe(await Claims.Run("--help"));

    [GeneratedRegex("--[a-z0-9]+(-[a-z]+)*")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"claims ([a-z]+)(?= |$)(?=.*(--|FILE|N|CLAIM|\.837))", RegexOptions.Multiline)]
    private static partial Regex Pasted();
}

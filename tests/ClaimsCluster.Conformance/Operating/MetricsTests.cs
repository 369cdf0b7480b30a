using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ClaimsCluster.Conformance.Operating;

/// <summary>Alarms and dashboards ask for what hosts really show.</summary>
[Collection(RunningHost.OneAtATime)]
public sealed partial class MetricsTests(MetricsTests.Scrapes scrapes) : IClassFixture<MetricsTests.Scrapes>
{
    private static readonly string[] OfPrometheus = ["up"];

    [Fact]
    public void Every_metric_and_label_that_an_alarm_asks_for_is_shown_by_a_host() =>
        Asked(Rules().Select(rule => rule["expr"])).Where(one => !scrapes.Shows(one)).ShouldBeEmpty();

    [Fact]
    public void Every_metric_and_label_that_a_panel_asks_for_is_shown_by_a_host()
    {
        var panels = JsonNode.Parse(Repository.Text("deploy/observability/dashboard.json"))!["panels"]!.AsArray();
        panels.Count.ShouldBeGreaterThan(5);
        Asked(panels.SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => (string)target!["expr"]!))
            .Where(one => !scrapes.Shows(one)).ShouldBeEmpty();
    }

    [Fact]
    public void An_alarm_says_how_long_it_waits_how_urgent_it_is_and_where_the_runbook_says_what_to_do()
    {
        var sections = Repository.Text("docs/operations.md").Split('\n').Where(line => line.StartsWith('#'))
            .Select(line => "docs/operations.md#" + string.Join('-', line.Trim('#', ' ').ToLowerInvariant().Split(' '))).ToList();
        foreach (var rule in Rules())
        {
            rule["for"].ShouldNotBeEmpty();
            rule["severity"].ShouldBeOneOf("page", "ticket");
            rule["summary"].ShouldNotBeEmpty();
            sections.ShouldContain(rule["runbook"], rule["alert"]);
        }
    }

    [Fact]
    public void Nothing_that_is_measured_names_a_patient_a_member_or_a_claim() =>
        SomeClaims.Found(scrapes.Private, scrapes.Text).ShouldBeEmpty();

    /// <summary>Series that expressions ask for: a name, and the labels that they fix.</summary>
    private static IEnumerable<(string Name, string Labels)> Asked(IEnumerable<string> expressions)
    {
        foreach (var expression in expressions)
        {
            var selectors = Selector().Matches(expression);
            selectors.ShouldNotBeEmpty(expression);
            Mentioned().Matches(expression).Select(match => match.Value).Except(selectors.Select(match => match.Groups["name"].Value))
                .ShouldBeEmpty("a metric stands without its job");
            foreach (Match match in selectors)
                if (!OfPrometheus.Contains(match.Groups["name"].Value)) yield return (match.Groups["name"].Value, match.Groups["labels"].Value);
        }
    }

    private static List<Dictionary<string, string>> Rules()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Text("deploy/observability/alarms.yml")));
        var rules = new List<Dictionary<string, string>>();
        foreach (var group in (YamlSequenceNode)yaml.Documents[0].RootNode["groups"])
            foreach (var rule in (YamlSequenceNode)group["rules"])
                rules.Add(Flat((YamlMappingNode)rule).ToDictionary());
        rules.Count.ShouldBeGreaterThan(5);
        return rules;
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(YamlMappingNode node) => node.Children.SelectMany(child => child.Value is YamlMappingNode inner
        ? Flat(inner)
        : [new(((YamlScalarNode)child.Key).Value!, ((YamlScalarNode)child.Value).Value!)]);

    [GeneratedRegex("""(?<name>[a-z_]\w*)\{(?<labels>[^}]*)\}""")]
    private static partial Regex Selector();

    [GeneratedRegex("""\b(claims|orleans|dotnet)_\w+""")]
    private static partial Regex Mentioned();

    /// <summary>What two hosts show that have worked a file: one by the real clock, one by a virtual one.</summary>
    public sealed partial class Scrapes : IAsyncLifetime
    {
        private static readonly string[] Slow = ["claims_held", "claims_files_finished_total"];

        public string Text { get; private set; } = "";

        internal IReadOnlyList<string> Private { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            var claims = await SomeClaims.Generate(50, seed: 3);
            Private = claims.Private;
            foreach (var isVirtual in (bool[])[true, false])
            {
                await using var host = await RunningHost.Start(isVirtual);
                await host.Submit(claims.File);
                if (isVirtual) await host.Advance(20);
                foreach (var path in (string[])["/health/live", "/health/ready", "/metrics"]) (await host.Status(path)).ShouldBe(HttpStatusCode.OK, path);
                var text = "";
                await RunningHost.Until(async () => Slow.All((text = await host.Get("/metrics")).Contains), "the census has counted the claims");
                Text += text;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        internal bool Shows((string Name, string Labels) asked)
        {
            var labels = Label().Matches(asked.Labels).Select(match => match.Value).Where(label => !label.StartsWith("job=", StringComparison.Ordinal));
            return Text.Split('\n').Any(line => line.StartsWith(asked.Name + "{", StringComparison.Ordinal) && labels.All(line.Contains));
        }

        [GeneratedRegex("""\w+="[^"]*""")]
        private static partial Regex Label();
    }
}

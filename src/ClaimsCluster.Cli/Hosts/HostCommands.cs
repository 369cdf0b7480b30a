using System.CommandLine;
using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Cli.Screens;
using Microsoft.Extensions.Configuration;

namespace ClaimsCluster.Cli.Hosts;

/// <summary>The commands that run until they are told to stop.</summary>
internal static class HostCommands
{
    private const string Prefix = "CLAIMS__";

    /// <summary><c>claims serve</c>: one silo with its HTTP door, over a folder or a database.</summary>
    public static Command Serve() => Create("serve", HostProcess.Silo);

    /// <summary><c>claims silo</c>: one of the silos of a cluster.</summary>
    public static Command Silo() => Create("silo", HostProcess.Silo);

    /// <summary><c>claims gateway</c>: the HTTP door of a cluster in a process of its own.</summary>
    public static Command Gateway() => Create("gateway", HostProcess.Gateway);

    private static Command Create(string name, Func<HostRequest, Terminal, CancellationToken, Task<int>> run)
    {
        var urls = CommonOptions.Text("--urls", "URLS");
        var data = CommonOptions.Data();
        var postgres = CommonOptions.Text("--postgres", "CONN");
        var clock = CommonOptions.Text("--clock", "real|virtual");
        var start = CommonOptions.Day("--start");
        var seed = CommonOptions.Number("--seed", "S");
        var tenant = CommonOptions.Text("--tenant", "T");
        var payers = CommonOptions.Text("--payers", "FILE");
        var silo = CommonOptions.Text("--name", "NAME");
        var siloPort = CommonOptions.Number("--silo-port", "P");
        var gatewayPort = CommonOptions.Number("--gateway-port", "P");
        var address = CommonOptions.Text("--address", "IP");
        var insecure = new Option<bool>("--insecure-network");
        var dev = new Option<bool>("--dev");
        var takesFolder = name == "serve";
        var command = new Command(name) { urls, postgres, insecure };
        Option[] more = name switch
        {
            "serve" => [data, dev, clock, start, seed, tenant, payers],
            "silo" => [clock, start, seed, tenant, payers, silo, siloPort, gatewayPort, address],
            _ => [], // A gateway asks the books.
        };
        foreach (var option in more) command.Add(option);
        command.SetAction((parsed, cancel) =>
        {
            var told = new Settings();
            var isDev = takesFolder && parsed.GetValue(dev);
            var request = new HostRequest
            {
                Urls = parsed.GetValue(urls) ?? told.Text("Urls") ?? HostRequest.DefaultUrl,
                Data = takesFolder ? parsed.GetValue(data) ?? told.Text("Data") : null,
                Postgres = parsed.GetValue(postgres) ?? told.Text("Postgres"),
                IsDev = isDev,
                IsVirtual = isDev || IsVirtual(parsed.GetValue(clock) is { } given ? ("--clock", given) : ($"{Prefix}CLOCK", told.Text("Clock"))),
                Start = parsed.GetValue(start) ?? told.Day("Start"),
                Seed = parsed.GetValue(seed) ?? told.Number("Seed") ?? 1,
                Tenant = parsed.GetValue(tenant) ?? told.Text("Tenant") ?? "default",
                Payers = parsed.GetValue(payers) ?? told.Text("Payers"),
                Name = parsed.GetValue(silo) ?? told.Text("Name"),
                SiloPort = parsed.GetValue(siloPort) ?? told.Number("SiloPort") ?? 0,
                GatewayPort = parsed.GetValue(gatewayPort) ?? told.Number("GatewayPort") ?? 0,
                SiloAddress = parsed.GetValue(address) ?? told.Text("Address"),
                IsInsecureNetwork = parsed.GetValue(insecure) || told.Text("InsecureNetwork") is "true",
                ClusterId = told.Text("ClusterId"),
                DropsStreams = told.Text("DropStreams") is "true",
            };
            if (takesFolder && request is { Data: null, Postgres: null, IsDev: false })
                throw new CommandFault("say where the books are: --data DIR, or --postgres CONN. To try it out: claims serve --dev");
            return run(request.Checked(), Terminal.Of(parsed), cancel);
        });
        return command;
    }

    private static bool IsVirtual((string From, string? Text) clock) => clock.Text switch
    {
        null or "real" => false,
        "virtual" => true,
        _ => throw new CommandFault($"{clock.From} {clock.Text}: write real or virtual."),
    };

    /// <summary>What the environment and appsettings.json say.</summary>
    private sealed class Settings
    {
        private readonly IConfiguration _told = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables(Prefix)
            .Build();

        public string? Text(string key) => (_told[key] ?? _told[$"Claims:{key}"]) is { Length: > 0 } text ? text : null;

        public long? Number(string key) => Text(key) is not { } text ? null
            : long.TryParse(text, out var number) ? number
            : throw new CommandFault($"{Prefix}{key.ToUpperInvariant()} {text} is not a whole number.");

        public DateOnly? Day(string key) => Text(key) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
            : throw new CommandFault($"{Prefix}{key.ToUpperInvariant()} {text} is not a day. Write it as 2026-01-05.");
    }
}

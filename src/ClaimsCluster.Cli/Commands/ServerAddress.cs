using System.CommandLine;
using ClaimsCluster.Client;

namespace ClaimsCluster.Cli.Commands;

/// <summary>The running cluster that a command talks to.</summary>
internal static class ServerAddress
{
    private const string Usual = "http://127.0.0.1:8080";
    private const string Variable = "CLAIMS_SERVER";
    private const long UsualPatienceSeconds = 15;

    public static Option<string[]> Option(bool isRecursive = false) => new("--server")
    {
        HelpName = "URL",
        Description = $"a host of the cluster; several, by commas too ({Variable})",
        Recursive = isRecursive,
    };

    public static Option<long?> Patience(bool isRecursive = false)
    {
        var wait = CommonOptions.Number("--wait", "SECONDS");
        wait.Description = $"how long to try again where no host answers ({UsualPatienceSeconds})";
        wait.Recursive = isRecursive;
        return wait;
    }

    /// <summary>A client; each attempt has all the time that it needs, but a host must take the call up soon.</summary>
    public static HttpClaimsClient Client(IReadOnlyList<string>? asked, string? tenant, long? waitSeconds)
    {
        var named = asked is { Count: > 0 } ? asked : [Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } usual ? usual : Usual];
        var line = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) };
        return new(new HttpClient(line) { Timeout = Timeout.InfiniteTimeSpan }, new()
        {
            Servers = [.. named.SelectMany(one => one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Url)],
            Tenant = tenant,
            GiveUpAfter = TimeSpan.FromSeconds(waitSeconds ?? UsualPatienceSeconds),
        });
    }

    private static Uri Url(string asked) =>
        Uri.TryCreate(asked.Contains("://", StringComparison.Ordinal) ? asked : $"http://{asked}", UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
            ? url
            : throw new CommandFault($"--server {asked} is no address of a host. Write it as {Usual}.");
}

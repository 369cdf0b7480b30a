using System.Text;
using System.Text.Json;
using ClaimsCluster.Cli.Tests;
using ClaimsCluster.Cluster.Tests;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClaimsCluster.Gateway.Tests;

/// <summary><c>claims submit</c>, <c>post</c> and <c>clock</c> against a running host.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("submit-").FullName;

    [Fact]
    public async Task Submit_tells_what_was_taken_and_writes_the_answers()
    {
        await using var host = await GatewayHost.Start();
        var (file, acks) = (Write("jan.837", Some837.File(20)), Path.Combine(_folder, "acks"));
        var first = await Submit(host, file, "--acks", acks);
        (first.Exit, first.Error).ShouldBe((0, ""));
        first.Lines.Single().ShouldStartWith($"{file}   837P   20 taken, 0 refused, 0 duplicates   acks ");
        File.ReadAllText(Path.Combine(acks, "jan.837.277ca.x12")).ShouldStartWith("ISA*");
        File.ReadAllText(Path.Combine(acks, "jan.837.999.x12")).ShouldStartWith("ISA*");

        (await Submit(host, file)).ShouldBe(first); // The same bytes are the same file.
    }

    [Fact]
    public async Task Submit_lists_what_was_refused_by_the_senders_own_number_and_its_codes()
    {
        await using var host = await GatewayHost.Start();
        var file = Write("jan.837", Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Some837.File(3)).Replace("DMG*D8*19610102*F", "DMG*D8*19611302*F", StringComparison.Ordinal)));
        var told = await Submit(host, file);
        told.Exit.ShouldBe(1);
        told.Lines[0].ShouldContain("refused");
        told.Lines[1].ShouldMatch(@"^    refused T\d{5}  A\d:\d+");

        var json = JsonDocument.Parse((await Submit(host, file, "--json")).Output).RootElement.GetProperty("files")[0];
        json.GetProperty("refusals")[0].GetProperty("patientControlNumber").GetString()!.ShouldStartWith("T0");
        json.GetProperty("refusals").GetArrayLength().ShouldBe(json.GetProperty("refused").GetInt32());
    }

    [Fact]
    public async Task Submit_goes_to_the_next_server_where_one_is_away()
    {
        await using var host = await GatewayHost.Start();
        using var down = new TcpProxy(host.Address.Port) { IsDown = true };
        var file = Write("jan.837", Some837.File(2));
        (await Claims.Run("submit", file, "--server", $"http://127.0.0.1:{down.Port},{host.Address}")).Exit.ShouldBe(0);
        (await Claims.Run("submit", file, "--server", $"http://127.0.0.1:{down.Port}", "--server", $"{host.Address}")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_server_it_says_so_in_one_line()
    {
        await using var host = await GatewayHost.Start();
        using var down = new TcpProxy(host.Address.Port) { IsDown = true };
        var told = await Claims.Run("submit", Write("jan.837", Some837.File(1)), "--server", $"http://127.0.0.1:{down.Port}", "--wait", "0");
        told.Exit.ShouldBe(2);
        told.Error.TrimEnd('\n').ShouldNotContain("\n");
        told.Error.ShouldStartWith($"claims submit: no answer from http://127.0.0.1:{down.Port}: ");
        told.Error.ShouldEndWith("Start a host there, or name another: --server URL.\n");
    }

    [Fact]
    public async Task Post_sends_a_remittance()
    {
        await using var host = await GatewayHost.Start();
        var file = Path.Combine(_folder, "in.835");
        (await Claims.Run("generate", "20", "--835", "--out", file)).Exit.ShouldBe(0);
        var told = await Claims.Run("post", file, "--server", $"{host.Address}");
        told.Error.ShouldBe("");
        told.Lines[0].ShouldStartWith($"{file}   835   ");
    }

    [Fact]
    public async Task Clock_advance_prints_where_the_clock_stands()
    {
        await using var host = await GatewayHost.Start();
        var told = await Claims.Run("clock", "advance", "7", "--server", $"{host.Address}");
        (told.Exit, told.Error).ShouldBe((0, ""));
        told.Output.ShouldBe("now 2026-01-12T00:00:00Z   target 2026-01-12T00:00:00Z   nothing is due before it\n");
        (await Claims.Run("clock", "advance", "1", "--json", "--server", $"{host.Address}")).Output
            .ShouldBe("""{"now":"2026-01-13T00:00:00Z","target":"2026-01-13T00:00:00Z"}""" + "\n");
    }

    [Fact]
    public async Task Clock_advance_of_a_real_clock_is_told_why_not()
    {
        await using var host = await GatewayHost.Start(services: services => services.RemoveAll<IVirtualClock>());
        var told = await Claims.Run("clock", "advance", "7", "--server", $"{host.Address}");
        told.Exit.ShouldBe(2);
        told.Error.ShouldContain("This cluster's clock is the real one");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<Claims> Submit(GatewayHost host, string file, params string[] more) =>
        Claims.Run(["submit", file, "--server", $"{host.Address}", .. more]);

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Cli.Hosts;

namespace ClaimsCluster.Conformance.Operating;

/// <summary>Without logins and TLS a host stays on loopback, unless somebody says that he knows.</summary>
public sealed class InsecureNetworkTests
{
    private static readonly HostRequest OnLoopback = new() { Postgres = "Host=127.0.0.1" };

    [Theory]
    [InlineData("http://0.0.0.0:8080", null)]
    [InlineData("http://10.1.2.3:8080", null)]
    [InlineData(HostRequest.DefaultUrl, "10.1.2.3")]
    public void An_address_that_others_reach_is_refused_until_it_is_called_insecure(string urls, string? address)
    {
        var asked = OnLoopback with { Urls = urls, SiloAddress = address };
        Should.Throw<CommandFault>(() => asked.Checked()).Message.ShouldContain("--insecure-network");

        var meant = (asked with { IsInsecureNetwork = true }).Checked();
        meant.Warning.ShouldStartWith("warning: --insecure-network");
        meant.Settings().Address.ToString().ShouldBe(address ?? "127.0.0.1");
    }

    [Fact]
    public void On_loopback_there_is_nothing_to_warn_of() => OnLoopback.Checked().Warning.ShouldBeNull();

    [Fact]
    public void What_is_no_address_is_said_to_be_none() =>
        Should.Throw<CommandFault>(() => (OnLoopback with { SiloAddress = "silo-1", IsInsecureNetwork = true }).Checked())
            .Message.ShouldBe("--address silo-1 is not an IP address.");
}

using System.Net;
using ClaimsCluster.Cli.Hosts;

namespace ClaimsCluster.Cli.Tests.Hosts;

/// <summary>What of a host's dashboard is shown to whom.</summary>
public sealed class OperatorPagesTests
{
    [Theory]
    [InlineData("/dashboard", "127.0.0.1", false)]
    [InlineData("/dashboard/ClusterStats", "::1", false)]
    [InlineData("/dashboard/GrainState", "127.0.0.1", true)]
    [InlineData("/dashboard/grainstate", "127.0.0.1", true)]
    [InlineData("/DASHBOARD/Trace", "127.0.0.1", true)]
    [InlineData("/dashboard", "10.0.0.7", true)]
    [InlineData("/dashboard/ClusterStats", "10.0.0.7", true)]
    [InlineData("/v1/files", "10.0.0.7", false)]
    [InlineData("/health/ready", "10.0.0.7", false)]
    public void The_dashboard_is_for_callers_of_this_machine_and_shows_no_stored_state_and_no_log(string path, string caller, bool isHidden) =>
        OperatorPages.IsHidden(path, IPAddress.Parse(caller)).ShouldBe(isHidden);
}

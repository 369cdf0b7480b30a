using System.Net;

namespace ClaimsCluster.Hosting.Clustering;

/// <summary>How a silo finds its cluster and is found, and how soon a dead one is told from a slow one.</summary>
public sealed record ClusterSettings
{
    /// <summary>Name of the cluster: silos of one name and one database belong together.</summary>
    public string ClusterId { get; init; } = "claims";

    /// <summary>Name of the silo on screens, in logs and metrics.</summary>
    public required string SiloName { get; init; }

    /// <summary>The address that other silos call; only loopback until there is TLS between them.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port between silos; 0: a free one.</summary>
    public int SiloPort { get; init; }

    /// <summary>Port for clients outside the silos (<c>claims gateway</c>); 0: a free one.</summary>
    public int GatewayPort { get; init; }

    /// <summary>A silo that does not answer a probe for so long has missed it. Slow networks and long pauses want more (ORLEANS §8.15).</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that the probe's time grows to on a machine under load.</summary>
    public TimeSpan MaxProbeTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For tests: every stream message is lost. Outcomes stay the same; who follows the log looks by himself.</summary>
    public bool DropsStreams { get; init; }

    /// <summary>How long a stopping host waits for what it has begun.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);
}

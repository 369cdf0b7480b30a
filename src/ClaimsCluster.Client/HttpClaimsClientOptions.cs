namespace ClaimsCluster.Client;

/// <summary>Where the cluster is, and how long to try.</summary>
public sealed record HttpClaimsClientOptions
{
    /// <summary>One or more hosts of one cluster: where one does not answer, the next is asked.</summary>
    public required IReadOnlyList<Uri> Servers { get; init; }

    /// <summary>Whose claims; null: the server's default.</summary>
    public string? Tenant { get; init; }

    /// <summary>How long a call is tried again before it is given up.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The first pause between two rounds of the servers; it doubles, up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause that is not asked for by a server.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What pauses are measured with.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

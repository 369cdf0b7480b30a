using System.Net;
using ClaimsCluster.Cli.Commands;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Cli.Hosts;

/// <summary>What a long-running host was asked to be: by options, else by the environment (<c>CLAIMS__…</c>), else by appsettings.json.</summary>
internal sealed record HostRequest
{
    public const string DefaultUrl = "http://127.0.0.1:8080";

    public string Urls { get; init; } = DefaultUrl;

    public string? Data { get; init; }

    public string? Postgres { get; init; }

    public bool IsVirtual { get; init; }

    /// <summary>To try things out: the books may be gone with the process.</summary>
    public bool IsDev { get; init; }

    public DateOnly? Start { get; init; }

    public long Seed { get; init; } = 1;

    public string Tenant { get; init; } = "default";

    public string? Payers { get; init; }

    public string? Name { get; init; }

    public long SiloPort { get; init; }

    public long GatewayPort { get; init; }

    /// <summary>The address that other silos call; null: loopback.</summary>
    public string? SiloAddress { get; init; }

    /// <summary>It may listen where other machines reach it, though there are no logins and no TLS between silos: somebody else keeps strangers out.</summary>
    public bool IsInsecureNetwork { get; init; }

    /// <summary>Where the host listens.</summary>
    public IReadOnlyList<Uri> Addresses => [.. Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Address)];

    /// <summary>The same as they are written.</summary>
    public IReadOnlyList<string> Shown => [.. Addresses.Select(address => address.GetLeftPart(UriPartial.Authority))];

    /// <summary>Where the books are.</summary>
    public BookPlace Place => (Data, Postgres) switch
    {
        (not null, not null) => throw new CommandFault("--data and --postgres do not go together: books are in one place. Name one."),
        ({ } folder, _) => new FolderPlace(folder),
        (_, { } database) => new DatabasePlace(database),
        _ when IsDev => new FolderPlace(Path.GetTempPath()),
        _ => throw new CommandFault("say where the cluster meets: --postgres CONN. A cluster on this machine: deploy/local/up.sh 3"),
    };

    /// <summary>For tests: stream messages are lost.</summary>
    public bool DropsStreams { get; init; }

    /// <summary>For tests: which cluster it is of, where two work over one database.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The name it is known by.</summary>
    public string SiloName => Name ?? $"silo-{Addresses[0].Port}";

    /// <summary>Refuses what cannot be before anything is begun.</summary>
    public HostRequest Checked()
    {
        _ = Place;
        _ = Silo;
        if (Addresses.Count == 0) throw new CommandFault($"--urls names no address. Write --urls {DefaultUrl}.");
        if (Start is not null && !IsVirtual) throw new CommandFault("--start is the first day of a virtual clock. Add --clock virtual, or leave it out.");
        foreach (var (option, port) in new[] { ("--silo-port", SiloPort), ("--gateway-port", GatewayPort) })
            if (port is < 0 or > 65535) throw new CommandFault($"{option} {port}: a port from 1 to 65535; leave it out for a free one.");
        return this;
    }

    /// <summary>The books that the host begins or joins.</summary>
    public RunPlan Plan() => new()
    {
        Cluster = true,
        Seed = Seed,
        Tenant = Tenant,
        Payers = PayersFile.Canonical(Payers) ?? PayersFile.BuiltIn,
        Start = IsVirtual ? Start ?? EmbeddedRun.FirstDay : null,
        Inputs = [],
    };

    /// <summary>How its silo finds the others.</summary>
    public ClusterSettings Settings()
    {
        var settings = new ClusterSettings { SiloName = SiloName, Address = Silo, SiloPort = (int)SiloPort, GatewayPort = (int)GatewayPort, DropsStreams = DropsStreams };
        return ClusterId is null ? settings : settings with { ClusterId = ClusterId };
    }

    /// <summary>What is said at the start where other machines can reach the host; null where none can.</summary>
    public string? Warning => IPAddress.IsLoopback(Silo) && Addresses.All(address => address.IsLoopback)
        ? null
        : $"warning: --insecure-network: HTTP without logins at {string.Join(' ', Shown)}, silos without TLS at {Silo}. "
            + "Whoever reaches them can read and change every claim: let a network policy keep them out.";

    private IPAddress Silo => SiloAddress switch
    {
        null => IPAddress.Loopback,
        var text when !IPAddress.TryParse(text, out _) => throw new CommandFault($"--address {text} is not an IP address."),
        var text when IPAddress.Parse(text) is var address && (IsInsecureNetwork || IPAddress.IsLoopback(address)) => address,
        var text => throw new CommandFault($"--address {text} can be reached from other machines, and there is no TLS between silos yet. {HowToAllow}"),
    };

    private const string HowToAllow = "Where a network policy keeps strangers out: --insecure-network.";

    // Whoever can reach the address can act on every claim: there are no logins yet.
    private Uri Address(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            throw new CommandFault($"--urls {text} is not an address. Write {DefaultUrl}.");
        return IsInsecureNetwork || (address.IsLoopback && (address.HostNameType is UriHostNameType.Dns || IPAddress.IsLoopback(IPAddress.Parse(address.DnsSafeHost))))
            ? address
            : throw new CommandFault($"--urls {text} can be reached from other machines, and there are no logins yet. Write http://127.0.0.1:{address.Port}. {HowToAllow}");
    }
}

using System.Net;

namespace ClaimsCluster.Client;

/// <summary>The server said no: RFC 9457 problem details.</summary>
public sealed class ClaimsApiException : Exception
{
    internal ClaimsApiException(HttpStatusCode status, string title, string? detail)
        : base(detail is { Length: > 0 } ? $"{title}: {detail}" : title) =>
        (Status, Title, Detail) = (status, title, detail);

    /// <summary>The status code of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What it is, the same for all answers of its kind.</summary>
    public string Title { get; }

    /// <summary>What it is this time; null without more to say.</summary>
    public string? Detail { get; }
}

/// <summary>No server could be asked. What was sent may have arrived: send it again, it is done once.</summary>
public sealed class ClaimsServerAwayException : Exception
{
    internal ClaimsServerAwayException(IReadOnlyList<Uri> servers, string last, Exception? cause)
        : base($"no answer from {string.Join(" or ", servers.Select(server => server.GetLeftPart(UriPartial.Authority)))}: {last}", cause)
    {
    }
}

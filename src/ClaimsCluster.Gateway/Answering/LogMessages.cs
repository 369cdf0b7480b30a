using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Gateway.Answering;

/// <summary>What the gateway logs. Nothing here holds PHI: no names of files, no messages of exceptions.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(7001, LogLevel.Warning, "Request {RequestId} got no answer from the cluster ({Kind}); its caller asks again.")]
    public static partial void CouldNotAnswer(this ILogger log, string requestId, string kind);

    [LoggerMessage(7002, LogLevel.Error, "Request {RequestId} broke ({Kind}). {Place}")]
    public static partial void Broke(this ILogger log, string requestId, string kind, string? place);
}

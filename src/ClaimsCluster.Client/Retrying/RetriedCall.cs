using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace ClaimsCluster.Client;

/// <summary>
/// Asks the servers in turn until one answers. Only what says nothing about the outcome is asked again: a lost
/// connection, 429, 502, 503, 504. All attempts of a call carry the same key.
/// </summary>
internal sealed class RetriedCall(HttpClient http, HttpClaimsClientOptions options)
{
    private int _server; // The one that answered last; a hint, so it is not guarded.

    public async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        var began = options.Time.GetTimestamp();
        var pause = options.FirstPause;
        for (; ; )
        {
            var (answer, lost, wanted) = await Round(request, cancel);
            if (answer is not null) return answer;

            // Up to as long again at random: clients that lost one server together do not come back together.
            var wait = wanted > pause ? wanted : pause;
            wait += wait * (RandomNumberGenerator.GetInt32(1000) / 1000.0);
            if (options.Time.GetElapsedTime(began) + wait > options.GiveUpAfter)
                throw new ClaimsServerAwayException(options.Servers, lost!.Message, lost);

            await Task.Delay(wait, options.Time, cancel);
            pause = pause * 2 < options.LongestPause ? pause * 2 : options.LongestPause;
        }
    }

    /// <summary>Each server once.</summary>
    private async Task<(HttpResponseMessage? Answer, Exception? Lost, TimeSpan Wanted)> Round(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        Exception? lost = null;
        var wanted = TimeSpan.Zero;
        for (var tried = 0; tried < options.Servers.Count; tried++)
        {
            try
            {
                using var message = request();
                message.RequestUri = new Uri(options.Servers[_server % options.Servers.Count], message.RequestUri!);
                var answer = await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancel);
                if (!IsAskedAgain(answer.StatusCode)) return (answer, null, default);

                using (answer)
                {
                    lost = new HttpRequestException($"it is busy ({(int)answer.StatusCode} {answer.ReasonPhrase})", null, answer.StatusCode);
                    if (answer.Headers.RetryAfter?.Delta is { } delta && delta > wanted) wanted = delta;
                }
            }
            catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                lost = error is OperationCanceledException ? new TimeoutException("it did not answer in time", error) : error;
            }

            _server = (_server + 1) % options.Servers.Count;
        }

        return (null, lost, wanted);
    }

    public static async Task<ClaimsApiException> Refused(HttpResponseMessage answer, CancellationToken cancel)
    {
        var title = answer.ReasonPhrase ?? "refused";
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return new(answer.StatusCode, title, null);

        using var problem = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        return new(answer.StatusCode, Text("title") ?? title, Text("detail"));

        string? Text(string name) => problem.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private static bool IsAskedAgain(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}

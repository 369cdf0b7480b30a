using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace ClaimsCluster.Client;

/// <summary>The cluster over HTTP (<c>/v1</c>).</summary>
public sealed class HttpClaimsClient : IClaimsClient
{
    // As long as the server waits at most; asked for again until it is so.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly HttpClaimsClientOptions _options;
    private readonly RetriedCall _call;

    /// <summary>A client of one server: the base address of <paramref name="http"/>.</summary>
    /// <param name="http">The caller's. Its time-out bounds each attempt: an upload or an advance of the clock needs its time.</param>
    public HttpClaimsClient(HttpClient http)
        : this(http, new() { Servers = [http.BaseAddress ?? throw new ArgumentException("It has no base address.", nameof(http))] })
    {
    }

    /// <summary>A client of the servers of one cluster.</summary>
    /// <param name="http">The caller's.</param>
    /// <param name="options">Where, who, how long.</param>
    public HttpClaimsClient(HttpClient http, HttpClaimsClientOptions options)
    {
        if (options.Servers.Count == 0) throw new ArgumentException("It names no server.", nameof(options));
        (_options, _call) = (options, new(http, options));
    }

    /// <inheritdoc/>
    public async Task<ReceivedFile> SubmitFileAsync(OutgoingFile file, CancellationToken cancel = default)
    {
        string sha256;
        await using (var bytes = file.Open()) sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel));

        // The key is the file's own: whoever sends it again, after a crash too, gets the first answer.
        using var answer = await Ask(() => Post("v1/files", $"file-{sha256}", Content(file)), cancel);
        var received = await Read<ReceivedFile>(answer, cancel);
        return received.Sha256 == sha256
            ? received
            : throw new InvalidDataException($"{file.Name} arrived with other bytes: sent {sha256}, received {received.Sha256}. Send it again.");
    }

    /// <inheritdoc/>
    public async Task<FileStatus?> GetFileAsync(string fileId, TimeSpan wait = default, CancellationToken cancel = default)
    {
        var seconds = (int)Math.Clamp(wait.TotalSeconds, 0, LongestWait.TotalSeconds);
        using var answer = await Get($"v1/files/{fileId}{(seconds > 0 ? $"?wait={seconds}" : "")}", cancel);
        return answer is null ? null : await Read<FileStatus>(answer, cancel);
    }

    /// <inheritdoc/>
    public async Task<FileStatus> WaitForFileAsync(string fileId, CancellationToken cancel = default)
    {
        for (; ; )
        {
            var status = await GetFileAsync(fileId, LongestWait, cancel) ?? throw new ClaimsApiException(HttpStatusCode.NotFound, "There is no such file", fileId);
            if (status.IsFinished) return status;
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]?> GetAckAsync(string fileId, string kind, CancellationToken cancel = default)
    {
        using var answer = await Get($"v1/files/{fileId}/acks/{kind}", cancel);
        return answer is null ? null : await answer.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RefusedClaim>> GetRefusalsAsync(string fileId, CancellationToken cancel = default)
    {
        using var answer = await Get($"v1/files/{fileId}/refusals", cancel);
        if (answer is null) return [];

        var refused = new List<RefusedClaim>();
        await using var lines = await answer.Content.ReadAsStreamAsync(cancel);
        await foreach (var claim in JsonSerializer.DeserializeAsyncEnumerable<RefusedClaim>(lines, topLevelValues: true, Wire.Json, cancel)) refused.Add(claim!);
        return refused;
    }

    /// <inheritdoc/>
    public async Task<ClockAnswer> AdvanceClockAsync(int days, CancellationToken cancel = default)
    {
        // Made once a call: attempts of this one end at one target, the next call goes on from there.
        var key = $"clock-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        using var answer = await Ask(() => Post("v1/test/clock:advance", key, JsonContent.Create(new { days })), cancel);
        return await Read<ClockAnswer>(answer, cancel);
    }

    /// <summary>The name goes in a header: addresses are written to logs, and a file may be called after a patient.</summary>
    private static StreamContent Content(OutgoingFile file) => new(file.Open())
    {
        Headers =
        {
            ContentType = new MediaTypeHeaderValue(file.ContentType),
            ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.Name },
        },
    };

    private HttpRequestMessage Post(string path, string key, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Idempotency-Key", key);
        return Named(request);
    }

    /// <summary>The answer; null for 404.</summary>
    private async Task<HttpResponseMessage?> Get(string path, CancellationToken cancel)
    {
        var answer = await _call.Send(() => Named(new(HttpMethod.Get, new Uri(path, UriKind.Relative))), cancel);
        if (answer.IsSuccessStatusCode) return answer;

        using (answer) return answer.StatusCode == HttpStatusCode.NotFound ? null : throw await RetriedCall.Refused(answer, cancel);
    }

    private async Task<HttpResponseMessage> Ask(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        var answer = await _call.Send(request, cancel);
        if (answer.IsSuccessStatusCode) return answer;

        using (answer) throw await RetriedCall.Refused(answer, cancel);
    }

    private HttpRequestMessage Named(HttpRequestMessage request)
    {
        if (_options.Tenant is { } tenant) request.Headers.Add("X-Tenant", tenant);
        return request;
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer, CancellationToken cancel) =>
        await answer.Content.ReadFromJsonAsync<T>(Wire.Json, cancel) ?? throw new InvalidDataException("The answer is empty.");
}

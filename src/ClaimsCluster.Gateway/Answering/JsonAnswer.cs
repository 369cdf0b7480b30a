using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ClaimsCluster.Gateway.Answering;

/// <summary>One JSON document, written by whoever writes the same record to a file or a screen.</summary>
internal sealed class JsonAnswer(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) : IResult
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, Options);
        write(json);
        await json.FlushAsync(httpContext.RequestAborted);
    }
}

/// <summary>JSON Lines, sent while they are read: memory does not grow with their number.</summary>
internal sealed class JsonLinesAnswer<T>(IAsyncEnumerable<T> records, Action<Utf8JsonWriter, T> write) : IResult
{
    private const int SentAt = 1 << 16; // Bytes: about one write to the line.

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/jsonl";
        var body = httpContext.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, JsonAnswer.Options);
        await foreach (var record in records.WithCancellation(httpContext.RequestAborted))
        {
            write(json, record);
            json.Flush();
            json.Reset();
            body.Write("\n"u8);
            if (body.UnflushedBytes > SentAt) await body.FlushAsync(httpContext.RequestAborted);
        }
    }
}

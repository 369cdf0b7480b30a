using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>A file of JSON lines: UTF-8, LF.</summary>
internal sealed class JsonLines(string path) : IAsyncDisposable
{
    /// <summary>Names and messages stay readable.</summary>
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream _file = File.Create(path, 1 << 16);
    private readonly Utf8JsonWriter _json = new(Stream.Null, Plain);

    public async ValueTask Write(Action<Utf8JsonWriter> line)
    {
        _json.Reset(_file);
        line(_json);
        await _json.FlushAsync();
        _file.WriteByte((byte)'\n');
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await _file.DisposeAsync();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>A file of JSON lines: UTF-8, LF.</summary>
internal sealed class JsonLines(Stream file) : IAsyncDisposable
{
    /// <summary>Names and messages stay readable.</summary>
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json = new(Stream.Null, Plain);

    /// <summary>A new file on disk.</summary>
    public JsonLines(string path)
        : this(File.Create(path, 1 << 16))
    {
    }

    public async ValueTask Write(Action<Utf8JsonWriter> line)
    {
        _json.Reset(file);
        line(_json);
        await _json.FlushAsync();
        file.WriteByte((byte)'\n');
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await file.DisposeAsync();
    }
}

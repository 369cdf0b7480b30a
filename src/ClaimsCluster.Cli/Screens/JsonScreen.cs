using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClaimsCluster.Cli.Screens;

/// <summary>One JSON document on stdout and nothing else.</summary>
internal static class JsonScreen
{
    public static void Print(TextWriter output, Action<Utf8JsonWriter> write, bool isIndented = true)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = isIndented, NewLine = "\n" };
        using (var json = new Utf8JsonWriter(bytes, options)) write(json);
        output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }
}

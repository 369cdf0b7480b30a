using System.Globalization;
using System.Text.Json;

namespace ClaimsCluster.Hosting.Payers;

/// <summary>A value of payers.json that knows its line and path, so that a fault can name both.</summary>
/// <param name="Path">Such as payers[0].plans[1].weight.</param>
/// <param name="Line">From 1.</param>
/// <param name="Kind">Its first token: what kind of value it is.</param>
/// <param name="Text">Of a string, a number or a word; else empty.</param>
internal sealed record JsonPlace(string Path, int Line, JsonTokenType Kind, string Text)
{
    /// <summary>Of an object, in the file's order.</summary>
    public IReadOnlyList<(string Name, JsonPlace Value)> Fields { get; private init; } = [];

    /// <summary>Of an array.</summary>
    public IReadOnlyList<JsonPlace> Items { get; private init; } = [];

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="PayersException">It is no JSON.</exception>
    public static JsonPlace Read(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            reader.Read();
            var root = Read(ref reader, json, "");
            reader.Read(); // What follows the value is a fault of its own.
            return root;
        }
        catch (JsonException fault)
        {
            throw new PayersException((int)(fault.LineNumber ?? 0) + 1, "", $"this is no JSON: {Sentence(fault.Message)}");
        }
    }

    private static JsonPlace Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path)
    {
        var line = 1 + json[..(int)reader.TokenStartIndex].Count((byte)'\n');
        var place = new JsonPlace(path, line, reader.TokenType, reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString() ?? "",
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => "",
        });
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => place with { Fields = ReadFields(ref reader, json, path) },
            JsonTokenType.StartArray => place with { Items = ReadItems(ref reader, json, path) },
            _ => place,
        };
    }

    private static List<(string, JsonPlace)> ReadFields(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path)
    {
        var fields = new List<(string Name, JsonPlace Value)>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            var value = Read(ref reader, json, path.Length == 0 ? name : $"{path}.{name}");
            if (fields.Exists(known => known.Name == name)) throw new PayersException(value.Line, value.Path, "it is there twice");
            fields.Add((name, value));
        }

        return fields;
    }

    private static List<JsonPlace> ReadItems(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path)
    {
        var items = new List<JsonPlace>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Read(ref reader, json, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")));
        return items;
    }

    // "... LineNumber: 3 | BytePositionInLine: 5." is told in our own words.
    private static string Sentence(string message) => message.Split(" LineNumber:")[0].TrimEnd('.');
}

/// <summary>What is wrong in payers.json, and where.</summary>
/// <param name="line">From 1.</param>
/// <param name="path">The JSON path; empty: the file as a whole.</param>
/// <param name="what">What is wrong, and what would be right.</param>
public sealed class PayersException(int line, string path, string what)
    : Exception(path.Length == 0 ? $"line {line}: {what}." : $"line {line}, {path}: {what}.")
{
    /// <summary>From 1.</summary>
    public int Line => line;

    /// <summary>The JSON path.</summary>
    public string Path => path;
}

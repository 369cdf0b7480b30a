using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Grains.Encounters;

/// <summary>What a person sets in a visit, by the paths of INTERFACE §8: <c>encounter.signedBy=DR MORENO</c>.</summary>
public static class VisitChanges
{
    /// <summary>The visit with the changes, in their order.</summary>
    /// <param name="json">The visit as it was sent.</param>
    /// <param name="changes">A value that begins with { or [ is JSON; codes may stand with commas: <c>E119,I10</c> or <c>99213-25,J3301</c>.</param>
    /// <exception cref="FormatException">A path that no visit has, or a value that is no JSON; the message says which.</exception>
    public static byte[] Apply(ReadOnlyMemory<byte> json, IEnumerable<VisitChange> changes)
    {
        var visit = JsonNode.Parse(json.Span)!;
        foreach (var change in changes) Set(visit, change);
        return JsonSerializer.SerializeToUtf8Bytes(visit);
    }

    private static void Set(JsonNode visit, VisitChange change)
    {
        var steps = Steps(change.Path);
        var place = visit;
        for (var step = 0; step < steps.Count - 1; step++) place = Into(place, steps[step], steps[step + 1], change.Path);
        var value = Value(steps[^1] as string, steps is [.., "procedures", int], change);
        if (steps[^1] is int index && place is JsonArray list && index <= list.Count)
        {
            if (index == list.Count) list.Add(value);
            else list[index] = value;
        }
        else if (steps[^1] is string name && place is JsonObject fields) fields[name] = value;
        else throw new FormatException($"{change.Path}: there is no such place in a visit");
    }

    /// <summary>The value there; an object or list that is missing is made.</summary>
    private static JsonNode Into(JsonNode place, object step, object next, string path)
    {
        JsonNode Made() => next is int ? new JsonArray() : new JsonObject();
        switch (step)
        {
            case string name when place is JsonObject fields:
                return fields[name] ??= Made();
            case int index when place is JsonArray list && index < list.Count:
                return list[index] ??= Made();
            case int index when place is JsonArray list && index == list.Count:
                var made = Made();
                list.Add(made);
                return made;
            default:
                throw new FormatException($"{path}: there is no such place in a visit");
        }
    }

    // encounter.procedures[1].charge: "encounter", "procedures", 1, "charge".
    private static List<object> Steps(string path)
    {
        var steps = new List<object>();
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit)) throw new FormatException($"{path} is no path such as encounter.signedBy");
            steps.Add(name);
            foreach (var index in bracket < 0 ? [] : part[(bracket + 1)..].TrimEnd(']').Split("]["))
            {
                steps.Add(int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && part.EndsWith(']')
                    ? place
                    : throw new FormatException($"{path} is no path such as coverages[0].memberId"));
            }
        }

        return steps;
    }

    private static JsonNode? Value(string? name, bool isService, VisitChange change)
    {
        var text = change.Value.Trim();
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                throw new FormatException($"{change.Path}: {text} is no JSON");
            }
        }

        if (isService) return Procedure(text);
        return name switch
        {
            "diagnoses" or "codes" or "modifiers" or "medications" => Codes(text, code => JsonValue.Create(code)),
            "procedures" => Codes(text, Procedure),
            "diagnosisPointers" => Codes(text, place => JsonValue.Create(int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var one) ? one : 0)),
            _ => text.Length == 0 ? null : JsonValue.Create(text),
        };
    }

    private static JsonArray Codes(string text, Func<string, JsonNode?> item) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item)];

    // 20610-RT: the code, then its modifiers.
    private static JsonObject Procedure(string text)
    {
        var parts = text.Split('-');
        return new() { ["code"] = parts[0], ["modifiers"] = new JsonArray([.. parts.Skip(1).Select(modifier => (JsonNode)modifier)]) };
    }

    /// <summary>The changes as they are shown and asked for again.</summary>
    public static ImmutableList<VisitChange> Plus(ImmutableList<VisitChange> before, IEnumerable<VisitChange> changes) =>
        [.. before.Where(known => !changes.Any(change => change.Path == known.Path)), .. changes];
}

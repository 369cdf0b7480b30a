using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ClaimsCluster.Domain;

namespace ClaimsCluster.Hosting.Payers;

/// <summary>Takes the fields of one object of payers.json; what nobody takes is refused, never passed over.</summary>
/// <param name="place">The object.</param>
/// <param name="whose">Whom a fault names beside the path, such as "payer PPO01"; empty: nobody.</param>
internal sealed class FieldReader(JsonPlace place, string whose)
{
    private readonly HashSet<string> _taken = [];

    public static FieldReader Of(JsonPlace place, string whose) => place.Kind == JsonTokenType.StartObject
        ? new(place, whose)
        : throw new PayersException(place.Line, place.Path, $"{Whose(whose)}an object {{ }} is wanted");

    /// <summary>The fault of a field, or of the object.</summary>
    public PayersException Fault(string? name, string what)
    {
        var (_, value) = place.Fields.FirstOrDefault(field => field.Name == name);
        var path = name is null ? place.Path : place.Path.Length == 0 ? name : $"{place.Path}.{name}";
        return new(value?.Line ?? place.Line, path, Whose(whose) + what);
    }

    public JsonPlace? Find(string name)
    {
        _taken.Add(name);
        var value = place.Fields.FirstOrDefault(field => field.Name == name).Value;
        return value is { Kind: JsonTokenType.Null } ? null : value;
    }

    public JsonPlace Get(string name) => Find(name) ?? throw Fault(name, "it is missing");

    public string Text(string name, string? absent = null) => Find(name) switch
    {
        null => absent ?? throw Fault(name, "it is missing"),
        { Kind: JsonTokenType.String, Text.Length: > 0 } value => value.Text,
        _ => throw Fault(name, "a text in quotes is wanted"),
    };

    public string? TextOrNull(string name) => Find(name) is null ? null : Text(name);

    /// <summary>One of a few words; the first stands for an absent field.</summary>
    public string Word(string name, params ImmutableArray<string> words)
    {
        var text = Text(name, words[0]);
        return words.Contains(text) ? text : throw Fault(name, $"\"{text}\" is none of {string.Join(", ", words)}");
    }

    public int Count(string name, int least, int most, int? absent = null) => Find(name) switch
    {
        null => absent ?? throw Fault(name, "it is missing"),
        { Kind: JsonTokenType.Number } value when int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= least && count <= most => count,
        _ => throw Fault(name, $"a whole number from {least} to {most} is wanted"),
    };

    /// <summary>Dollars, as "25.00" or 25.</summary>
    public Money Dollars(string name, Money? absent = null) => Find(name) switch
    {
        null => absent ?? throw Fault(name, "it is missing"),
        { } value when Number(value) is >= 0m and <= 1_000_000_000m and var dollars && Domain.Money.IsExact(dollars) => Domain.Money.Exactly(dollars),
        _ => throw Fault(name, "an amount such as \"25.00\" is wanted"),
    };

    /// <summary>A part of a whole: 0 to 1, as "0.20" or 0.2.</summary>
    public decimal Part(string name) => Get(name) is var value && Number(value) is >= 0m and <= 1m and var part
        ? part
        : throw Fault(name, "a part from 0 to 1 is wanted, such as \"0.20\"");

    public DateOnly? Day(string name) => TextOrNull(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Fault(name, $"\"{text}\" is not a day such as 2026-01-05");

    public IReadOnlyList<JsonPlace> Items(string name, bool isWanted) => Find(name) switch
    {
        null when !isWanted => [],
        { Kind: JsonTokenType.StartArray } value when value.Items.Count > 0 || !isWanted => value.Items,
        _ => throw Fault(name, "a list [ ] of one or more is wanted"),
    };

    /// <summary>Procedure codes, each once; none where the field is absent.</summary>
    public ImmutableArray<string> Codes(string name)
    {
        var codes = Items(name, isWanted: false).Select(item => item is { Kind: JsonTokenType.String, Text.Length: 5 } && item.Text.All(char.IsAsciiLetterOrDigit)
            ? item.Text.ToUpperInvariant()
            : throw Fault(name, $"\"{item.Text}\" is not a procedure code such as \"72148\"")).ToImmutableArray();
        return codes.Distinct().Count() == codes.Length ? codes : throw Fault(name, "a code stands twice");
    }

    public FieldReader Inner(string name) => Of(Get(name), whose);

    /// <summary>No field is left over. Those of the interface that the engine does not honour yet are named as such.</summary>
    public void End(params ReadOnlySpan<string> notYet)
    {
        foreach (var (name, _) in place.Fields)
        {
            if (_taken.Contains(name)) continue;
            throw Fault(name, notYet.Contains(name)
                ? "this version does not honour it yet. Leave it out"
                : "there is no such field. Leave it out, or see: claims payers");
        }
    }

    private static string Whose(string whose) => whose.Length == 0 ? "" : $"{whose}: ";

    private static decimal? Number(JsonPlace value) => value.Kind is JsonTokenType.String or JsonTokenType.Number
        && decimal.TryParse(value.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

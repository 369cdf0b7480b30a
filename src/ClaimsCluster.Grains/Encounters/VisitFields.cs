using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Grains.Encounters;

/// <summary>
/// Takes the fields of one object of a visit. What is not there is empty or null; what cannot be read is that too, and a question.
/// </summary>
internal sealed class VisitFields(JsonElement place, string path, List<VisitQuestion> unreadable)
{
    /// <summary>The inner object; null when it is not there.</summary>
    public VisitFields? Inner(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } inner => new(inner, PathOf(name), unreadable),
        _ => Unreadable<VisitFields>(name, "an object { }"),
    };

    public string Text(string name) => Find(name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } value => value.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => Unreadable<string>(name, "a text") ?? "",
    };

    public DateOnly? Day(string name) => Text(name) is not { Length: > 0 } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Unreadable<DateOnly?>(name, "a day such as 2026-01-05");

    public DateTimeOffset? Instant(string name) => Text(name) is not { Length: > 0 } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at
        : Unreadable<DateTimeOffset?>(name, "an instant such as 2026-01-05T16:30:00Z");

    public int? Whole(string name) => Text(name) is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Unreadable<int?>(name, "a whole number");

    public decimal? Number(string name) => Text(name) is not { Length: > 0 } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : Unreadable<decimal?>(name, "a number");

    public Money? Dollars(string name) => Text(name) is not { Length: > 0 } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && Money.IsExact(dollars)
            ? Money.Exactly(dollars)
            : Unreadable<Money?>(name, "an amount such as \"125.00\"");

    /// <summary>Ten digits of a telephone number, however it was written.</summary>
    public string Phone(string name) => string.Concat(Text(name).Where(char.IsAsciiDigit)) is { Length: 11 } long11 && long11[0] == '1'
        ? long11[1..]
        : string.Concat(Text(name).Where(char.IsAsciiDigit));

    /// <summary>A list; null when it is not there.</summary>
    public ImmutableList<T>? List<T>(string name, Func<JsonElement, string, T> item) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list =>
            [.. list.EnumerateArray().Select((value, index) => item(value, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{index}]")))],
        _ => Unreadable<ImmutableList<T>>(name, "a list [ ]"),
    };

    public ImmutableList<string>? Texts(string name) =>
        List(name, (value, _) => value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : value.GetRawText());

    public ImmutableList<T>? Objects<T>(string name, Func<VisitFields, T> item) => List(name, (value, at) =>
        item(new(value.ValueKind == JsonValueKind.Object ? value : Empty(at, "an object { }"), at, unreadable)));

    /// <summary>A name as { last, first, middle }, as "LAST, FIRST MIDDLE" or as "First Last".</summary>
    public PersonName Name(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Object } => Inner(name) is { } parts ? new(parts.Text("last"), parts.Text("first"), parts.Text("middle")) : new("", ""),
        { ValueKind: JsonValueKind.String } text => Written(text.GetString()!),
        _ => new("", ""),
    };

    public MailAddress? Address(string name) => Inner(name) is { } parts
        ? new(parts.Text("line1"), parts.Text("line2"), parts.Text("city"), parts.Text("state"), parts.Text("zip"))
        : null;

    private static PersonName Written(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
        {
            var given = text[(comma + 1)..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return new(text[..comma].Trim(), given is [var first, ..] ? first : "", given is [_, var middle] ? middle : "");
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [.. var before, var last] ? new(last, string.Join(' ', before)) : new("", "");
    }

    private JsonElement? Find(string name) =>
        place.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private T? Unreadable<T>(string name, string wanted)
    {
        Ask(PathOf(name), wanted);
        return default;
    }

    private JsonElement Empty(string at, string wanted)
    {
        Ask(at, wanted);
        return JsonElement.Parse("{}"u8);
    }

    private void Ask(string at, string wanted) => unreadable.Add(new()
    {
        Step = VisitStep.Registration,
        Code = $"unreadable-{at}",
        Text = $"{at} cannot be read: {wanted} is wanted",
        Todo = "send it as it is wanted, or correct it here",
        Path = at,
    });
}

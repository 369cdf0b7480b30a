using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ClaimsCluster.Domain;

namespace ClaimsCluster.Conformance.Upgrading;

/// <summary>Makes a value of any stored type with something in every member, always the same; and tells what is in a value, by member id.</summary>
internal sealed class SampleValues(IReadOnlyList<Type> stored)
{
    private const int Deepest = 8;

    /// <summary>A value with something in every member.</summary>
    public object Of(Type type) => Make(type, type.Name, 0) ?? throw new InvalidOperationException($"There is no sample of {type}.");

    /// <summary>The members of a type and its bases that are stored: their place, id and value's type.</summary>
    public static IReadOnlyList<(string Place, FieldInfo Field)> Members(Type type)
    {
        var members = new List<(string, FieldInfo)>();
        var of = "";
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType, of += "base.")
        {
            foreach (var member in level.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (member.GetCustomAttribute<IdAttribute>() is not { } id) continue;
                var field = member as FieldInfo ?? level.GetField($"<{member.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!;
                members.Add(($"{of}{id.Id}", field));
            }
        }

        return members;
    }

    /// <summary>What is in a value, by the ids of its members: names may change, ids may not.</summary>
    public static JsonNode? Show(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        byte[] bytes => Convert.ToHexString(bytes),
        Enum one => Convert.ToInt64(one, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        ITuple tuple => new JsonArray([.. Enumerable.Range(0, tuple.Length).Select(index => Show(tuple[index]))]),
        IFormattable number when value.GetType().IsPrimitive || value is decimal or TimeSpan or Guid => number.ToString(null, CultureInfo.InvariantCulture),
        IDictionary pairs => new JsonObject(Pairs(pairs)),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Show)]),
        _ when Members(value.GetType()) is { Count: > 0 } members =>
            new JsonObject(members.Select(member => KeyValuePair.Create(member.Place, Show(member.Field.GetValue(value))))),
        _ => value.ToString(),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Pairs(IDictionary pairs)
    {
        foreach (DictionaryEntry pair in pairs) yield return new(Show(pair.Key)!.ToString(), Show(pair.Value));
    }

    private object? Make(Type type, string name, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Make(inner, name, depth);
        if (type == typeof(string)) return $"a {name}";
        if (type == typeof(bool)) return true;
        if (type == typeof(DateOnly)) return new DateOnly(2026, 2, 28);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 2, 28, 23, 59, 58, TimeSpan.Zero);
        if (type == typeof(TimeSpan)) return TimeSpan.FromMinutes(7);
        if (type == typeof(byte[])) return new byte[] { 1, 2, 253 };
        if (type == typeof(Money)) return Money.OfCents(-12_345);
        if (type == typeof(char)) return 'x';
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(7, type, CultureInfo.InvariantCulture);
        if (type.IsArray) return Items(type.GetElementType()!, name, depth);
        if (type.IsGenericType && Collection(type, name, depth) is { } collection) return collection;
        if (depth >= Deepest) return null;
        return type.IsAbstract || type.IsInterface
            ? stored.Where(one => !one.IsAbstract && type.IsAssignableFrom(one)).OrderBy(one => one.FullName, StringComparer.Ordinal).FirstOrDefault() is { } first
                ? Make(first, name, depth + 1)
                : null
            : Fill(type, depth);
    }

    private object Fill(Type type, int depth)
    {
        if (Members(type).Count == 0) return Activator.CreateInstance(type, nonPublic: true)!;
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var (_, field) in Members(type)) field.SetValue(made, Make(field.FieldType, field.Name.Trim('<').Split('>')[0], depth + 1));
        return made;
    }

    private Array Items(Type element, string name, int depth)
    {
        var one = depth >= Deepest ? null : Make(element, name, depth + 1);
        var items = Array.CreateInstance(element, one is null ? 0 : 1);
        if (one is not null) items.SetValue(one, 0);
        return items;
    }

    private object? Collection(Type type, string name, int depth)
    {
        var kinds = type.GetGenericArguments();
        var open = type.GetGenericTypeDefinition();
        if (open == typeof(ImmutableDictionary<,>) || open == typeof(ImmutableSortedDictionary<,>))
        {
            var empty = (type.GetField("Empty")!.GetValue(null))!;
            if (depth >= Deepest || Make(kinds[1], name, depth + 1) is not { } value) return empty;
            return type.GetMethod("Add", kinds)!.Invoke(empty, [Make(kinds[0], name, depth + 1), value])!;
        }

        if (type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal))
            return Activator.CreateInstance(type, [.. kinds.Select((kind, index) => Make(kind, $"{name}{index}", depth + 1))]);
        var items = kinds.Length == 1 ? Items(kinds[0], name, depth) : null;
        if (items is null) return null;
        var builder = open switch
        {
            _ when open == typeof(ImmutableList<>) => typeof(ImmutableList),
            _ when open == typeof(ImmutableArray<>) => typeof(ImmutableArray),
            _ when open == typeof(ImmutableSortedSet<>) => typeof(ImmutableSortedSet),
            _ when open == typeof(ImmutableHashSet<>) => typeof(ImmutableHashSet),
            _ => null,
        };
        if (builder is null) return type.IsAssignableFrom(items.GetType()) ? items : null;
        return builder.GetMethods().Single(method => method is { Name: "CreateRange", IsGenericMethod: true } && method.GetParameters() is [{ ParameterType.Name: "IEnumerable`1" }])
            .MakeGenericMethod(kinds[0]).Invoke(null, [items]);
    }
}

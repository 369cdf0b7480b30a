using System.Reflection;
using System.Text.Json.Nodes;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Domain.Deciding;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace ClaimsCluster.Conformance.Upgrading;

/// <summary>
/// What an older build stored or sent is read by this one (rolling upgrades: FAULTS F41). Golden.jsonl keeps the bytes of
/// every stored type as builds have written them, and what was in them, by member id. Lines are added, never changed:
/// <c>CLAIMS_GOLDEN=add</c> in front of this test's program adds what a change has made new.
/// </summary>
public sealed class GoldenBytesTests
{
    private static readonly Serializer Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly Assembly[] Ours = [typeof(DomainEvent).Assembly, typeof(Row<>).Assembly, Assembly.Load("ClaimsCluster.Grains")];

    private static readonly IReadOnlyList<Type> Serialised =
    [
        .. Ours.SelectMany(assembly => assembly.GetTypes()).Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsGenericTypeDefinition),
    ];

    private static readonly SampleValues Samples = new(Serialised);

    private static string File
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!System.IO.File.Exists(Path.Combine(root.FullName, "ClaimsCluster.sln"))) root = root.Parent!;
            return Path.Combine(root.FullName, "tests/ClaimsCluster.Conformance/Upgrading/Golden.jsonl");
        }
    }

    /// <summary>Rows, and all that stands in them or travels: events, commands, replies.</summary>
    private static IEnumerable<Type> Stored => Rows.Concat(Serialised.Where(type =>
        !type.IsAbstract && (type.Assembly == Ours[1] || typeof(DomainEvent).IsAssignableFrom(type) || typeof(Command).IsAssignableFrom(type) || typeof(Reply).IsAssignableFrom(type))));

    private static IEnumerable<Type> Rows => Ours[2].GetTypes()
        .Where(type => !type.IsAbstract && type.BaseType is { IsGenericType: true } shell && shell.GetGenericTypeDefinition().Name == "EntityGrain`2")
        .Select(type => typeof(Row<>).MakeGenericType(type.BaseType!.GetGenericArguments()[0])).Distinct();

    [Fact]
    public void What_older_builds_wrote_is_read_with_all_that_was_in_it()
    {
        var lines = Golden();
        lines.Count.ShouldBeGreaterThan(150);
        foreach (var line in lines)
        {
            var read = SampleValues.Show(Serializer.Deserialize<object>(Convert.FromBase64String((string)line["bytes"]!)));
            Missing((string)line["type"]!, line["value"], read).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_type_that_is_stored_or_sent_has_its_bytes_kept()
    {
        var known = Golden().Select(line => ((string)line["type"]!, Shape(line["value"]))).ToHashSet();
        var fresh = Stored.Select(type => (Name: Name(type), Value: Samples.Of(type)))
            .Where(sample => !known.Contains((sample.Name, Shape(SampleValues.Show(sample.Value))))).OrderBy(sample => sample.Name, StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("CLAIMS_GOLDEN") == "add") Add(fresh);
        else fresh.Select(sample => sample.Name).ShouldBeEmpty("these types have new members, or are new: add their bytes with CLAIMS_GOLDEN=add");
    }

    [Fact]
    public void A_member_that_lost_its_value_is_found() =>
        Missing("row", JsonNode.Parse("""{"0":{"1":"a"},"1":["x"]}"""), JsonNode.Parse("""{"0":{"1":null,"7":"b"},"1":["x"]}""")).ShouldBe(["row.0.1"]);

    private static List<JsonNode> Golden() =>
        System.IO.File.Exists(File) ? [.. System.IO.File.ReadLines(File).Select(line => JsonNode.Parse(line)!)] : [];

    private static void Add(IEnumerable<(string Name, object Value)> samples) => System.IO.File.AppendAllLines(File, samples.Select(sample => new JsonObject
    {
        ["type"] = sample.Name,
        ["bytes"] = Convert.ToBase64String(Serializer.SerializeToArray<object>(sample.Value)),
        ["value"] = SampleValues.Show(sample.Value),
    }.ToJsonString()));

    private static string Name(Type type) => type.IsGenericType
        ? $"row of {Name(type.GetGenericArguments()[0])}"
        : type.GetCustomAttributes<AliasAttribute>(inherit: false).FirstOrDefault()?.Alias ?? type.FullName!;

    /// <summary>Which members a value has, whatever is in them.</summary>
    private static string Shape(JsonNode? value) => value switch
    {
        JsonObject members => $"{{{string.Join(',', members.Select(member => $"{member.Key}:{Shape(member.Value)}").Order(StringComparer.Ordinal))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Shape))}]",
        null => "-",
        _ => ".",
    };

    /// <summary>The places at which what was written is not read; what is new does not matter.</summary>
    private static IEnumerable<string> Missing(string place, JsonNode? was, JsonNode? now) => (was, now) switch
    {
        (JsonObject before, JsonObject after) => before.SelectMany(member => Missing($"{place}.{member.Key}", member.Value, after[member.Key])),
        (JsonArray before, JsonArray after) when before.Count == after.Count =>
            before.Zip(after).SelectMany((pair, index) => Missing($"{place}[{index}]", pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(was, now) ? [] : [place],
    };
}

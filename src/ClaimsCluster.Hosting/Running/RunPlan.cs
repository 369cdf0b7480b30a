using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Charges;
using ClaimsCluster.Hosting.Charging;
using ClaimsCluster.Hosting.Payers;

namespace ClaimsCluster.Hosting.Running;

/// <summary>What a run of the embedded cluster was begun with. It is kept in the store, so that a kill can be gone on from.</summary>
public sealed record RunPlan
{
    private const string SettingName = "run";

    /// <summary>Ids, plans and coverages derive from it; it stays for the life of the store.</summary>
    public required long Seed { get; init; }

    /// <summary>The tenant of all that is put in.</summary>
    public required string Tenant { get; init; }

    /// <summary>The day on which all files enter, when one was given.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>The payers as canonical payers.json, which stay for the life of the store; null: the built-in ones.</summary>
    public string? Payers { get; init; }

    /// <summary>What practices charge, as canonical CSV, which stays for the life of the store; null: the built-in list.</summary>
    public string? Prices { get; init; }

    /// <summary>The last round's inputs in their order.</summary>
    public required IReadOnlyList<PlannedInput> Inputs { get; init; }

    /// <summary>Faults that the generator put into visits of this store's rounds: the summary tells whether they were found.</summary>
    public IReadOnlyList<PlantedVisitFault> Planted { get; init; } = [];

    /// <summary>The last day of the life, when one was given; it may change from round to round.</summary>
    [JsonIgnore]
    public DateOnly? Until { get; init; }

    /// <summary>The books of a long-running cluster: what is put in comes to its silos, and no round of it ends.</summary>
    public bool Cluster { get; init; }

    /// <summary>The round has ended: other inputs may follow.</summary>
    public bool Ended { get; init; }

    /// <summary>The payers that the run is with.</summary>
    [JsonIgnore]
    public PayerDirectory Directory => Payers is { } json ? PayersReader.Read(Encoding.UTF8.GetBytes(json)) : PayerDirectory.Default;

    /// <summary>The prices that the run is with.</summary>
    [JsonIgnore]
    public Chargemaster PriceList => Prices is { } csv ? ChargemasterReader.Read(Encoding.UTF8.GetBytes(csv)) : Chargemaster.Default;

    /// <summary>The plan in a store; null in a new one.</summary>
    public static async ValueTask<RunPlan?> Load(IClusterStore store) =>
        await store.Setting(SettingName) is { } json ? JsonSerializer.Deserialize(json, RunPlanJson.Default.RunPlan) : null;

    /// <summary>Keeps the plan, durably.</summary>
    public ValueTask Save(IClusterStore store) =>
        store.SetSetting(SettingName, JsonSerializer.Serialize(this, RunPlanJson.Default.RunPlan));

    /// <summary>In which setting another plan differs from one that has not ended; null when it goes on with it.</summary>
    /// <returns>"--seed 1, not --seed 2": what the store has and what was asked.</returns>
    public string? DifferenceTo(RunPlan asked)
    {
        if (Seed != asked.Seed) return $"--seed {Seed}, not --seed {asked.Seed}";
        if (Tenant != asked.Tenant) return $"--tenant {Tenant}, not --tenant {asked.Tenant}";
        if (PayersDifference.Of(Payers, asked.Payers) is { } payers) return payers;
        if (Prices != asked.Prices) return Prices is null ? "the built-in prices, not --prices" : "other prices";
        if (Ended) return null;
        if (Start != asked.Start) return $"{Word(Start)}, not {Word(asked.Start)}";
        var was = Inputs.Select(input => (input.Name, input.Sha256));
        return was.SequenceEqual(asked.Inputs.Select(input => (input.Name, input.Sha256)))
            ? null
            : $"{string.Join(' ', Inputs.Select(input => input.Name))}, not {string.Join(' ', asked.Inputs.Select(input => input.Name))}";
    }

    private static string Word(DateOnly? start) => start is { } day ? $"--start {day:yyyy-MM-dd}" : "no --start";
}

/// <summary>A file of a round.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Sha256">Of its bytes, which the store keeps.</param>
/// <param name="Length">Bytes.</param>
/// <param name="EnterAt">When it enters.</param>
public sealed record PlannedInput(string Name, string Sha256, long Length, DateTimeOffset EnterAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunPlan))]
internal sealed partial class RunPlanJson : JsonSerializerContext;

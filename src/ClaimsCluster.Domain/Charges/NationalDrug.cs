using System.Collections.Frozen;

namespace ClaimsCluster.Domain.Charges;

/// <summary>A drug of an office by its HCPCS code: what it is drawn from.</summary>
/// <param name="Ndc">Eleven digits.</param>
/// <param name="PerUnit">How much of <paramref name="Measure"/> one unit of the code is.</param>
/// <param name="Measure">CTP05-1: ML or GR.</param>
internal sealed record NationalDrug(string Ndc, decimal PerUnit, string Measure)
{
    private static readonly FrozenDictionary<string, NationalDrug> Known = new Dictionary<string, NationalDrug>
    {
        ["J3301"] = new("00003029328", 0.25m, "ML"), // 10 mg of 40 mg/ml; a vial of many doses: neither JW nor JZ.
        ["J1885"] = new("00409379501", 0.5m, "ML"),  // 15 mg of 30 mg/ml.
        ["J0696"] = new("00409733201", 0.25m, "GR"), // 250 mg of powder.
        ["J1100"] = new("63323016501", 0.25m, "ML"), // 1 mg of 4 mg/ml.
        ["J3420"] = new("00517003125", 1m, "ML"),    // Up to 1,000 mcg of 1,000 mcg/ml.
    }.ToFrozenDictionary();

    /// <summary>The drug of a code; null: it is not a drug that we know.</summary>
    public static NationalDrug? Of(string code) => Known.GetValueOrDefault(code);
}

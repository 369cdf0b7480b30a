namespace ClaimsCluster.Domain.Reference;

/// <summary>What an adjustment does to the ledger (D§8.2).</summary>
public enum CarcClass
{
    /// <summary>Stays open as denied until somebody has worked it.</summary>
    Denial,

    /// <summary>The provider writes it off at once.</summary>
    Contractual,

    /// <summary>The patient owes it.</summary>
    Patient,

    /// <summary>Posts nothing: the amount is known from elsewhere.</summary>
    Informational,
}

/// <summary>What follow-up does with an adjustment (D§8.2), in the order to try.</summary>
public enum CarcAct
{
    /// <summary>Correct and resubmit.</summary>
    Resubmit,

    /// <summary>Appeal.</summary>
    Appeal,

    /// <summary>Send documents.</summary>
    Documents,

    /// <summary>Call, or look at the portal.</summary>
    Call,

    /// <summary>Settle eligibility or who pays first.</summary>
    Eligibility,

    /// <summary>Bill the patient.</summary>
    BillPatient,

    /// <summary>Bill the next payer.</summary>
    BillNextPayer,

    /// <summary>Write off.</summary>
    WriteOff,

    /// <summary>Only post.</summary>
    Post,
}

/// <summary>A claim adjustment reason code and the work it makes. Codes are X12's, the words are ours.</summary>
/// <param name="Code">E.g. "45", "B7".</param>
/// <param name="Class">What it does to the ledger when its group has no say.</param>
/// <param name="Category">House category, e.g. "eligibility".</param>
/// <param name="Meaning">In a few own words.</param>
/// <param name="Acts">What to do by default, in this order.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="Recovery">Chance to recover, 0 to 1; a house start value (D§8.2). Null: nothing to recover.</param>
public sealed record Carc(
    string Code, CarcClass Class, string Category, string Meaning,
    IReadOnlyList<CarcAct> Acts, string Owner, decimal? Recovery)
{
    /// <summary>Whether the table has a row for the code.</summary>
    public static bool IsKnown(string code) => CarcTable.Rows.ContainsKey(code);

    /// <summary>The code's row; an unknown code is a denial that somebody looks at.</summary>
    public static Carc Of(string code) =>
        CarcTable.Rows.TryGetValue(code, out var known)
            ? known
            : new(code, CarcClass.Denial, "unknown", "a reason we have no row for", [CarcAct.Call], "follow-up", null);

    /// <summary>
    /// What an adjustment does to the ledger: the code's class, where the group does not decide otherwise.
    /// </summary>
    /// <param name="group">CAS01: CO, PR, OA, PI; CR of 4010.</param>
    /// <param name="carc">CAS02.</param>
    /// <remarks>
    /// OA is nobody's write-off, so of it only 23, 94 and 187 do not stay open. PR is the patient's only where it is a
    /// plan's share or the charge above the schedule; PR-26, 27, 96, 204 are denials (D§7.6). A deductible under CO or
    /// PI is the provider's loss.
    /// </remarks>
    public static CarcClass ClassOf(string group, string carc) => (group, Of(carc).Class) switch
    {
        ("OA", _) when carc == "23" => CarcClass.Informational,
        (_, CarcClass.Informational) => CarcClass.Informational,
        ("CO" or "PI", CarcClass.Contractual or CarcClass.Patient) => CarcClass.Contractual,
        ("PR", CarcClass.Contractual or CarcClass.Patient) => CarcClass.Patient,
        _ => CarcClass.Denial,
    };
}

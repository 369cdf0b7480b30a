using System.Collections.Frozen;
using static ClaimsCluster.Domain.Scrubbing.EditClass;
using static ClaimsCluster.Domain.Scrubbing.EditSeverity;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Which part of the scrub an edit belongs to, in the order in which the parts run (D§5.1).</summary>
public enum EditClass
{
    /// <summary>Syntax.</summary>
    Snip1,

    /// <summary>What the HIPAA guide requires.</summary>
    Snip2,

    /// <summary>Balancing.</summary>
    Snip3,

    /// <summary>What one segment requires of another.</summary>
    Snip4,

    /// <summary>External code sets.</summary>
    Snip5,

    /// <summary>Demographics.</summary>
    Demographic,

    /// <summary>Who pays first.</summary>
    Cob,

    /// <summary>Time limits and dates.</summary>
    Timely,

    /// <summary>Duplicates.</summary>
    Duplicate,

    /// <summary>Authorization and referral.</summary>
    Auth,

    /// <summary>House rules.</summary>
    House,
}

/// <summary>What a 277CA says of a hit: STC01-1 to 3.</summary>
/// <param name="Category">E.g. "A7".</param>
/// <param name="Status">E.g. "562".</param>
/// <param name="Entity">E.g. "85"; null: none, or the finding's own.</param>
public sealed record ClaimStatus(string Category, string Status, string? Entity)
{
    /// <inheritdoc/>
    public override string ToString() => Entity is null ? $"{Category}:{Status}" : $"{Category}:{Status}:{Entity}";
}

/// <summary>What a hit of an edit means.</summary>
/// <param name="Id">E.g. "CLM-03".</param>
/// <param name="Class">Its part of the scrub.</param>
/// <param name="Severity">How much it holds back, before a payer's profile.</param>
/// <param name="Title">What it checks.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Answer">What a 277CA says; null: nothing is said, the claim is held.</param>
/// <param name="Carc">The denial it prevents; null: none.</param>
public sealed record EditMeaning(
    string Id, EditClass Class, EditSeverity Severity, string Title, string Fix, ClaimStatus? Answer, string? Carc);

/// <summary>The edits by id (D§5.3). Texts, severity and codes stand here and nowhere else.</summary>
public static class Catalogue
{
    private static readonly FrozenDictionary<string, EditMeaning> Meanings = new EditMeaning[]
    {
        new("PRV-01", Snip2, Reject, "Billing NPI present", "enter NPI", new("A6", "562", "85"), "206"),
        new("PRV-02", Snip5, Reject, "NPI check digit", "correct NPI", new("A7", "562", null), "207"),
        new("PRV-03", Snip4, Warn, "Rendering NPI", "add rendering", new("A6", "562", "82"), "16"),
        new("SUB-01", Snip2, Reject, "Member id present", "enter", new("A6", "164", "IL"), "31"),
        new("SUB-06", Demographic, Reject, "Birth date", "correct", new("A7", "158", "QC"), "16"),
        new("CLM-01", Snip2, Reject, "Claim number", "new id", new("A7", "478", null), "16"),
        new("CLM-02", Snip2, Reject, "Total charge", "fix", new("A7", "178", null), "16"),
        new("CLM-03", Snip3, Reject, "Charges balance", "recompute", new("A8", "400", null), "16"),
        new("CLM-04", Snip3, Reject, "Line charge", "fix", new("A7", "583", null), "16"),
        new("CLM-11", Snip2, Reject, "Frequency code", "fix", new("A7", "535", null), "16"),
        new("CLM-12", Snip4, Reject, "Replacement needs ICN", "add CLP07", new("A6", "464", null), "16"),
        new("CLM-13", House, Reject, "Original not final", "wait", null, "18"),
        new("DXC-01", Snip2, Reject, "Diagnosis present", "code", new("A6", "254", null), "16"),
        new("PTR-01", Snip2, Reject, "Pointer present", "point", new("A7", "477", null), "16"),
        new("PTR-02", Snip2, Reject, "Pointer range", "fix", new("A7", "477", null), "16"),
        new("PRC-03", Snip2, Reject, "Units", "fix", new("A7", "476", null), "16"),
        new("TIM-01", Timely, Reject, "Filing limit passed", "proof of timely filing", new("A3", "718", null), "29"),
        new("TIM-03", Timely, Reject, "Future DOS", "fix", new("A7", "510", null), "110"),
        new("DUP-02", Duplicate, Warn, "Possible duplicate", "review", new("A3", "78", null), "18"),
        new("AUT-01", Auth, Reject, "Auth missing", "obtain", new("A6", "252", null), "197"),
        new("COB-01", Cob, Reject, "Primary EOB missing", "add", new("A6", "286", null), "16"),
    }.ToFrozenDictionary(meaning => meaning.Id);

    /// <summary>All edits there are, by id.</summary>
    public static IReadOnlyCollection<EditMeaning> All => Meanings.Values;

    /// <summary>What the edit means.</summary>
    /// <exception cref="KeyNotFoundException">No edit has this id.</exception>
    public static EditMeaning Of(string editId) => Meanings[editId];
}

using System.Collections.Immutable;
using System.Globalization;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>What a member id asks of the simulated payer (API §4), in test tenants only.</summary>
/// <param name="Outcome">What becomes of its claims.</param>
public sealed record MagicMember(MagicOutcome Outcome)
{
    private const int MostDays = 3_650;
    private const long MostCents = 1_000_000_000;

    private static readonly ImmutableHashSet<string> Groups = ["CO", "PR", "OA", "PI"];
    private static readonly ImmutableHashSet<string> Rejections = ["A3", "A4", "A6", "A7", "A8"];

    /// <summary>Of LATE and REV.</summary>
    public int Days { get; private init; }

    /// <summary>Of UNBAL: by how much its CLP is out of balance.</summary>
    public Money Gap { get; private init; }

    /// <summary>Of DENY: the reason.</summary>
    public string Carc { get; private init; } = "";

    /// <summary>Of DENY: CAS01.</summary>
    public string Group { get; private init; } = "CO";

    /// <summary>Of DENY: the remark code; null: none.</summary>
    public string? Remark { get; private init; }

    /// <summary>Of DENY: the line from 1; null: all.</summary>
    public int? Line { get; private init; }

    /// <summary>Of REJ: the category of the 277CA.</summary>
    public string Category { get; private init; } = "";

    /// <summary>Of REJ: the status code of the 277CA; of AAA: AAA03.</summary>
    public string Status { get; private init; } = "";

    /// <summary>No rule of the payer denies anything but what the id asks for.</summary>
    public bool IsForced => Outcome is not (MagicOutcome.Late or MagicOutcome.Reject or MagicOutcome.Silent or MagicOutcome.Eligibility);

    /// <summary>Whether the id denies that line.</summary>
    /// <param name="number">From 1.</param>
    public bool Denies(int number) => Outcome == MagicOutcome.Deny && (Line ?? number) == number;

    /// <summary>The cycle in which REV or TAKEBACK takes back what was decided; null: never.</summary>
    /// <param name="cycle">When it was decided.</param>
    /// <param name="cycleDays">From cycle to cycle.</param>
    public DateOnly? RevertOn(DateOnly cycle, int cycleDays) => Outcome is MagicOutcome.Reverse or MagicOutcome.TakeBack
        ? PayerCycle.Next(cycle.AddDays(Math.Max(Days, 1) - 1), cycleDays)
        : null;

    /// <summary>Reads a member id; null: an ordinary one, as is one that is not quite well formed.</summary>
    /// <param name="memberId">2010BA NM109, such as "DENY-50.N115.L2-W123".</param>
    public static MagicMember? Parse(string memberId) => memberId.Split('-') switch
    {
        ["PAY", _, ..] => new(MagicOutcome.Pay),
        ["DENY", var codes, _, ..] => Denial(codes.Split('.')),
        ["REJ", var category, var status, _, ..] => Rejection(category, status),
        ["AAA", var code, _, ..] => Registration.EligibilityReject.IsKnown(code) ? new(MagicOutcome.Eligibility) { Status = code } : null,
        ["SILENT", _, ..] => new(MagicOutcome.Silent),
        ["LATE", var days, _, ..] => Number(days, MostDays) is { } number ? new(MagicOutcome.Late) { Days = (int)number } : null,
        ["REV", var days, _, ..] => Number(days, MostDays) is { } number ? new(MagicOutcome.Reverse) { Days = (int)number } : null,
        ["DUP835", _, ..] => new(MagicOutcome.Twice),
        ["UNBAL", var cents, _, ..] => Number(cents, MostCents) is > 0 and var number
            ? new(MagicOutcome.Unbalanced) { Gap = Money.OfCents(number) }
            : null,
        ["PART", _, ..] => new(MagicOutcome.Part),
        ["TAKEBACK", _, ..] => new(MagicOutcome.TakeBack),
        ["NOMOD", _, ..] => new(MagicOutcome.NoModifiers),
        ["NO6R", _, ..] => new(MagicOutcome.NoLineKeys),
        _ => null,
    };

    private static MagicMember? Denial(string[] codes)
    {
        if (!Reference.Carc.IsKnown(codes[0])) return null;
        var denial = new MagicMember(MagicOutcome.Deny) { Carc = codes[0] };
        foreach (var code in codes.Skip(1))
        {
            if (Groups.Contains(code)) denial = denial with { Group = code };
            else if (code is ['L', .. var digits] && Number(digits, 99) is > 0 and var line) denial = denial with { Line = (int)line };
            else if (IsRemark(code)) denial = denial with { Remark = code };
            else return null;
        }

        return denial;
    }

    private static MagicMember? Rejection(string category, string status) =>
        Rejections.Contains(category) && Number(status, 9_999) is > 0
            ? new(MagicOutcome.Reject) { Category = category, Status = status }
            : null;

    // M1, MA130, N115.
    private static bool IsRemark(string code) =>
        code.StartsWith("MA", StringComparison.Ordinal) ? Number(code[2..], 999) is > 0
        : code is ['M' or 'N', .. var digits] && Number(digits, 999) is > 0;

    private static long? Number(string digits, long most) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}

/// <summary>What a magic member id brings about.</summary>
public enum MagicOutcome
{
    /// <summary>PAY: by the rules, without denial.</summary>
    Pay,

    /// <summary>DENY: a line or all, with the given codes.</summary>
    Deny,

    /// <summary>REJ: a 277CA that rejects.</summary>
    Reject,

    /// <summary>SILENT: a 999, and nothing after it.</summary>
    Silent,

    /// <summary>LATE: the 277CA comes days later; the rules decide.</summary>
    Late,

    /// <summary>REV: paid, and days later taken back.</summary>
    Reverse,

    /// <summary>DUP835: paid, and the 835 comes a second time in another file.</summary>
    Twice,

    /// <summary>UNBAL: paid, in a CLP that does not balance.</summary>
    Unbalanced,

    /// <summary>NOMOD: paid, in an 835 that drops the modifiers.</summary>
    NoModifiers,

    /// <summary>NO6R: paid, in an 835 that drops the line keys.</summary>
    NoLineKeys,

    /// <summary>PART: half of what the plan would pay of the first line is not paid, CO-151.</summary>
    Part,

    /// <summary>AAA: an inquiry is not answered but for that code; claims are decided by the rules.</summary>
    Eligibility,

    /// <summary>TAKEBACK: paid, taken back in the next cycle, and its money kept from the check after that: PLB WO.</summary>
    TakeBack,
}

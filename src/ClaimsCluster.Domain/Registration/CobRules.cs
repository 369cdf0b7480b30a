using static ClaimsCluster.Domain.Registration.CoverageKind;

namespace ClaimsCluster.Domain.Registration;

/// <summary>The rows of D§2.2, for two coverages: the first that fits says which of them pays first.</summary>
internal static class CobRules
{
    /// <summary>The number of the last row.</summary>
    public const int Last = 14;

    // D§2.2 rows 4 to 8: employees, and months of Medicare for ESRD (42 CFR 411.163).
    private const int WorkingAgedEmployees = 20, DisabledEmployees = 100, EsrdMonths = 30, Aged = 65;

    private static readonly Func<CobPlan, CobPlan, CobPatient, (bool IsFirst, int Rule)?>[] Rows =
        [Told, Cause, LastResort, Military, MedicareAndGroup, SubscriberFirst, Parents, ActiveFirst, Longer];

    /// <summary>Whether <paramref name="one"/> pays before <paramref name="other"/>, and the row that says so.</summary>
    public static (bool IsFirst, int Rule) Decide(CobPlan one, CobPlan other, CobPatient patient)
    {
        foreach (var row in Rows)
            if (row(one, other, patient) is { } decided) return decided;
        return (true, Last); // Equal shares: the order they were given in.
    }

    /// <summary>"age", "disability" or "esrd": as it was told, else by his age.</summary>
    public static string Entitlement(Coverage medicare, CobPatient patient) =>
        medicare.Entitlement.Length > 0 ? medicare.Entitlement : patient.Age < Aged ? "disability" : "age";

    // A place that the sender gave: first is before whoever has none, any other is behind him.
    private static (bool, int)? Told(CobPlan one, CobPlan other, CobPatient _) => (one.Coverage.Order, other.Coverage.Order) switch
    {
        ({ } a, { } b) => a == b ? null : (a < b, 0),
        ({ } a, null) => (a == 1, 0),
        (null, { } b) => (b != 1, 0),
        _ => null,
    };

    // Row 1: who is liable for the accident pays first; without one he does not pay, and stands last.
    private static (bool, int)? Cause(CobPlan one, CobPlan other, CobPatient patient) =>
        By(Liable(one.Kind, patient), Liable(other.Kind, patient), 1);

    private static int Liable(string kind, CobPatient patient) => (kind, patient.Cause) switch
    {
        (WorkersCompensation, "EM") or (Auto, "AA") or (Liability, "AA" or "OA") or (Va or BlackLung, _) => 0,
        (WorkersCompensation or Auto or Liability, _) => 2,
        _ => 1,
    };

    private static (bool, int)? LastResort(CobPlan one, CobPlan other, CobPatient _) =>
        By(one.Kind == Medicaid ? 1 : 0, other.Kind == Medicaid ? 1 : 0, 2);

    private static (bool, int)? Military(CobPlan one, CobPlan other, CobPatient _) =>
        By(one.Kind == Tricare ? 1 : 0, other.Kind == Tricare ? 1 : 0, 3);

    private static (bool, int)? MedicareAndGroup(CobPlan one, CobPlan other, CobPatient patient) => (one.Kind, other.Kind) switch
    {
        (Medicare, Medicare) => null,
        (Medicare, _) => WithMedicare(one.Coverage, other, patient),
        (_, Medicare) => WithMedicare(other.Coverage, one, patient) is var (isMedicareFirst, rule) ? (!isMedicareFirst, rule) : null,
        _ => null,
    };

    private static (bool IsMedicareFirst, int Rule) WithMedicare(Coverage medicare, CobPlan other, CobPatient patient)
    {
        var plan = other.Coverage;
        var entitlement = Entitlement(medicare, patient);
        if (other.Kind == Group && entitlement == "esrd") return (medicare.EsrdMonth > EsrdMonths, 8);

        // What is not a group's supplements Medicare (Medigap); a retired or former employee's plan does so too.
        var isCurrent = plan.Employment == "active" || (plan.Employment.Length == 0 && plan.EmployerSize is not null);
        if (other.Kind != Group || !isCurrent) return (true, 9);
        return entitlement == "disability"
            ? plan.EmployerSize >= DisabledEmployees ? (false, 6) : (true, 7)
            : plan.EmployerSize >= WorkingAgedEmployees ? (false, 4) : (true, 5);
    }

    private static (bool, int)? SubscriberFirst(CobPlan one, CobPlan other, CobPatient _) =>
        By(one.Coverage.IsOwn ? 0 : 1, other.Coverage.IsOwn ? 0 : 1, 10);

    // Rows 11 and 12: the parent whose day comes first in the year; of separated parents who has the child.
    private static (bool, int)? Parents(CobPlan one, CobPlan other, CobPatient patient)
    {
        if (!IsChild(one) || !IsChild(other)) return null;
        if (By(Custody(one), Custody(other), 12) is { } decided) return decided;
        if (patient.Parents is "separated" or "divorced") return null;

        return By(DayOfYear(one), DayOfYear(other), 11) ?? InForce(one, other, 11);
    }

    private static bool IsChild(CobPlan plan) => plan.Coverage.Relationship == "19" || plan.Coverage.Custody.Length > 0;

    private static int Custody(CobPlan plan) => plan.Coverage.Custody switch
    {
        "courtOrder" => 0,
        "custodialParent" => 1,
        "custodialStepParent" => 2,
        "nonCustodialParent" => 3,
        "nonCustodialStepParent" => 4,
        _ => 5,
    };

    // A parent whose birthday is not told comes after one whose is.
    private static int DayOfYear(CobPlan plan) => plan.Coverage.Subscriber?.BirthDate is { } born ? (born.Month * 100) + born.Day : int.MaxValue;

    private static (bool, int)? ActiveFirst(CobPlan one, CobPlan other, CobPatient _) => By(Work(one), Work(other), 13);

    private static int Work(CobPlan plan) => plan.Coverage.Employment switch { "cobra" => 2, "retired" => 1, _ => 0 };

    private static (bool, int)? Longer(CobPlan one, CobPlan other, CobPatient _) => InForce(one, other, Last);

    private static (bool, int)? InForce(CobPlan one, CobPlan other, int rule) =>
        By((one.Coverage.From ?? DateOnly.MinValue).DayNumber, (other.Coverage.From ?? DateOnly.MinValue).DayNumber, rule);

    private static (bool, int)? By(int one, int other, int rule) => one == other ? null : (one < other, rule);
}

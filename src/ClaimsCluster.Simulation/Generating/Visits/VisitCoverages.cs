using System.Collections.Immutable;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Simulation.Generating.Visits;

/// <summary>What the front desk knows of a generated patient beside his name: the same at each of his visits.</summary>
/// <param name="patient">Who he is.</param>
/// <param name="seed">Of the file.</param>
internal sealed class VisitCoverages(Patient patient, long seed)
{
    private const int SecondPercent = 10; // Of those who may have one: about 8 of all.

    private static readonly ImmutableHashSet<string> Authorized = ["72148", "74177", "93306", "97161", "97110"];

    private readonly ImmutableArray<int> _drawn = [.. Draws(Chance.Of(seed, $"front desk {patient.RecordNumber}", 0))];

    /// <summary>Ten digits.</summary>
    public string Phone => $"{_drawn[0]}555{_drawn[1]:0000}";

    /// <summary>His coverages, who pays first before who pays second.</summary>
    public ImmutableList<Coverage> All => Second() is { } second ? [First(), second] : [First()];

    /// <summary>Who is billed for a child; null for others, who owe themselves.</summary>
    /// <param name="day">Of the visit.</param>
    public Guarantor? Guarantor(DateOnly day)
    {
        if (patient.Birth.AddYears(18) <= day) return null;

        var holder = patient.Policy.Holder;
        return new()
        {
            Name = patient.IsHolder ? new(patient.Person.LastName, Names.Female[_drawn[5] % Names.Female.Length]) : NameOf(holder),
            BirthDate = patient.IsHolder ? patient.Birth.AddYears(-21 - (_drawn[5] % 15)) : holder.Birth,
            Address = AddressOf(patient.Home),
            Phone = Phone,
        };
    }

    /// <summary>Services that the HMO and the PPO want authorized.</summary>
    public static bool IsAuthorized(string code) => Authorized.Contains(code);

    /// <summary>Whether his first payer wants some services authorized.</summary>
    public static bool WantsAuthorization(Patient patient) => patient.Policy.Payer.Id is "HMO01" or "PPO01";

    /// <summary>An address as JSON has it.</summary>
    public static MailAddress AddressOf(Address address) => new(address.Line, "", address.City, address.State, address.Zip);

    /// <summary>A name as JSON has it.</summary>
    public static PersonName NameOf(Person person) => new(person.LastName, person.FirstName, person.Middle);

    private static IEnumerable<int> Draws(Chance chance) =>
    [
        chance.Between(205, 985), chance.Between(100, 199), chance.Below(100), chance.Below(100), chance.Below(100), chance.Below(1_000),
    ];

    private Coverage First() => new()
    {
        PayerId = patient.Policy.Payer.Id,
        PayerName = patient.Policy.Payer.Name,
        MemberId = patient.Policy.MemberId,
        GroupNumber = patient.Policy.GroupNumber ?? "",
        Relationship = patient.Relationship,
        Subscriber = patient.IsHolder ? null : Holder(patient.Policy.Holder),
        From = _drawn[2] < 70 ? new DateOnly(2022 + (_drawn[2] % 4), 1, 1) : null,
        To = _drawn[2] < 25 ? new DateOnly(2026, 12, 31) : null,
    };

    // A policy beside Medicare, a spouse's, or Medicaid beside a parent's.
    private Coverage? Second() => _drawn[3] >= SecondPercent ? null : patient.Policy.Payer.Id switch
    {
        "MCD01" => null,
        "MCR01" => Policy("BLU01", "EXAMPLE BLUE PLAN", $"XQB{patient.RecordNumber}7"),
        _ when patient.IsHolder => Spouse(),
        _ => Policy("MCD01", "EXAMPLE MEDICAID", $"9{patient.RecordNumber}07"),
    };

    private Coverage Spouse()
    {
        var payer = patient.Policy.Payer.Id == "BLU01" ? ("PPO01", "EXAMPLE PPO") : ("BLU01", "EXAMPLE BLUE PLAN");
        var names = patient.Sex == "F" ? Names.Male : Names.Female;
        return Policy(payer.Item1, payer.Item2, $"W{patient.RecordNumber}7") with
        {
            Relationship = "01",
            Subscriber = new()
            {
                Name = new(patient.Person.LastName, names[_drawn[5] % names.Length]),
                BirthDate = patient.Birth.AddDays(_drawn[5] - 500),
                Sex = patient.Sex == "F" ? "M" : "F",
            },
        };
    }

    private static Coverage Policy(string payer, string name, string memberId) => new()
    {
        PayerId = payer,
        PayerName = name,
        MemberId = memberId,
        From = new DateOnly(2024, 1, 1),
    };

    private static PolicySubscriber Holder(Person holder) => new() { Name = NameOf(holder), BirthDate = holder.Birth, Sex = holder.Sex };
}

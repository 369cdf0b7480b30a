using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>A policy and the person who holds it.</summary>
/// <param name="Payer">Whose policy.</param>
/// <param name="MemberId">2010BA NM109.</param>
/// <param name="GroupNumber">SBR03; null: not a group's.</param>
/// <param name="Holder">Who holds it, patient or not.</param>
internal sealed record Policy(PayerProfile Payer, string MemberId, string? GroupNumber, Person Holder);

/// <summary>A person.</summary>
internal sealed record Person(string LastName, string FirstName, string Middle, DateOnly Birth, string Sex);

/// <summary>A person who is treated.</summary>
/// <param name="Person">Who.</param>
/// <param name="Policy">Who pays.</param>
/// <param name="Relationship">To the holder: 18 self, 01 spouse, 19 child.</param>
/// <param name="Home">Where he lives.</param>
/// <param name="RecordNumber">REF*EA.</param>
internal sealed record Patient(Person Person, Policy Policy, string Relationship, Address Home, string RecordNumber)
{
    /// <summary>His day of birth.</summary>
    public DateOnly Birth => Person.Birth;

    /// <summary>DMG03.</summary>
    public string Sex => Person.Sex;

    /// <summary>Whether the policy is his own.</summary>
    public bool IsHolder => Relationship == "18";
}

/// <summary>Draws a household: one policy with its family, or persons of one home with a policy each.</summary>
internal sealed class Household
{
    private const int LargestFamily = 4; // Ordinals kept for a household: holder, spouse, two children.

    private static readonly PayerProfile Medicare = Payer("MCR01"), Medicaid = Payer("MCD01");
    private static readonly (PayerProfile Payer, int Weight)[] All =
        [(Medicare, 27), (Medicaid, 15), (Payer("PPO01"), 20), (Payer("HMO01"), 18), (Payer("BLU01"), 20)];

    private readonly Practice _practice;
    private readonly long _ordinal;
    private readonly ulong _start;
    private readonly Chance _chance;
    private readonly string _family;
    private readonly Address _home;
    private readonly HashSet<string> _firstNames = []; // Two of one name would be one person to their payer.

    private Household(Practice practice, long ordinal, long seed, Chance chance)
    {
        (_practice, _ordinal, _chance) = (practice, ordinal, chance);
        _start = Draw.Of("household numbers", $"{seed}").First >> 8; // Below 2^56: no sum overflows.
        _family = chance.Of(Names.Family);
        _home = practice.Town.Home(chance);
    }

    /// <summary>Those of a household who are treated, one or more.</summary>
    public static ImmutableArray<Patient> Of(Practice practice, long ordinal, long seed, Chance chance) =>
        new Household(practice, ordinal, seed, chance).Treated();

    private ImmutableArray<Patient> Treated()
    {
        var payer = _chance.Of(All, choice => Serves(choice.Payer) ? choice.Weight : 0).Payer;
        return payer == Medicare ? Old() : payer == Medicaid ? Each() : Family(payer);
    }

    private bool Serves(PayerProfile payer) =>
        payer != Medicare || _practice.Clientele is Clientele.Adults or Clientele.Families;

    // Medicare insures persons, not families.
    private ImmutableArray<Patient> Old()
    {
        var sex = _chance.Percent(54) ? "F" : "M";
        var first = Own(Medicare, Someone(sex, 66, 89), 0);
        return _chance.Percent(25) ? [first, Own(Medicare, Someone(Other(sex), 66, 89), 1)] : [first];
    }

    // Medicaid gives each a number of his own, children too.
    private ImmutableArray<Patient> Each() => _practice.Clientele switch
    {
        Clientele.Children => [.. Places(0).Select(place => Own(Medicaid, Child(), place))],
        Clientele.Families when _chance.Percent(40) => [Own(Medicaid, Adult(), 0), Own(Medicaid, Child(), 1)],
        _ => [Own(Medicaid, Adult(), 0)],
    };

    private ImmutableArray<Patient> Family(PayerProfile payer)
    {
        var sex = _chance.Percent(50) ? "F" : "M";
        var policy = new Policy(payer, MemberId(payer, 0), GroupNumber(), Someone(sex, 24, 64));
        var holder = Insured(policy, policy.Holder, "18", 0);
        return _practice.Clientele switch
        {
            Clientele.Children => [.. Places(1).Select(place => Insured(policy, Child(), "19", place))],
            Clientele.Women => sex == "F" ? [holder] : [Spouse(policy)],
            Clientele.Families when _chance.Percent(35) => [holder, Insured(policy, Child(), "19", 2)],
            _ when _chance.Percent(25) => [holder, Spouse(policy)],
            _ when _chance.Percent(12) => [Spouse(policy)],
            _ => [holder],
        };
    }

    // One to three children.
    private IEnumerable<int> Places(int first) => Enumerable.Range(first, _chance.Between(1, 3));

    private Patient Spouse(Policy policy) => Insured(policy, Someone(Other(policy.Holder.Sex), 24, 64), "01", 1);

    private Patient Own(PayerProfile payer, Person person, int place) =>
        Insured(new(payer, MemberId(payer, place), null, person), person, "18", place);

    private Patient Insured(Policy policy, Person person, string relationship, int place) => new(
        person, policy, relationship, _home, Numbering.OfDigits((_ordinal * LargestFamily) + place, 8, _start));

    private string MemberId(PayerProfile payer, int place)
    {
        var ordinal = (_ordinal * LargestFamily) + place;
        return payer.Id switch
        {
            "MCR01" => Numbering.Mbi(ordinal, _start),
            "MCD01" => Numbering.OfDigits(ordinal, 11, _start),
            "HMO01" => $"{Numbering.OfDigits(ordinal, 9, _start)}01",
            "BLU01" => $"XQB{Numbering.OfDigits(ordinal, 9, _start)}",
            _ => $"W{Numbering.OfDigits(ordinal, 9, _start)}",
        };
    }

    private string GroupNumber() => $"{_chance.Between(10, 99)}{_chance.Between(1000, 9999)}";

    private Person Adult() =>
        Someone(_practice.Clientele == Clientele.Women || _chance.Percent(55) ? "F" : "M", 20, 60);

    private Person Child() => Someone(_chance.Percent(50) ? "F" : "M", 0, 16);

    private static string Other(string sex) => sex == "F" ? "M" : "F";

    private Person Someone(string sex, int fromAge, int toAge)
    {
        var names = sex == "F" ? Names.Female : Names.Male;
        var first = _chance.Of(names);
        while (!_firstNames.Add(first)) first = _chance.Of(names);

        // Of that age on the first day of service, and born before it.
        var born = Calendar.FirstDay.AddDays(-_chance.Between((fromAge * 366) + 5, (toAge * 365) + 360));
        return new(_family, first, _chance.Percent(60) ? $"{(char)('A' + _chance.Below(23))}" : "", born, sex);
    }

    private static PayerProfile Payer(string id) => PayerDirectory.Default.For(id, "");
}

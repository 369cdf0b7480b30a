using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>Edits on the member and the patient (D§5.3).</summary>
internal static class PatientEdits
{
    private const int OldestAge = 124; // Years.

    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<Edit> All { get; } =
    [
        new("SUB-01", MemberIdIsPresent),
        new("SUB-06", BirthDateIsOfALivingPerson),
    ];

    // The id itself is PHI: a hit says that it is there, not what it is.
    private static IEnumerable<Finding> MemberIdIsPresent(ProfessionalClaim claim, ScrubContext _)
    {
        if (string.IsNullOrEmpty(claim.Subscriber.MemberId)) yield return new("2010BA NM109", "", "a member id");
        else if (claim.Subscriber.MemberIdQualifier != "MI")
            yield return new("2010BA NM108", claim.Subscriber.MemberIdQualifier ?? "", "MI");
    }

    private static IEnumerable<Finding> BirthDateIsOfALivingPerson(ProfessionalClaim claim, ScrubContext context)
    {
        var loop = claim.Patient is null ? "2010BA DMG02" : "2010CA DMG02";
        if (claim.PatientBirthDate is not { } born) yield return new(loop, "", "a birth date");
        else if (born > context.Today) yield return new(loop, "a later day", "a day in the past");
        else if (born.AddYears(OldestAge + 1) <= context.Today)
            yield return new(loop, $"an age above {OldestAge}", $"an age up to {OldestAge}");
    }
}

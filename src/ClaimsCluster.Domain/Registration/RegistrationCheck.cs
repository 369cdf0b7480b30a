using System.Collections.Immutable;
using System.Globalization;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Domain.Registration;

/// <summary>What the front desk left out, or what contradicts what the account has (D§2.1, 2.4). No text holds PHI.</summary>
public static class RegistrationCheck
{
    /// <summary>The account has another birth date.</summary>
    public const string ContradictingBirthDate = "contradicting-birth-date";

    /// <summary>The account has the other sex.</summary>
    public const string ContradictingSex = "contradicting-sex";

    /// <summary>The account is of somebody of another name.</summary>
    public const string AnotherPerson = "another-person";

    private const int OldestAge = 124; // Years (D§5.3 SUB-06).
    private const int ShortestMemberId = 2; // NM109 (element 67).

    /// <summary>The questions of a visit, those left out that a person has let go.</summary>
    /// <param name="visit">What was told.</param>
    /// <param name="known">What the account has; null: nothing yet.</param>
    /// <param name="today">The business day.</param>
    public static ImmutableList<VisitQuestion> Of(VisitRegistration visit, AccountRegistration? known, DateOnly today) =>
        [.. Missing(visit.Patient).Concat(BirthDate(visit, today)).Concat(Contradictions(visit, known))
            .Concat(visit.Coverages.SelectMany(Policy)).Concat(InForce(visit)).Concat(Referred(visit))
            .Where(question => !(question.MayBeReleased && visit.Released.Contains(question.Code)))];

    private static IEnumerable<VisitQuestion> Missing(RegisteredPatient patient)
    {
        if (IsBlank(patient.Mrn)) yield return Ask("missing-mrn", "The patient has no record number.", "enter the record number", "patient.mrn");
        if (IsBlank(patient.Name.Last)) yield return Ask("missing-last-name", "The last name is missing.", "enter the last name", "patient.name.last");
        if (IsBlank(patient.Name.First)) yield return Ask("missing-first-name", "The first name is missing.", "enter the first name", "patient.name.first");
        if (patient.BirthDate is null) yield return Ask("missing-birth-date", "The birth date is missing.", "enter the birth date", "patient.birthDate");
        if (IsBlank(patient.Sex)) yield return Ask("missing-sex", "The sex is missing.", "enter M, F or U", "patient.sex");
        else if (patient.Sex is not ("M" or "F" or "U")) yield return Ask("bad-sex", "The sex is none of M, F and U.", "enter M, F or U", "patient.sex");

        var address = patient.Address;
        if (IsBlank(address?.Line1)) yield return Ask("missing-address", "The street is missing.", "enter the address", "patient.address.line1");
        if (IsBlank(address?.City)) yield return Ask("missing-city", "The city is missing.", "enter the address", "patient.address.city");
        if (address?.State is not { Length: 2 } state || !state.All(char.IsAsciiLetter))
            yield return Ask("missing-state", "The state is missing, or is not two letters.", "enter the state", "patient.address.state");
        if (Digits(address?.Zip) is not (5 or 9))
            yield return Ask("missing-zip", "The ZIP code is missing, or is not of five or nine digits.", "enter the ZIP code", "patient.address.zip");
    }

    private static IEnumerable<VisitQuestion> BirthDate(VisitRegistration visit, DateOnly today)
    {
        if (visit.Patient.BirthDate is not { } born) yield break;
        if (born > today) yield return Ask("birth-date-in-future", "The birth date is in the future.", "correct the birth date", "patient.birthDate");
        else if (born > visit.Day)
            yield return Ask("birth-date-after-visit", "The birth date is after the day of the visit.", "correct the birth date", "patient.birthDate");
        else if (born.AddYears(OldestAge + 1) <= today)
            yield return Ask("birth-date-too-early", $"By the birth date the patient is older than {OldestAge}.", "correct the birth date", "patient.birthDate");
    }

    // What only this visit has told, it may tell anew.
    private static IEnumerable<VisitQuestion> Contradictions(VisitRegistration visit, AccountRegistration? known)
    {
        if (known is null || known.Visits.All(other => other.VisitId == visit.VisitId)) yield break;

        var (told, before) = (visit.Patient, known.Patient);
        if (told.BirthDate is { } born && before.BirthDate is { } other && born != other)
        {
            yield return Ask(
                ContradictingBirthDate, "Under this record number an earlier visit has another birth date.",
                "compare with the patient's papers; correct it, or release if this one is right", "patient.birthDate", mayBeReleased: true);
        }

        if (told.Sex.Length > 0 && before.Sex.Length > 0 && told.Sex != before.Sex)
        {
            yield return Ask(
                ContradictingSex, "Under this record number an earlier visit has another sex.",
                "compare with the patient's papers; correct it, or release if this one is right", "patient.sex", mayBeReleased: true);
        }

        if (Differs(told.Name.Last, before.Name.Last) && Differs(told.Name.First, before.Name.First))
        {
            yield return Ask(
                AnotherPerson, "Under this record number an earlier visit has another last and first name.",
                "correct the record number, or release if it is the same person", "patient.mrn", mayBeReleased: true);
        }
    }

    private static IEnumerable<VisitQuestion> Policy(Coverage coverage, int index)
    {
        var path = $"coverages[{index}]";
        if (IsBlank(coverage.PayerId)) yield return Ask("missing-payer", $"Coverage {index + 1} names no payer.", "enter the payer's id", $"{path}.payerId");
        if (coverage.MemberId.Trim().Length < ShortestMemberId) yield return Ask("missing-member-id", $"Coverage {index + 1} has no member id.", "enter it from the card", $"{path}.memberId");
        if (coverage.IsOwn) yield break;

        if (coverage.Relationship.Length != 2)
            yield return Ask("bad-relationship", $"Coverage {index + 1} has no relationship of two characters.", "enter 18, 01, 19, ...", $"{path}.relationship");
        if (coverage.Subscriber is null || IsBlank(coverage.Subscriber.Name.Last))
        {
            yield return Ask(
                "missing-subscriber", $"Coverage {index + 1} is not the patient's own, and its subscriber is missing.",
                "enter the subscriber", $"{path}.subscriber.name.last");
        }
    }

    private static IEnumerable<VisitQuestion> InForce(VisitRegistration visit)
    {
        if (visit.Coverages.IsEmpty)
            yield return Ask("no-coverage", "No coverage is told: nobody can be billed.", "enter the patient's coverage", "coverages");
        else if (!visit.Coverages.Exists(coverage => coverage.Covers(visit.Day)))
        {
            var isOver = visit.Coverages[0].To < visit.Day;
            yield return Ask(
                "coverage-lapsed", $"No coverage is in force on {Day(visit.Day)}: {string.Join(", ", visit.Coverages.Select(Dates))}.",
                "correct the dates, or enter the coverage of that day", $"coverages[0].{(isOver ? "to" : "from")}");
        }
    }

    private static string Dates(Coverage coverage) => (coverage.From, coverage.To) switch
    {
        ({ } from, { } to) => $"one from {Day(from)} to {Day(to)}",
        ({ } from, null) => $"one from {Day(from)}",
        (null, { } to) => $"one to {Day(to)}",
        _ => "one without dates",
    };

    private static IEnumerable<VisitQuestion> Referred(VisitRegistration visit)
    {
        if (visit.Referral is not { } referral) yield break;
        if (IsBlank(referral.Number)) yield return Ask("missing-referral-number", "The referral has no number.", "enter the number", "referral.number");
        if (visit.Day < referral.From || visit.Day > referral.To)
        {
            yield return Ask(
                "referral-window", $"The referral is not good for {Day(visit.Day)}.", "obtain a referral for that day",
                visit.Day < referral.From ? "referral.from" : "referral.to");
        }
    }

    private static bool Differs(string one, string other) =>
        one.Length > 0 && other.Length > 0 && !string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    // How many digits a text has that is of digits and hyphens only; 0 of any other.
    private static int Digits(string? text) =>
        text is not null && text.All(one => char.IsAsciiDigit(one) || one == '-') ? text.Count(char.IsAsciiDigit) : 0;

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static VisitQuestion Ask(string code, string text, string todo, string path, bool mayBeReleased = false) => new()
    {
        Step = VisitStep.Registration,
        Code = code,
        Text = text,
        Todo = todo,
        Path = path,
        MayBeReleased = mayBeReleased,
    };
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Adjudication;

namespace ClaimsCluster.Domain.Registration;

/// <summary>What an account answers to a visit (D§2).</summary>
internal static class AccountRegistering
{
    /// <summary>The answer: what covers the day in paying order, and what is missing.</summary>
    public static AccountRegistered Answer(
        AccountRegistration? known, VisitRegistration visit, DateOnly today, PayerDirectory payers)
    {
        ImmutableList<Coverage> covering = [.. visit.Coverages.Where(coverage => coverage.Covers(visit.Day))];
        var patient = new CobPatient(AgeOn(visit.Day, visit.Patient.BirthDate), Cause: visit.AccidentCause);
        return new(
            known?.FirstVisit ?? visit.VisitId, CobOrder.Of(covering, patient, payers).Coverages,
            RegistrationCheck.Of(visit, known, today));
    }

    private static int? AgeOn(DateOnly day, DateOnly? birthDate) => birthDate is { } born
        ? day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0)
        : null;
}

using ClaimsCluster.Domain.Ledger;

namespace ClaimsCluster.Domain.PatientBilling;

/// <summary>Writes a statement from what is open in an account.</summary>
internal static class StatementWriting
{
    // A setting in the field; 21 days is the house's (SCREENS: the patient's statement).
    private const int DaysToPay = 21;

    /// <summary>The next statement of the account.</summary>
    public static Statement Of(PatientAccount account, DateOnly today)
    {
        var cycle = account.Cycle;
        var notice = Math.Min(cycle.Notices + 1, BillingCycle.LastNotice);
        var sent = new StatementNotice((cycle.Last?.Number ?? 0) + 1, notice, today, today.AddDays(DaysToPay), account.Patient);
        var shown = account.ByService().Where(claim => claim.Lines.Exists(line => IsOpen(line)));
        return new(sent, account.Holder, [.. shown.SelectMany(Lines)], Settlement.Waiting(account), AgingOf(account, today));
    }

    /// <summary>What the patient owes by its age.</summary>
    public static Aging AgingOf(PatientAccount account, DateOnly today) => account.Claims
        .SelectMany(claim => claim.Lines)
        .Where(line => line.Patient > Money.Zero && line.PatientSince is not null)
        .Aggregate(Aging.None, (aging, line) => aging.Plus(line.Patient, line.PatientSince!.Value, today));

    private static bool IsOpen(LineBalance line) => !line.Patient.IsZero || !line.Insurance.IsZero;

    private static IEnumerable<StatementLine> Lines(ClaimBalance claim) => claim.Lines
        .Where(line => !line.Charge.IsZero || IsOpen(line))
        .Select(line =>
        {
            var service = claim.Facts?.Services.Find(service => service.Line == line.Line);
            return new StatementLine
            {
                ClaimId = claim.ClaimId,
                Line = line.Line,
                Date = service?.Date ?? claim.ServiceDate,
                Words = service?.Words ?? ServiceWords.Of(""),
                Provider = claim.Facts?.RenderingLastName ?? "",
                Payer = claim.Facts?.PayerName ?? "",
                Price = line.Charge,
                Discount = line.Allowances,
                WrittenOff = line.WrittenOff,
                InsurancePaid = line.InsurancePaid,
                PatientPaid = line.PatientPaid,
                WithInsurance = line.Insurance,
                Owed = line.Patient,
                Share = line.Share,
            };
        });
}

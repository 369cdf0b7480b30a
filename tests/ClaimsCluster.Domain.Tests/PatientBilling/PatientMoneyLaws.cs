using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Remittance;
using CsCheck;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Domain.Tests.PatientBilling;

/// <summary>Laws of an account over any sequence of what may be asked of it.</summary>
public class PatientMoneyLaws
{
    private static readonly PatientAccountLifecycle Rules = new(Owing.Id, patientsAnswer: true);

    private static readonly Gen<(int What, int Claim, int Cents, int Day)[]> Story =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 2], Gen.Int[1, 12_000], Gen.Int[0, 40]).Array[1, 25];

    [Fact]
    public void Whatever_happens_each_claim_adds_up_and_the_account_is_the_sum_of_its_claims() => Story.Sample(story =>
    {
        var account = Told(story);
        return account.Totals.Sum.IsZero
            && account.Claims.SelectMany(claim => claim.Lines).All(line => line.Accounts.Sum.IsZero)
            && Enum.GetValues<AccountNumber>().All(number => account.Totals[number] == account.Claims.Sum(claim => claim.Sum(line => line.Accounts[number])));
    });

    [Fact]
    public void No_patient_balance_is_below_zero_and_no_money_that_waits_is_a_debt() => Story.Sample(story =>
    {
        var account = Told(story);
        return account.Claims.TrueForAll(claim => claim.Lines.TrueForAll(line => line.Patient >= Money.Zero)
            && claim.Sum(line => line.Accounts[UnappliedCash]) <= Money.Zero
            && claim.Lines.TrueForAll(line => line.Accounts[PatientCredit] <= Money.Zero));
    });

    [Fact]
    public void What_a_claim_is_told_is_what_its_journal_says() => Story.Sample(story =>
    {
        var account = Told(story);
        return account.Claims.Where(claim => claim.ClaimId.Length > 0).All(claim =>
            claim.Sum(line => line.Charge) == claim.Sum(line => line.InsurancePaid) + claim.Sum(line => line.Allowances)
                + claim.Share().WrittenOff + claim.Share().PatientPaid + claim.Share().InsuranceOpen + claim.Share().PatientOpen - claim.Share().Credit);
    });

    [Fact]
    public void When_all_timers_have_rung_nothing_that_could_pay_a_balance_waits() => Story.Sample(story =>
    {
        var account = Rung(Told(story));
        return account.Patient.IsZero || account.Claims.TrueForAll(claim =>
            claim.Lines.TrueForAll(line => line.Accounts[PatientCredit].IsZero)
            && (claim.Sum(line => line.Insurance) > Money.Zero || claim.Sum(line => line.Accounts[UnappliedCash]).IsZero));
    });

    private static PatientAccount Told((int What, int Claim, int Cents, int Day)[] story)
    {
        var (account, day) = (PatientAccount.Empty, new DateOnly(2026, 1, 5));
        foreach (var (ordinal, (what, claim, cents, days)) in story.Index())
        {
            day = day.AddDays(days);
            account = Rung(account, Instants.On(day, 0));
            account = Rules.Decide(account, Command(what, $"C{claim}", Money.OfCents(cents), Instants.On(day, Instants.PostingHour), ordinal)).Next;
        }

        return account;
    }

    private static PatientAccount Rung(PatientAccount account, DateTimeOffset? until = null)
    {
        while (Rules.NextTimer(account) is { } due && (until is null || due < until))
            account = Rules.Decide(account, Rules.Wake(account, due)).Next;
        return account;
    }

    private static AccountCommand Command(int what, string claim, Money amount, DateTimeOffset at, int ordinal) => what switch
    {
        0 or 1 => new AccountCommand.PostCharge(claim, "PPO01", DateOnly.FromDateTime(at.UtcDateTime), [new(1, amount), new(2, Money.OfCents(500))])
        {
            CommandId = $"{ordinal}",
            At = at,
            Source = "file",
            Facts = Owing.Facts(DateOnly.FromDateTime(at.UtcDateTime), prepaid: Money.Round(amount * 0.2m)),
        },
        2 or 3 => Remittance(claim, amount, at, ordinal, isReversal: false),
        4 => Remittance(claim, amount, at, ordinal, isReversal: true),
        5 => new AccountCommand.PayAccount($"R{ordinal}", amount, "card") { CommandId = $"{ordinal}", At = at, Source = "receipt" },
        _ => new AccountCommand.WriteOff(claim, ordinal % 2 == 0 ? CharityCare : DenialWriteOff, "policy") { CommandId = $"{ordinal}", At = at, Source = "user" },
    };

    // One amount a claim, so that reversals find what they take back.
    private static AccountCommand.PostRemittance Remittance(string claim, Money amount, DateTimeOffset at, int ordinal, bool isReversal)
    {
        var sign = isReversal ? -1 : 1;
        return new()
        {
            CommandId = $"{ordinal}",
            At = at,
            Source = "EFT1",
            ClaimId = claim,
            PostingIdentity = $"P{ordinal}",
            Trace = "EFT1",
            PayerId = "PPO01",
            Paid = Money.OfCents(sign * 1_000),
            Reversal = isReversal,
            Lines = [new(1, Money.OfCents(sign * 1_000), [new Adjustment("PR", "2", Money.OfCents(sign * (isReversal ? 2_000 : amount.Cents)))])],
        };
    }
}

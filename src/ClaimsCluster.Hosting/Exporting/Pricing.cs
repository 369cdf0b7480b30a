using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Denials;
using ClaimsCluster.Domain.Reference;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What a denied amount is worth to us, from the provider's side of the contract (D§8.4); scored for the day it is read.</summary>
internal sealed class Pricing(PayerDirectory payers, DateOnly today)
{
    // D§8.4 scores over the days a payer gives; 180 is what corrected claims get here.
    private const int LimitDays = 180;

    /// <summary>The denied charge at the contract's rate.</summary>
    public Money AtStake(Claim claim, DenialItem item) => Expected(claim, item.Amount);

    /// <summary>A charge at the contract's rate.</summary>
    public Money Expected(Claim claim, Money charge) => Expected(claim.PayerId, claim.PayerName, charge);

    /// <summary>A charge at a payer's rate.</summary>
    public Money Expected(string payerId, string payerName, Money charge) =>
        Money.Round(charge * payers.For(payerId, payerName).PercentOfCharge(payeeNpi: "", today));

    /// <summary>The last day on which a payer takes a claim of that day.</summary>
    public DateOnly FileBy(string payerId, string payerName, DateOnly service) =>
        TimelyFiling.LastDay(service, payers.For(payerId, payerName).FilingLimit);

    /// <summary>Amount x chance x urgency: (2 - days left / limit); 0.00 when the deadline is over.</summary>
    public Money Priority(Claim claim, DenialItem item) =>
        Score(AtStake(claim, item), Carc.Of(item.Carc).Recovery ?? 0m, item.Deadline);

    /// <summary>The score of any item of work; what has no chance of its own takes 1.</summary>
    public Money Score(Money amount, decimal chance, DateOnly deadline)
    {
        var daysLeft = deadline.DayNumber - today.DayNumber;
        return daysLeft < 0 ? Money.Zero : Money.Round(amount.Dollars * chance * (2m - Math.Min(1m, (decimal)daysLeft / LimitDays)));
    }
}

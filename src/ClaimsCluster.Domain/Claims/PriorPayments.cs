using System.Collections.Immutable;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What an inbound secondary claim tells of the payers before (2320, 2430), on our lines.</summary>
internal static class PriorPayments
{
    /// <summary>By line where 2430 tells it; what only 2320 tells is spread over the lines.</summary>
    public static ImmutableList<PriorPayerLine> Of(ProfessionalClaim typed, FiledBill bill) =>
        [.. typed.OtherPayers.SelectMany(payer => Of(payer, typed, bill)).Where(prior => !prior.Paid.IsZero || !prior.Allowance.IsZero)];

    private static IEnumerable<PriorPayerLine> Of(OtherPayer payer, ProfessionalClaim typed, FiledBill bill)
    {
        var payerId = payer.PayerId ?? "";
        if (typed.Lines.Any(line => line.PriorPayments.Any(prior => prior.PayerId == payer.PayerId))) return ByLine(payerId, typed);

        var (paid, allowance) = (Spread(Money.Round(payer.Paid ?? 0m), bill), Spread(AllowanceOf(payer.ClaimAdjustments), bill));
        return bill.Lines.Select((line, index) => new PriorPayerLine(payerId, line.Number, paid[index], allowance[index]));
    }

    /// <summary>In the proportion of the charges; the cents that rounding leaves are the last line's.</summary>
    private static List<Money> Spread(Money amount, FiledBill bill)
    {
        List<Money> parts = [.. bill.Lines.Select(line => bill.Charge.IsZero ? Money.Zero : Money.Round(amount * (line.Charge.Dollars / bill.Charge.Dollars)))];
        parts[^1] += amount - parts.Sum(part => part);
        return parts;
    }

    private static IEnumerable<PriorPayerLine> ByLine(string payerId, ProfessionalClaim typed) => typed.Lines.Index()
        .Select(line => (line.Index, Told: line.Item.PriorPayments.Where(prior => prior.PayerId == payerId).ToList()))
        .Select(line => new PriorPayerLine(
            payerId, line.Index + 1, Money.Round(line.Told.Sum(prior => prior.Paid ?? 0m)),
            line.Told.Aggregate(Money.Zero, (sum, prior) => sum + AllowanceOf(prior.Adjustments))));

    private static Money AllowanceOf(IReadOnlyList<ClaimAdjustment> adjustments) => adjustments
        .Where(cas => Carc.ClassOf(cas.Group, cas.ReasonCode) == CarcClass.Contractual)
        .Aggregate(Money.Zero, (sum, cas) => sum + Money.Round(cas.Amount));
}

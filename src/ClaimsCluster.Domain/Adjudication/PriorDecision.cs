using System.Collections.Immutable;
using ClaimsCluster.X12.Guides;
using Orleans;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>What the payer before left of a line.</summary>
/// <param name="PayerId">Who it was.</param>
/// <param name="PatientResponsibility">What it left to the patient: its PR adjustments.</param>
/// <param name="DecidedOn">Its day; null: not told.</param>
[GenerateSerializer, Immutable, Alias("prior-decision")]
public sealed record PriorDecision(
    [property: Id(0)] string PayerId, [property: Id(1)] Money PatientResponsibility, [property: Id(2)] DateOnly? DecidedOn)
{
    private const string Order = "PSTABCDEFGH"; // SBR01 from the first payer to the eleventh.

    /// <summary>The decisions of the payer that stands right before this one, a line each; null: a line without one.</summary>
    /// <remarks>
    /// Loops 2430 tell it by line; what 2320 tells of the claim as a whole is shared out by the lines' charges. Where
    /// only a payment is told, what it leaves of the charge is the patient's.
    /// </remarks>
    public static ImmutableList<PriorDecision?> Of(ProfessionalClaim claim)
    {
        var own = Rank(claim.Subscriber.PayerResponsibility);
        var payer = claim.OtherPayers.Where(other => Rank(other.Responsibility) < own)
            .MaxBy(other => Rank(other.Responsibility));
        return payer is null ? [.. claim.Lines.Select(PriorDecision? (_) => null)] : Of(claim, payer);
    }

    private static ImmutableList<PriorDecision?> Of(ProfessionalClaim claim, OtherPayer payer)
    {
        var charges = claim.Lines.Select(line => Money.Round(line.Charge ?? 0m)).ToArray();
        if (charges.Length == 0) return [];

        var payments = claim.Lines.Select(line => line.PriorPayments.LastOrDefault(prior => prior.PayerId == payer.PayerId)).ToArray();
        var whole = Patient(payer.ClaimAdjustments).Split(charges);
        var isTold = payer.Paid is not null || payer.ClaimAdjustments.Count > 0;
        var hasReasons = payer.ClaimAdjustments.Count > 0 || payments.Any(prior => prior is { Adjustments.Count: > 0 });
        var paid = Money.Round(payer.Paid ?? 0m).Split(charges);
        return
        [
            .. charges.Select(PriorDecision? (charge, index) => payments[index] is null && !isTold ? null : new(
                payer.PayerId ?? "",
                hasReasons
                    ? Within(charge, whole[index] + Patient(payments[index]?.Adjustments ?? []))
                    : Within(charge, charge - (payments[index]?.Paid is { } own ? Money.Round(own) : paid[index])),
                payments[index]?.Date ?? payer.Date)),
        ];
    }

    private static Money Within(Money charge, Money amount) => Money.Max(Money.Zero, Money.Min(charge, amount));

    private static Money Patient(IReadOnlyList<ClaimAdjustment> adjustments) =>
        adjustments.Where(cas => cas.Group == "PR").Sum(cas => Money.Round(cas.Amount));

    // An unknown one stands last.
    private static int Rank(string? responsibility) =>
        responsibility is { Length: 1 } && Order.IndexOf(responsibility[0], StringComparison.Ordinal) is >= 0 and var rank
            ? rank
            : Order.Length;
}

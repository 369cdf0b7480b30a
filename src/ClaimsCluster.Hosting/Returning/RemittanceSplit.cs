using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Writing;
using ProviderAdjustment = ClaimsCluster.X12.Guides.ProviderAdjustment;

namespace ClaimsCluster.Hosting.Returning;

/// <summary>
/// A payment of a payer in the parts of its senders, each under his own numbers, each balanced. The payer's trace stays;
/// BPR02 is the part's. What is between payer and provider (PLB) goes with the first part that can bear it.
/// </summary>
internal static class RemittanceSplit
{
    /// <summary>Whether the payment is what its claims say; what does not balance is not passed on.</summary>
    public static bool IsWhole(RemittanceAdvice advice)
    {
        var claims = advice.Claims.Select(AdviceReading.Read).ToList();
        return Money.IsExact(advice.Amount) && claims.TrueForAll(claim => claim is not null)
            && RemittanceBalance.OfPayment(
                Money.Exactly(advice.Amount), [.. claims.Select(claim => claim!)],
                [.. advice.ProviderAdjustments.Select(plb => new Domain.Remittance.ProviderAdjustment(plb.Code, plb.Reference, Money.Round(plb.Amount)))]) is null;
    }

    /// <summary>Whether a claim is passed on: one that does not balance waits for the payer.</summary>
    public static bool IsWhole(RemittedClaim claim) =>
        AdviceReading.Read(claim) is { } advice && RemittanceBalance.OfClaim(advice) is null;

    /// <summary>The sender's own numbers in place of ours; the payer's number stays.</summary>
    public static RemittedClaim Translate(RemittedClaim claim, SenderClaim sender) => claim with
    {
        ClaimNumber = sender.Number,
        Lines = [.. claim.Lines.Select(line => line with { LineControlNumber = sender.LineControl(line.LineControlNumber) })],
    };

    /// <summary>The parts, in the order of their first claims.</summary>
    public static IReadOnlyList<RemittanceAdvice> Parts(RemittanceAdvice whole, IReadOnlyList<List<RemittedClaim>> claims)
    {
        whole = Repeatable(whole);
        var provider = whole.ProviderAdjustments.Sum(plb => plb.Amount);
        var bearer = claims.Index().FirstOrDefault(part => part.Item.Sum(claim => claim.Paid) >= provider).Index;
        return [.. claims.Select((part, index) => Part(whole, part, index == bearer ? whole.ProviderAdjustments : []))];
    }

    /// <summary>What we repeat after a payer with other separators: ours in it become blanks.</summary>
    private static RemittanceAdvice Repeatable(RemittanceAdvice whole) => whole with
    {
        Handling = Echo(whole.Handling),
        CreditDebit = Echo(whole.CreditDebit),
        Method = Echo(whole.Method),
        TraceNumber = Echo(whole.TraceNumber),
        OriginatorId = SegmentWriter.Echo(whole.OriginatorId),
        PayerName = Echo(whole.PayerName),
        PayerId = SegmentWriter.Echo(whole.PayerId),
        PayerAddress = whole.PayerAddress is { } a ? new(
            SegmentWriter.Echo(a.Line1), SegmentWriter.Echo(a.Line2), SegmentWriter.Echo(a.City), SegmentWriter.Echo(a.State), SegmentWriter.Echo(a.Zip)) : null,
        PayerContactName = SegmentWriter.Echo(whole.PayerContactName),
        PayerContactPhone = SegmentWriter.Echo(whole.PayerContactPhone),
        PayeeName = Echo(whole.PayeeName),
        PayeeNpi = SegmentWriter.Echo(whole.PayeeNpi),
        PayeeTaxId = SegmentWriter.Echo(whole.PayeeTaxId),
        ProviderAdjustments = [.. whole.ProviderAdjustments.Select(plb => plb with { Code = Echo(plb.Code), Reference = SegmentWriter.Echo(plb.Reference) })],
    };

    private static string Echo(string value) => SegmentWriter.Echo(value) ?? "";

    private static RemittanceAdvice Part(RemittanceAdvice whole, List<RemittedClaim> claims, IReadOnlyList<ProviderAdjustment> provider)
    {
        var amount = claims.Sum(claim => claim.Paid) - provider.Sum(plb => plb.Amount);

        // A check is never below 0.00: what the others bore is carried forward, as a payer would (G35).
        if (amount < 0m) (provider, amount) = ([.. provider, new("FB", whole.TraceNumber, amount)], 0m);
        return whole with { Amount = amount, Claims = claims, ProviderAdjustments = provider };
    }
}

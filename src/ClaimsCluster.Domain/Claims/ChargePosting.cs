using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Claims;

/// <summary>What a claim's content makes its account post: charges, charges anew after a change, what prior payers did.</summary>
internal static class ChargePosting
{
    /// <summary>Every claim with a record posts its charge; of a secondary also what it tells of the payers before.</summary>
    public static IReadOnlyList<Effect> First(ClaimLifecycle rules, Claim claim, ClaimCommand command) =>
    [
        Charge(rules, claim, claim.OwnBill, 0, command),
        .. Prior(rules, claim, claim.Prior, command),
    ];

    /// <summary>What prior payers did, once.</summary>
    public static IEnumerable<Effect> Prior(ClaimLifecycle rules, Claim claim, IEnumerable<PriorPayerLine> told, ClaimCommand command) => told
        .Select(prior => new Effect(AccountOf(rules, claim), new AccountCommand.PostPriorPayer(
            claim.ClaimId, prior.PayerId, prior.Line, prior.Paid, prior.Allowance)
        {
            CommandId = $"prior:{claim.ClaimId}:{prior.PayerId}:{prior.Line}",
            At = command.At,
            Source = claim.Source.Document,
        }));

    /// <summary>The charges follow the claim's newest content; null when they are as they were.</summary>
    public static Effect? Anew(ClaimLifecycle rules, Claim before, Claim after, ClaimCommand command) =>
        before.IsNone || after.ChargeVersion == before.ChargeVersion ? null : Charge(rules, after, after.OwnBill, after.ChargeVersion, command);

    /// <summary>What an earlier payer left the patient is the next payer's to look at.</summary>
    public static IReadOnlyList<Effect> NextPayer(ClaimLifecycle rules, Claim claim, Filing next, ClaimCommand command) =>
        ClaimMoney.Of(claim).Patient <= Money.Zero ? [] :
        [
            new(AccountOf(rules, claim), new AccountCommand.MoveToInsurance(claim.ClaimId)
            {
                CommandId = $"to-insurance:{next.Clm01}",
                At = command.At,
                Source = command is ClaimCommand.Receive received ? received.Source.Document : claim.Source.Document,
            }),
        ];

    private static Effect Charge(ClaimLifecycle rules, Claim claim, FiledBill bill, int version, ClaimCommand command) => new(
        AccountOf(rules, claim),
        new AccountCommand.PostCharge(
            claim.ClaimId, bill.PayerId, bill.Lines.Min(line => line.ServiceDate),
            [.. bill.Lines.Select(line => new ChargedLine(line.Number, line.Charge))])
        {
            CommandId = version == 0 ? $"charge:{claim.ClaimId}" : $"charge:{claim.ClaimId}:{version}",
            At = command.At,
            Source = bill.Source.Document,
            Correction = version,
            Facts = BillingFactsReading.Read(ProfessionalClaim.Parse(bill.Record.Parts())),
        });

    private static EntityId AccountOf(ClaimLifecycle rules, Claim claim) => new("patient-account", rules.Tenant, claim.AccountId);
}

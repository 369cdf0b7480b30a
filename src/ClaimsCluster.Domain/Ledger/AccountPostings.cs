using System.Collections.Immutable;
using ClaimsCluster.Domain.Deciding;
using static ClaimsCluster.Domain.Ledger.AccountCommand;
using static ClaimsCluster.Domain.Ledger.AccountEvent;
using static ClaimsCluster.Domain.Ledger.AccountNumber;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>What each command posts on a claim, or why it cannot. Identity and repeats are the lifecycle's.</summary>
internal static class AccountPostings
{
    /// <summary>A posting without its identity, or a refusal.</summary>
    public readonly record struct Outcome(Posted? Posted, Refused? Refusal);

    /// <summary>The charges; of a correction, first the mirror of those that stand.</summary>
    public static Outcome Charge(ClaimBalance claim, PostCharge c)
    {
        var isCharged = claim.Lines.Any(line => !line.Charge.IsZero);
        if (isCharged && c.Correction == 0)
            return Refuse("charged", "The charges of this claim are posted; a correction has a number.");

        var taken = claim.Lines.SelectMany(line => PostingRules.Charge(At(claim, line.Line), -line.Charge));
        var posted = c.Lines.SelectMany(line => PostingRules.Charge(new(c.ClaimId, line.Line, c.PayerId), line.Amount));
        return Book(c.ClaimId, PostingKind.Charge, [.. taken, .. posted], c, charge =>
            charge with { Facts = c.Facts, ServiceDate = c.ServiceDate });
    }

    /// <summary>
    /// A payer's decision. A reversal must find what it takes back; money on a written-off line undoes that first.
    /// </summary>
    public static Outcome Remittance(ClaimBalance claim, PostRemittance c)
    {
        if (claim.Postings.IsEmpty) return Refuse("no-charge", "Nothing of this claim is posted here.");

        var lines = ClaimLevel.Spread(c, Charges(claim));
        var stray = lines.FirstOrDefault(line =>
            MovesMoney(line) && !claim.Lines.Exists(known => known.Line == line.Line));
        if (stray is not null)
            return Refuse("no-line", $"Line {stray.Line} of this claim has no charge here.");
        if (c.Reversal) return Reversal(claim, c, lines);

        var entries = lines.SelectMany(line => (IEnumerable<JournalLine>)
        [
            .. MovesMoney(line) ? UndoWriteOff(claim.Line(line.Line), At(claim, line.Line)) : [],
            .. Decided(c, line, c.FurtherPayer),
        ]);
        return Book(c.ClaimId, PostingKind.Remittance, entries, c, posted => posted with
        {
            Remittance = new(c.PostingIdentity, c.PayerId, c.Icn, c.Trace, c.Paid, c.FurtherPayer),
        });
    }

    /// <summary>What a prior payer did on a line.</summary>
    public static Outcome PriorPayer(ClaimBalance claim, PostPriorPayer c) => claim.Line(c.Line).Charge.IsZero
        ? Refuse("no-charge", $"Line {c.Line} of this claim has no charge here.")
        : Book(c.ClaimId, PostingKind.PriorPayer,
            PostingRules.PriorPayer(new(c.ClaimId, c.Line, c.PayerId), c.Paid, c.Allowance), c);

    /// <summary>Money from the patient, on the lines in their order; what is left over waits unapplied.</summary>
    public static Outcome PatientPayment(ClaimBalance claim, PostPatientPayment c)
    {
        if (c.Amount <= Money.Zero) return Refuse("amount", $"A payment is more than 0.00, not {c.Amount}.");

        var rest = c.Amount;
        List<JournalLine> entries = [];
        foreach (var line in claim.Lines.Where(line => line.Patient > Money.Zero))
        {
            var part = Money.Min(rest, line.Patient);
            entries.AddRange(PostingRules.PatientPayment(new(c.ClaimId, line.Line, null), part));
            rest -= part;
        }

        return Book(c.ClaimId, PostingKind.PatientPayment,
            [.. entries, .. PostingRules.Prepayment(new(c.ClaimId, 0, null), rest)], c);
    }

    /// <summary>What was paid before anybody was billed (AMT*F5): it stays with the claim until a balance is the patient's.</summary>
    public static Posted Prepaid(Posted charge, Money amount) =>
        new(charge.ClaimId, PostingKind.PatientPayment, [.. PostingRules.Prepayment(new(charge.ClaimId, 0, null), amount)], charge.Source, $"prepaid:{charge.ClaimId}")
        {
            PostedAt = charge.PostedAt,
        };

    /// <summary>Money on the account: one posting a claim, the oldest service first; what is left over is of no claim.</summary>
    public static IEnumerable<Posted> AccountPayment(PatientAccount account, PayAccount c)
    {
        var (parts, rest) = Settlement.Spread(account.ByService(), c.Amount);
        foreach (var claim in parts.GroupBy(part => part.Claim.ClaimId))
        {
            yield return Part(claim.Key,
                claim.SelectMany(part => PostingRules.PatientPayment(new(claim.Key, part.Line, null), part.Amount)));
        }

        if (!rest.IsZero) yield return Part("", PostingRules.Prepayment(new("", 0, null), rest));

        Posted Part(string claimId, IEnumerable<JournalLine> entries) =>
            new(claimId, PostingKind.PatientPayment, [.. entries], $"{c.Method} {c.Source}", $"{PaymentPrefix(c.PaymentId)}{claimId}") { PostedAt = c.At };
    }

    /// <summary>The payment is in the journal already.</summary>
    public static bool IsPosted(PatientAccount account, string paymentId) => account.Claims.Exists(claim =>
        claim.Postings.Contains($"{PaymentPrefix(paymentId)}{claim.ClaimId}"));

    /// <summary>Why an account takes no such payment; null when it does.</summary>
    public static Refused? RefusalOf(PatientAccount account, PayAccount c) =>
        c.Amount <= Money.Zero ? new("amount", $"A payment is more than 0.00, not {c.Amount}.")
        : account.Claims.IsEmpty ? new("unknown-account", "We hold no such account.")
        : null;

    private static string PaymentPrefix(string paymentId) => $"patient:{paymentId}:";

    /// <summary>All that is open on the receivable of the write-off account.</summary>
    public static Outcome WriteOff(ClaimBalance claim, WriteOff c)
    {
        if (PostingRules.WrittenOffFrom(c.To) is not { } receivable)
            return Refuse("account", $"{c.To.Digits()} takes no write-off.");

        var entries = claim.Lines.Where(line => line.Accounts[receivable] > Money.Zero).SelectMany(line =>
            PostingRules.WriteOff(At(claim, line.Line), c.To, line.Accounts[receivable]));
        return BookOpen(c.ClaimId, PostingKind.WriteOff, [.. entries], c);
    }

    /// <summary>All that is open of a line with payers, to the patient.</summary>
    public static Outcome ToPatient(ClaimBalance claim, MoveToPatient c) =>
        BookOpen(c.ClaimId, PostingKind.ToPatient, claim.Line(c.Line).Insurance is var open && open > Money.Zero
            ? [.. PostingRules.ToPatient(At(claim, c.Line), open)]
            : [], c);

    /// <summary>All that is open of the claim with the patient, to insurance.</summary>
    public static Outcome ToInsurance(ClaimBalance claim, MoveToInsurance c) => BookOpen(
        c.ClaimId, PostingKind.ToInsurance,
        [.. claim.Lines.Where(line => line.Patient > Money.Zero).SelectMany(line => PostingRules.ToPatient(At(claim, line.Line), -line.Patient))], c);

    private static Outcome Reversal(ClaimBalance claim, PostRemittance c, IReadOnlyList<RemittedLinePosting> lines)
    {
        var original = claim.Remittances.FindLast(posted =>
            posted.PayerId == c.PayerId && posted.Paid == -c.Paid
            && (c.Icn is null || posted.Icn is null || posted.Icn == c.Icn));
        if (original is null)
            return Refuse("original-unknown", "No decision that stands here has this claim number and amount.");

        var entries = lines.SelectMany(line => Decided(c, line, original.FurtherPayer));
        return Book(c.ClaimId, PostingKind.Reversal, entries, c, posted =>
            posted with { TakesBack = original.Identity });
    }

    private static Dictionary<int, Money> Charges(ClaimBalance claim) =>
        claim.Lines.Where(line => line.Line > 0).ToDictionary(line => line.Line, line => line.Charge);

    // What moves a charge within our books moves it in the sub-ledger that holds it.
    private static PostingPlace At(ClaimBalance claim, int line) => new(claim.ClaimId, line, claim.Payer);

    // A denial leaves a written-off line as it is; money or an allowance opens it again.
    private static bool MovesMoney(RemittedLinePosting line) =>
        PostingRules.Remitted(default, line.Paid, line.Adjustments, hasFurtherPayer: false).Any();

    private static IEnumerable<JournalLine> Decided(PostRemittance c, RemittedLinePosting line, bool hasFurtherPayer) =>
        PostingRules.Remitted(new(c.ClaimId, line.Line, c.PayerId), line.Paid, line.Adjustments, hasFurtherPayer);

    private static IEnumerable<JournalLine> UndoWriteOff(LineBalance line, PostingPlace at) =>
        new[] { DenialWriteOff, AdministrativeWriteOff }
            .SelectMany(account => PostingRules.WriteOff(at, account, -line.Accounts[account]));

    private static Outcome BookOpen(
        string claimId, PostingKind kind, ImmutableList<JournalLine> entries, AccountCommand command) =>
        entries.IsEmpty ? Refuse("nothing-open", "Nothing is open to move.") : Book(claimId, kind, entries, command);

    private static Outcome Book(
        string claimId, PostingKind kind, IEnumerable<JournalLine> entries, AccountCommand command,
        Func<Posted, Posted>? tell = null)
    {
        var posted = new Posted(claimId, kind, [.. entries], command.Source, "") { PostedAt = command.At };
        return new(tell is null ? posted : tell(posted), null);
    }

    private static Outcome Refuse(string code, string reason) => new(null, new(code, reason));
}

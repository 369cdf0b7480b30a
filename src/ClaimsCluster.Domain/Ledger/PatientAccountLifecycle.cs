using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;
using static ClaimsCluster.Domain.Ledger.AccountCommand;
using static ClaimsCluster.Domain.Ledger.AccountEvent;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>
/// The rules of a patient account (D§7.6, 11.4): what is posted once stays, and is undone only by its mirror.
/// </summary>
public sealed class PatientAccountLifecycle : IDecider<PatientAccount, AccountCommand>
{
    // Patients are not billed for less (D§11.4).
    private static readonly Money SmallestBill = Money.OfCents(500);

    /// <inheritdoc/>
    public PatientAccount Empty => PatientAccount.Empty;

    /// <inheritdoc/>
    public Decision<PatientAccount> Decide(PatientAccount state, AccountCommand command) => command switch
    {
        PostCharge c => Post(state, c.ClaimId, Identity(c), claim => AccountPostings.Charge(claim, c)),
        PostRemittance c => Post(state, c.ClaimId, Identity(c), claim => AccountPostings.Remittance(claim, c)),
        PostPriorPayer c => Post(state, c.ClaimId, Identity(c), claim => AccountPostings.PriorPayer(claim, c)),
        PostPatientPayment c => Post(state, c.ClaimId, Identity(c), claim => AccountPostings.PatientPayment(claim, c)),
        WriteOff c => Post(state, c.ClaimId, Identity(c), claim => AccountPostings.WriteOff(claim, c)),
        MoveToPatient c => Post(state, c.ClaimId, Identity(c), claim => AccountPostings.ToPatient(claim, c)),
        AccountCommand.Wake => this.Nothing(state, Done.Instance),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public PatientAccount Evolve(PatientAccount state, DomainEvent happened) => happened switch
    {
        Posted e => Stand(state with
        {
            Claims = Fold(state, e),
            Totals = e.Lines.Aggregate(state.Totals, (totals, entry) => totals.Post(entry)),
        }),
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    /// <remarks>Null: statements come with their own issue.</remarks>
    public DateTimeOffset? NextTimer(PatientAccount state) => null;

    /// <inheritdoc/>
    public AccountCommand Wake(PatientAccount state, DateTimeOffset at) =>
        new AccountCommand.Wake { CommandId = $"wake:{at:O}", At = at, Source = "timer" };

    /// <inheritdoc/>
    public RowIndex Index(PatientAccount state) =>
        new(state.Standing.ToString()) { Balance = state.Insurance + state.Patient };

    // What makes a posting the same posting, whoever asks again.
    private static string Identity(AccountCommand command) => command switch
    {
        PostCharge c => $"charge:{c.ClaimId}:{c.Correction}",
        PostRemittance c => c.PostingIdentity,
        PostPriorPayer c => $"prior:{c.ClaimId}:{c.PayerId}:{c.Line}",
        PostPatientPayment c => $"patient:{c.PaymentId}",
        _ => command.CommandId,
    };

    private Decision<PatientAccount> Post(
        PatientAccount state, string claimId, string identity, Func<ClaimBalance, AccountPostings.Outcome> rule)
    {
        var claim = state.Claim(claimId) ?? new(claimId);
        if (claim.Postings.Contains(identity)) return this.Nothing(state, new Repeated(identity));

        return rule(claim) switch
        {
            { Refusal: { } refusal } => this.Nothing(state, refusal),
            { Posted: { } posted } => this.Then(state, Done.Instance, [posted with { PostingIdentity = identity }]),
            _ => throw new UnreachableException("A posting rule posts or refuses."),
        };
    }

    private static ImmutableList<ClaimBalance> Fold(PatientAccount state, Posted posted)
    {
        var index = state.Claims.FindIndex(claim => claim.ClaimId == posted.ClaimId);
        var claim = posted.Lines.Aggregate(index < 0 ? new(posted.ClaimId) : state.Claims[index], Fold);
        var known = claim with
        {
            Payer = posted.Kind == PostingKind.Charge ? posted.Lines.LastOrDefault()?.Payer ?? claim.Payer : claim.Payer,
            Postings = claim.Postings.Add(posted.PostingIdentity),
            Remittances = posted switch
            {
                { Remittance: { } remittance } => claim.Remittances.Add(remittance),
                { TakesBack: { } taken } => claim.Remittances.RemoveAll(remittance => remittance.Identity == taken),
                _ => claim.Remittances,
            },
        };
        return index < 0 ? state.Claims.Add(known) : state.Claims.SetItem(index, known);
    }

    private static ClaimBalance Fold(ClaimBalance claim, JournalLine entry)
    {
        var line = claim.Line(entry.Line);
        var posted = line with { Accounts = line.Accounts.Post(entry) };
        var index = claim.Lines.FindIndex(known => known.Line >= entry.Line);
        return claim with
        {
            Lines = index < 0 ? claim.Lines.Add(posted)
                : claim.Lines[index].Line == entry.Line ? claim.Lines.SetItem(index, posted)
                : claim.Lines.Insert(index, posted),
        };
    }

    private static PatientAccount Stand(PatientAccount state) => state.Patient switch
    {
        var due when due > SmallestBill => state with { Standing = AccountStanding.Billing },
        var due when due <= Money.Zero => state with { Standing = AccountStanding.Active },
        _ => state, // A rest below the limit stays with whoever was billed for more.
    };
}

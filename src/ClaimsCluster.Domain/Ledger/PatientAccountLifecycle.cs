using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.PatientBilling;
using static ClaimsCluster.Domain.Ledger.AccountCommand;
using static ClaimsCluster.Domain.Ledger.AccountEvent;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>
/// The rules of a patient account (D§7.6, 9, 11.4): what is posted once stays, and is undone only by its mirror.
/// </summary>
/// <param name="self">The account: what it tells its claims and its patient stays in the tenant.</param>
/// <param name="patientsAnswer">Statements go to a simulated patient too.</param>
public sealed class PatientAccountLifecycle(EntityId self, bool patientsAnswer) : IDecider<PatientAccount, AccountCommand>
{
    /// <inheritdoc/>
    public PatientAccount Empty => PatientAccount.Empty;

    /// <inheritdoc/>
    public Decision<PatientAccount> Decide(PatientAccount state, AccountCommand command) => command switch
    {
        PostCharge c => Post(state, c, c.ClaimId, Identity(c), claim => AccountPostings.Charge(claim, c)),
        PostRemittance c => Post(state, c, c.ClaimId, Identity(c), claim => AccountPostings.Remittance(claim, c)),
        PostPriorPayer c => Post(state, c, c.ClaimId, Identity(c), claim => AccountPostings.PriorPayer(claim, c)),
        PostPatientPayment c => Post(state, c, c.ClaimId, Identity(c), claim => AccountPostings.PatientPayment(claim, c)),
        WriteOff c => Post(state, c, c.ClaimId, Identity(c), claim => AccountPostings.WriteOff(claim, c)),
        MoveToPatient c => Post(state, c, c.ClaimId, Identity(c), claim => AccountPostings.ToPatient(claim, c)),
        MoveToInsurance c => Post(state, c, c.ClaimId, Identity(c), claim => AccountPostings.ToInsurance(claim, c)),
        PayAccount c => Pay(state, c),
        AccountCommand.Wake c => Told(state, c, [.. AccountTimers.Due(state, c, Evolve)]),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public PatientAccount Evolve(PatientAccount state, DomainEvent happened) => happened switch
    {
        Posted e => BillingCycle.After(state.Patient, state with
        {
            Claims = Fold(state, e),
            Totals = e.Lines.Aggregate(state.Totals, (totals, entry) => totals.Post(entry)),
            Holder = e.Facts?.Holder ?? state.Holder,
            PostedAt = e.PostedAt,
        }, e),
        StatementIssued e => state with { Cycle = BillingCycle.After(e.Statement.Sent) },
        PreCollected => state with { Standing = AccountStanding.PreCollect, Cycle = state.Cycle with { PreCollectOn = null } },
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public DateTimeOffset? NextTimer(PatientAccount state) => AccountTimers.Next(state);

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
        PatientAccount state, AccountCommand command, string claimId, string identity, Func<ClaimBalance, AccountPostings.Outcome> rule)
    {
        var claim = state.Claim(claimId) ?? new(claimId);
        if (claim.Postings.Contains(identity)) return this.Nothing(state, new Repeated(identity));

        var outcome = rule(claim);
        if (outcome.Refusal is { } refusal) return this.Nothing(state, refusal);
        if (outcome.Posted is not { } posted) throw new UnreachableException("A posting rule posts or refuses.");

        List<Posted> postings = [posted with { PostingIdentity = identity }];
        if (command is PostCharge { Correction: 0, Facts.Prepaid: var prepaid } && prepaid > Money.Zero)
            postings.Add(AccountPostings.Prepaid(posted, prepaid));
        var after = postings.Aggregate(state, Evolve);
        return Told(state, command, [.. postings, .. Settlement.OfClaim(after.Claim(claimId)!, command)]);
    }

    private Decision<PatientAccount> Pay(PatientAccount state, PayAccount command)
    {
        if (AccountPostings.IsPosted(state, command.PaymentId)) return this.Nothing(state, new Repeated($"patient:{command.PaymentId}"));
        if (AccountPostings.RefusalOf(state, command) is { } refusal) return this.Nothing(state, refusal);
        return Told(state, command, [.. AccountPostings.AccountPayment(state, command)]);
    }

    /// <summary>Names the postings that have no name yet, and tells the claims and the patient what concerns them.</summary>
    private Decision<PatientAccount> Told(PatientAccount state, AccountCommand command, IReadOnlyList<DomainEvent> happened)
    {
        var events = new List<DomainEvent>();
        var after = state;
        foreach (var one in happened)
        {
            var named = one is Posted { PostingIdentity: "" } posted ? posted with { PostingIdentity = NextIdentity(after, posted) } : one;
            events.Add(named);
            after = Evolve(after, named);
        }

        var claims = events.OfType<Posted>().Where(StartsHere).Select(posted => posted.ClaimId).Where(id => id.Length > 0).Distinct();
        return this.Then(state, Done.Instance, events,
            [.. claims.Select(claimId => TellShare(after.Claim(claimId)!, command)), .. Bills(events, command)]);
    }

    private static string NextIdentity(PatientAccount state, Posted posted) =>
        $"{posted.Kind}:{posted.ClaimId}:{state.Claim(posted.ClaimId)?.Postings.Count ?? 0}";

    // The claim knows what its own filings moved.
    private static bool StartsHere(Posted posted) => posted.Kind switch
    {
        PostingKind.Charge or PostingKind.Reversal or PostingKind.PriorPayer => false,
        PostingKind.Remittance => posted.Lines.Any(entry => PostingRules.WrittenOffFrom(entry.Credit) is not null),
        _ => true,
    };

    private Effect TellShare(ClaimBalance claim, AccountCommand cause)
    {
        var share = claim.Share();
        return new(new EntityId("claim", self.Tenant, claim.ClaimId), new ClaimCommand.TellShare(share)
        {
            CommandId = $"share:{claim.ClaimId}:{share.Count}",
            At = cause.At,
            Actor = cause.Actor,
        });
    }

    private IEnumerable<Effect> Bills(IEnumerable<DomainEvent> events, AccountCommand cause) => !patientsAnswer ? [] :
        events.OfType<StatementIssued>().Select(issued => new Effect(
            SimulatedPatient.IdOf(self), new PatientCommand.ReceiveStatement(self, issued.Statement.Sent)
            {
                CommandId = $"statement:{self.Key}:{issued.Statement.Sent.Number}",
                At = cause.At,
            }));

    private static ImmutableList<ClaimBalance> Fold(PatientAccount state, Posted posted)
    {
        var index = state.Claims.FindIndex(claim => claim.ClaimId == posted.ClaimId);
        var before = index < 0 ? new(posted.ClaimId) : state.Claims[index];
        var claim = posted.Lines.Aggregate(before, (claim, entry) => claim.Post(entry, posted.PostedAt));
        var known = claim with
        {
            Payer = posted.Kind == PostingKind.Charge ? posted.Lines.LastOrDefault()?.Payer ?? claim.Payer : claim.Payer,
            Facts = posted.Facts?.Claim ?? claim.Facts,
            ServiceDate = posted.ServiceDate ?? claim.ServiceDate,
            Postings = claim.Postings.Add(posted.PostingIdentity),
            Remittances = posted switch
            {
                { Remittance: { } remittance } => claim.Remittances.Add(remittance),
                { TakesBack: { } taken } => claim.Remittances.RemoveAll(remittance => remittance.Identity == taken),
                { Kind: PostingKind.ToInsurance } => [.. claim.Remittances.Select(remittance => remittance with { FurtherPayer = true })],
                _ => claim.Remittances,
            },
        };
        return index < 0 ? state.Claims.Add(known) : state.Claims.SetItem(index, known);
    }
}

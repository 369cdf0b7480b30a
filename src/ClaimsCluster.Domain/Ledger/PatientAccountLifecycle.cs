using System.Collections.Immutable;
using System.Diagnostics;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Registration;
using static ClaimsCluster.Domain.Ledger.AccountCommand;
using static ClaimsCluster.Domain.Ledger.AccountEvent;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>
/// The rules of a patient account (D§7.6, 9, 11.4): what is posted once stays, and is undone only by its mirror.
/// </summary>
/// <param name="self">The account: what it tells its claims and its patient stays in the tenant.</param>
/// <param name="patientsAnswer">Statements go to a simulated patient too.</param>
/// <param name="payers">What is known of who insures the patient; null: the built-in ones.</param>
public sealed class PatientAccountLifecycle(EntityId self, bool patientsAnswer, PayerDirectory? payers = null) : IDecider<PatientAccount, AccountCommand>
{
    /// <summary>The index in which the same person under another record number is found, by <see cref="VisitRegistration.PersonKey"/>.</summary>
    public const string PersonEntry = "person";

    private readonly PayerDirectory _payers = payers ?? PayerDirectory.Default;

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
        RegisterVisit c => Register(state, c),
        RecordBenefits c => Record(state, c),
        UseAuthorization c => AuthorizationUnits.Ask(state, c) is { } asked ? this.Then(state, Done.Instance, [asked]) : this.Nothing(state, Done.Instance),
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
        VisitRegistered e => state with { Registration = AccountRegistration.After(state.Registration, e.Registration, e.Answer) },
        BenefitsRecorded e => state with { Registration = state.Registration!.With(e.Benefits) },
        UnitsAsked e => state with { AuthorizationUses = AuthorizationUnits.Put(state.AuthorizationUses, e.Use) },
        UnitsGiven e => state with { AuthorizationUses = AuthorizationUnits.Put(state.AuthorizationUses, e.Use) },
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
        new(state.Standing.ToString())
        {
            Balance = state.Insurance + state.Patient,
            Entries = state.Registration is { PersonKey: { Length: > 0 } key } ? [new(PersonEntry, key)] : [],
        };

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

    // The same visit again gets the same answer; with other content it is registered anew.
    private Decision<PatientAccount> Register(PatientAccount state, RegisterVisit command)
    {
        var (known, visit) = (state.Registration, command.Registration);
        if (known?.Visit(visit.VisitId) is { } before && before.Digest == AccountRegistration.DigestOf(visit))
            return this.Nothing(state, before.Answer);

        var answer = AccountRegistering.Answer(known, visit, DateOnly.FromDateTime(command.At.UtcDateTime), _payers);
        return this.Then(state, answer, [new VisitRegistered(visit, answer)]);
    }

    private Decision<PatientAccount> Record(PatientAccount state, RecordBenefits command)
    {
        if (state.Registration is not { } known) return this.Nothing(state, new Refused("not-registered", "No visit of this account is registered."));

        var told = new KnownBenefits(known.MemberOf(EncounterIdentity.VisitOf(command.Answer.Trace), command.Answer.PayerId), command.Answer);
        var before = known.Benefits.Find(other => other.Answer.PayerId == command.Answer.PayerId && other.MemberId == told.MemberId)?.Answer;
        var isOld = before is not null && (before.Trace == command.Answer.Trace || before.AnsweredOn > command.Answer.AnsweredOn);
        return isOld ? this.Nothing(state, Done.Instance) : this.Then(state, Done.Instance, [new BenefitsRecorded(told)]);
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
        return new(after, events,
            [.. claims.Select(claimId => TellShare(after.Claim(claimId)!, command)), .. Bills(events, command),
                .. events.OfType<UnitsGiven>().Select(given => AuthorizationUnits.Tell(self.Tenant, given, command))], Done.Instance);
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
                { Remittance: { } remittance } => Standing(claim.Remittances, remittance),
                { TakesBack: { } taken } => claim.Remittances.RemoveAll(remittance => remittance.Identity == taken),
                { Kind: PostingKind.ToInsurance } => [.. claim.Remittances.Select(remittance => remittance with { FurtherPayer = true })],
                _ => claim.Remittances,
            },
        };
        return index < 0 ? state.Claims.Add(known) : state.Claims.SetItem(index, known);
    }

    /// <summary>What a payer says of a claim in two files, a part in each, stands as one decision: one reversal takes back both (row 17b).</summary>
    private static ImmutableList<PostedRemittance> Standing(ImmutableList<PostedRemittance> remittances, PostedRemittance further)
    {
        var index = further.Icn is null ? -1 : remittances.FindIndex(one => one.PayerId == further.PayerId && one.Icn == further.Icn);
        return index < 0
            ? remittances.Add(further)
            : remittances.RemoveAt(index).Add(further with { Paid = remittances[index].Paid + further.Paid });
    }
}

using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Payers;

/// <summary>
/// What a payer's intake makes of a claim (D§6.1 stage 1): a function of the claim, the payer, the day and whether it is
/// a test tenant's alone.
/// </summary>
internal sealed class PayerDesk(PayerDirectory payers, string payerId, DateOnly today, bool isTest)
{
    public DateOnly Today => today;

    public PayerProfile Profile { get; } = payers.For(payerId, payerId);

    /// <summary>Accepted with an ICN, or rejected with a status.</summary>
    public LookedAt Look(ReceivedClaim received)
    {
        var typed = ProfessionalClaim.Parse(received.Parts);
        var magic = isTest ? MagicMember.Parse(typed.Subscriber.MemberId ?? "") : null;
        var looked = Rejection(received, typed) is var (category, status, entity)
            ? new LookedAt(typed, null, category, status, entity)
            : magic is { Outcome: MagicOutcome.Reject }
                ? new(typed, null, magic.Category, magic.Status, null)
                : new(typed, Icn.From(Profile.Id, typed.ClaimNumber, today), "A2", "20", null);
        return looked with { Magic = magic };
    }

    public MemberCommand.Receive Receive(LookedAt claim, DateTimeOffset at)
    {
        var typed = claim.Typed;
        return new(Profile.Id, typed.Payer.Name ?? Profile.Name, new WaitingClaim
        {
            Claim = BilledClaim.From(typed, today),
            Icn = claim.Icn!,
            ReceivedOn = today,
            IsTest = isTest,
            PayeeNpi = typed.BillingProvider.Npi ?? "",
            PayeeTaxId = typed.BillingProvider.TaxId ?? "",
            PayeeName = typed.BillingProvider.Name ?? "",
        })
        {
            CommandId = $"receive:{claim.Icn}",
            At = at,
            Actor = PayerInbox.TenantOf(Profile.Id),
        };
    }

    /// <summary>When its payee is paid, or something is taken back from him.</summary>
    public IEnumerable<PayeeCycle> PayeesOf(LookedAt claim)
    {
        var (npi, cycle) = (claim.Typed.BillingProvider.Npi ?? "", PayerCycle.Next(today, Profile.CycleDays));
        yield return new(npi, cycle);
        if (claim.Magic?.RevertOn(cycle, Profile.CycleDays) is { } later) yield return new(npi, later);
    }

    /// <summary>Days from the receipt to its 277CA; null: there will be none.</summary>
    public int? AnswerDaysOf(LookedAt claim) => claim.IsSilent ? null : Profile.AckDelayDays + (claim.Magic is { Outcome: MagicOutcome.Late, Days: var days } ? days : 0);

    /// <summary>The claim as its member refused it.</summary>
    public static LookedAt Refused(LookedAt claim, RefusedByMember refused) =>
        claim with { Icn = null, Category = refused.Category, Status = refused.Status };

    public AcknowledgedClaim Answer(LookedAt claim)
    {
        var typed = claim.Typed;
        return new(
            new(typed.BillingProvider.Name ?? "", typed.BillingProvider.Npi ?? ""), typed.ClaimNumber,
            claim.Category, claim.Status, claim.Entity, today, typed.Charge, claim.Icn,
            typed.PatientLastName, typed.PatientFirstName, typed.Subscriber.MemberId,
            typed.FirstServiceDate, typed.LastServiceDate);
    }

    private (string Category, string Status, string? Entity)? Rejection(ReceivedClaim received, ProfessionalClaim claim)
    {
        if (received.Faults.Count > 0) return ("A7", "21", null);
        if (claim.Payer.Id != payerId) return ("A7", "153", "PR");
        if (string.IsNullOrEmpty(claim.Subscriber.MemberId)) return ("A6", "164", "IL");
        if (claim.FrequencyCode is "7" or "8" && string.IsNullOrEmpty(claim.OriginalReference)) return ("A6", "464", null);
        var wrong = Profile.WarnOnNpi ? null : claim.Npis.FirstOrDefault(npi => !Npi.IsValid(npi.Npi));
        return wrong is null ? null : ("A7", "562", wrong.EntityCode);
    }
}

/// <summary>A claim that the desk looked at.</summary>
internal sealed record LookedAt(ProfessionalClaim Typed, string? Icn, string Category, string Status, string? Entity)
{
    /// <summary>What its member id asks for; null: nothing, or a tenant whose ids are ordinary.</summary>
    public MagicMember? Magic { get; init; }

    /// <summary>Nothing is decided or said of it.</summary>
    public bool IsSilent => Icn is not null && Magic is { Outcome: MagicOutcome.Silent };

    /// <summary>It goes to its member.</summary>
    public bool IsAccepted => Icn is not null && !IsSilent;
}

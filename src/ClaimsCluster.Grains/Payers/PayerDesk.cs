using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Payers;

/// <summary>What a payer's intake makes of a claim (D§6.1 stage 1): a function of the claim, the payer and the day alone.</summary>
internal sealed class PayerDesk(PayerDirectory payers, string payerId, DateOnly today)
{
    public DateOnly Today => today;

    public PayerProfile Profile { get; } = payers.For(payerId, payerId);

    /// <summary>Accepted with an ICN, or rejected with a status.</summary>
    public LookedAt Look(ReceivedClaim received)
    {
        var typed = ProfessionalClaim.Parse(received.Parts);
        return Rejection(received, typed) is var (category, status, entity)
            ? new(typed, null, category, status, entity)
            : new(typed, Icn.From(Profile.Id, typed.ClaimNumber, today), "A2", "20", null);
    }

    public MemberCommand.Receive Receive(LookedAt claim, DateTimeOffset at)
    {
        var typed = claim.Typed;
        return new(Profile.Id, typed.Payer.Name ?? Profile.Name, new WaitingClaim
        {
            Claim = BilledClaim.From(typed, today),
            Icn = claim.Icn!,
            ReceivedOn = today,
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

    public PayeeCycle PayeeOf(LookedAt claim) =>
        new(claim.Typed.BillingProvider.Npi ?? "", PayerCycle.Next(today, Profile.CycleDays));

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
        foreach (var npi in claim.Npis)
            if (!Npi.IsValid(npi.Npi)) return ("A7", "562", npi.EntityCode);
        return null;
    }
}

/// <summary>A claim that the desk looked at.</summary>
internal sealed record LookedAt(ProfessionalClaim Typed, string? Icn, string Category, string Status, string? Entity);

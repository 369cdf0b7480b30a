using System.Collections.Immutable;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Remittance;

/// <summary>A payment as its 835 tells it.</summary>
/// <param name="Identity">What makes it the same payment.</param>
/// <param name="Claims">Its CLPs; null when an amount has a fraction of a cent.</param>
/// <param name="Provider">Its PLB triplets.</param>
internal sealed record OpenedPayment(
    PaymentIdentity Identity, ImmutableList<ClaimAdvice>? Claims, ImmutableList<Domain.Remittance.ProviderAdjustment> Provider)
{
    /// <summary>Reads it from the file that brought it first.</summary>
    public static OpenedPayment Read(IClusterStore store, string tenant, PaymentNotice notice)
    {
        // Ordinals count the sets that intake accepted: the same ones are counted here.
        using var file = new OpenedFile(store, tenant, notice.Document);
        using var reader = new RemittanceReader(file.Open(), file.Inspection);
        for (var ordinal = 1; reader.TryRead(out var advice); ordinal++)
            if (ordinal == notice.Ordinal) return Of(advice);

        throw new InvalidOperationException($"Set {notice.Ordinal} is not in {notice.Document} any more.");
    }

    /// <summary>The CLP at an ordinal, with the identity of its posting.</summary>
    public Clp At(int ordinal)
    {
        var advice = Claims![ordinal - 1];
        return new(ordinal, advice, new PostingIdentity(Identity, ordinal, advice.PatientControlNumber, advice.Icn, advice.Status).Key);
    }

    private static OpenedPayment Of(RemittanceAdvice advice) => new(
        RemittanceIntakeWork.IdentityOf(advice),
        advice.Claims.Select(AdviceReading.Read).ToList() is var claims && claims.TrueForAll(claim => claim is not null)
            ? [.. claims.Select(claim => claim!)]
            : null,
        [.. advice.ProviderAdjustments.Select(plb => new Domain.Remittance.ProviderAdjustment(plb.Code, plb.Reference, Money.Round(plb.Amount)))]);
}

/// <summary>One CLP of a payment.</summary>
/// <param name="Ordinal">From 1.</param>
/// <param name="Advice">What it says.</param>
/// <param name="Identity">Of its posting, for ever.</param>
internal sealed record Clp(int Ordinal, ClaimAdvice Advice, string Identity);

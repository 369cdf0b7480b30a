using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Remittance;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Intake;

/// <summary>The payments of an 835 to their remittances; each is known by its payment identity, in whatever file it comes.</summary>
internal sealed class RemittanceIntakeWork(ITransport transport)
{
    /// <summary>Every accepted payment of the file to its remittance.</summary>
    public async ValueTask Deliver(IntakeStep step)
    {
        using var reader = new RemittanceReader(step.File.Open(), step.File.Inspection);
        for (var ordinal = 1; reader.TryRead(out var advice); ordinal++)
        {
            var identity = IdentityOf(advice);
            var notice = new PaymentNotice(
                identity.Key, step.State.Document, ordinal, advice.TraceNumber, identity.PayerTaxId, identity.PaidOn,
                identity.Amount, advice.PayerId ?? "", advice.Claims.Count);
            await transport.Send(RemittanceGrain.IdOf(step.Tenant, identity.Key), new RemittanceCommand.Receive(notice)
            {
                CommandId = $"receive:{step.State.Document}:{ordinal}",
                At = step.At,
            });
        }
    }

    internal static PaymentIdentity IdentityOf(RemittanceAdvice advice) => new(
        advice.OriginatorId ?? "", advice.TraceNumber, advice.PaymentDate ?? DateOnly.MinValue, Money.Round(advice.Amount));
}

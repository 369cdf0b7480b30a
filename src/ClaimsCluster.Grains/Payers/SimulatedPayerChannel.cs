using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Grains.Payers;

/// <summary>The way to payers who are simulated in this cluster: bytes are copied over, and the other side is told of them.</summary>
internal sealed class SimulatedPayerChannel(IClusterStore store, ITransport transport) : ITradingPartnerChannel
{
    public async ValueTask Send(Dispatch dispatch)
    {
        await store.Hand(dispatch.From, dispatch.To, dispatch.Document);
        var (receiver, command) = Delivery(dispatch);
        await transport.Send(receiver, command);
    }

    // A file is known by its content: its name is the sender's.
    private (EntityId, Command) Delivery(Dispatch dispatch) => dispatch.To.StartsWith("payer:", StringComparison.Ordinal)
        ? AsksEligibility(dispatch.To, dispatch.Document)
        ? (EligibilityDesk.IdOf(PayerInbox.PayerOf(dispatch.To), dispatch.Document),
            new EligibilityDeskCommand.Receive(dispatch.Document, dispatch.From)
            {
                CommandId = $"deliver:{dispatch.Document}",
                At = dispatch.At,
            })
        : (PayerInbox.IdOf(PayerInbox.PayerOf(dispatch.To), dispatch.Document),
            new PayerInboxCommand.Receive(dispatch.Document, dispatch.From)
            {
                CommandId = $"deliver:{dispatch.Document}",
                At = dispatch.At,
            })
        : (InterchangeGrain.IdOf(dispatch.To, dispatch.Document),
            new InterchangeCommand.Receive(dispatch.Document, dispatch.Name, 0, IntakeDoor.Channel, dispatch.ArrivesAt ?? dispatch.At, 0)
            {
                CommandId = $"deliver:{dispatch.Document}",
                At = dispatch.At,
                Actor = dispatch.From,
            });

    /// <summary>The document is a 270.</summary>
    internal bool AsksEligibility(string tenant, string document)
    {
        using var bytes = store.OpenBlob(tenant, document);
        using var reader = new X12Reader(bytes);
        while (reader.Read())
            if (reader.Segment.Id == SegmentId.ST) return reader.Segment.Is(1, "270"u8);
        return false;
    }
}

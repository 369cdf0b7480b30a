using ClaimsCluster.Domain.Submission;

namespace ClaimsCluster.Grains.Entities;

/// <summary>Control numbers towards a partner, for what is being written.</summary>
internal sealed class ControlNumberSource(ITransport transport)
{
    /// <summary>The next number. The same document gets the same one while its answer is remembered; else a gap stays.</summary>
    public async ValueTask<int> Next(string tenant, string partner, string document, DateTimeOffset at)
    {
        var reply = await transport.Send(
            ControlNumbers.IdOf(tenant, partner), new ReserveControlNumbers(1) { CommandId = document, At = at });
        return ((Reserved)reply).First;
    }
}

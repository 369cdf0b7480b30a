using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Grains.Payers;

namespace ClaimsCluster.Testing.Payers;

/// <summary>What goes to a scripted payer goes to the test, but for the question whether it covers; all else as ever.</summary>
internal sealed class ScriptedChannel(SimulatedPayerChannel others, IReadOnlyDictionary<string, ScriptedPayer> payers) : ITradingPartnerChannel
{
    public async ValueTask Send(Dispatch dispatch)
    {
        var payer = dispatch.To.StartsWith("payer:", StringComparison.Ordinal) ? PayerInbox.PayerOf(dispatch.To) : "";
        if (!payers.TryGetValue(payer, out var scripted) || others.AsksEligibility(dispatch.From, dispatch.Document)) await others.Send(dispatch);
        else if (await scripted.Take(dispatch) is { } answer) await others.Send(answer);
    }
}

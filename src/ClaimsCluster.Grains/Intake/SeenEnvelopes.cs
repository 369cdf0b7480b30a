using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Grains.Intake;

/// <summary>
/// Envelopes that came before under other bytes (SYN-15): our TA1 says E 025, and the claims decide what is a duplicate.
/// Files enter one after the other and leave their envelopes with their end, so the first one is the first of the lane.
/// </summary>
internal sealed class SeenEnvelopes(IClusterStore store)
{
    /// <summary>Sender, receiver and control number of each envelope that can be read.</summary>
    public static IEnumerable<string> Of(FileInspection inspection) => inspection.Interchanges.Select(KeyOf).OfType<string>();

    /// <summary>Ordinals of the interchanges that another one has come before, in an earlier file or in this one.</summary>
    public async ValueTask<HashSet<int>> Repeated(IntakeStep step)
    {
        var (seen, repeated) = (new HashSet<string>(), new HashSet<int>());
        foreach (var interchange in step.File.Inspection.Interchanges)
        {
            if (KeyOf(interchange) is not { } key) continue;
            var before = await store.Find(step.Tenant, InterchangeLifecycle.EnvelopeEntry, key);
            if (!seen.Add(key) || before.Any(file => file != step.Id)) repeated.Add(interchange.Ordinal);
        }

        return repeated;
    }

    private static string? KeyOf(InterchangeInspection interchange) => interchange.Control.Length == 0
        ? null
        : $"{interchange.SenderId}|{interchange.ReceiverId}|{interchange.Control}";
}

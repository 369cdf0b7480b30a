using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Submission;

namespace ClaimsCluster.Domain.Encounters;

/// <summary>What a visit sets off at the queues it enters.</summary>
internal static class VisitEffects
{
    /// <summary>The payer's next 270 asks for it.</summary>
    public static Effect Ask(string tenant, string payer, Encounter state, Command command) => new(
        EligibilityBatch.IdOf(tenant, payer), new EligibilityBatchCommand.Open
        {
            CommandId = $"ask:{payer}:{state.VisitId}:{state.Round}",
            At = command.At,
        });

    /// <summary>The payer's next 837 takes its claim.</summary>
    public static Effect Bill(string tenant, string payer, Encounter state, Command command) => new(
        SubmissionBatch.IdOf(tenant, payer), new SubmissionBatchCommand.Open
        {
            CommandId = $"open:{payer}:{state.VisitId}:{state.Round}",
            At = command.At,
        });
}

using System.Globalization;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Grains.Submission;

/// <summary>
/// Tells each claim of a batch, in one write, that it was sent and what 999 and 277CA said by then. The sent file is
/// the list of members: a crash starts over, and who was told answers as before.
/// </summary>
internal sealed class BatchTelling(IClusterStore store, ITransport transport) : IDisposable
{
    private const int PageSize = 512;
    private Round? _round;

    public async ValueTask<SubmissionBatchCommand?> Tell(EntityId id, SubmissionBatch state, DateTimeOffset at)
    {
        var batch = state.Sealed!;
        if (_round?.Number != batch.Number) _round = new(batch.Number, new(store, id.Tenant, batch.Document), Heard(id.Tenant, state));

        var page = _round.File.Claims(ClaimSelection.Accepted, _round.Told, PageSize);
        var round = _round;
        var told = await Task.WhenAll(page.Select(claim => Tell(id, round, claim, at).AsTask()));
        _round.Untold.AddRange(told.OfType<Effect>());
        _round.Told += page.Count;
        if (page.Count > 0) return null;

        Dispose();
        return new SubmissionBatchCommand.CloseTold { CommandId = $"told:{batch.Number}", At = at, Untold = [.. round.Untold] };
    }

    public void Dispose()
    {
        _round?.File.Dispose();
        _round = null;
    }

    /// <returns>What is to be said again to one who is set aside; null when he was told.</returns>
    private async ValueTask<Effect?> Tell(EntityId id, Round round, ReceivedClaim sent, DateTimeOffset at)
    {
        var clm01 = ProfessionalClaim.Parse(sent.Parts).ClaimNumber;
        var claimId = ClaimIdentity.ClaimOf(clm01)!;
        var effect = new Effect(ClaimGrain.IdOf(id.Tenant, claimId), new ClaimCommand.Tell(
            round.Number, clm01,
            round.Heard.SyntaxOf(sent.SetControl),
            round.Heard.Claims.GetValueOrDefault(clm01))
        {
            CommandId = $"tell:{round.Number}:{clm01}",
            At = at,
            Actor = "payer",
        });
        return await transport.Send(effect.To, effect.Command) is SetAside ? effect : null;
    }

    private Answers Heard(string tenant, SubmissionBatch state)
    {
        var heard = new Answers([], []);
        foreach (var answer in state.Answers)
        {
            using var bytes = store.OpenBlob(tenant, answer.Document);
            if (answer.Kind == "TA1")
            {
                // Only a refusal tells anything of the claims: A and E let the 999 speak.
                heard.IsRefused |= InterchangeAcknowledgment.Read(bytes)
                    .Any(one => !one.IsAccepted && ControlOf(one.Control) == state.Sealed!.Control);
            }
            else if (answer.Kind == "999")
            {
                foreach (var group in ImplementationAcknowledgment.Read(bytes).Where(group => ControlOf(group.GroupControl) == state.Sealed!.Control))
                {
                    heard.IsRefused |= group is { Status: 'R', Sets: [] };
                    foreach (var set in group.Sets) heard.Syntax[set.Control] = set.IsAccepted;
                }
            }
            else
            {
                foreach (var claims in ClaimAcknowledgment.Read(bytes))
                    foreach (var claim in claims.Claims)
                        heard.Claims[claim.ClaimNumber] = PayerAnswerWork.StatusOf(claim, claims.Reference);
            }
        }

        return heard;
    }

    private static int ControlOf(string control) => int.TryParse(control, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private sealed record Answers(Dictionary<string, bool> Syntax, Dictionary<string, PayerStatus> Claims)
    {
        /// <summary>The interchange or its group was refused as a whole: none of its sets was taken.</summary>
        public bool IsRefused { get; set; }

        /// <summary>Null where nobody said.</summary>
        public bool? SyntaxOf(string set) => IsRefused ? false : Syntax.TryGetValue(set, out var accepted) ? accepted : null;
    }

    private sealed record Round(string Number, OpenedFile File, Answers Heard)
    {
        public int Told { get; set; }

        /// <summary>Set aside when they were told.</summary>
        public List<Effect> Untold { get; } = [];
    }
}

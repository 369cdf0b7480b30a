using System.Collections.Immutable;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Scrubbing;
using ClaimsCluster.Grains.Claims;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Tenancy;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Grains.Intake;

/// <summary>
/// Claims of an 837 to their grains: first those of accepted sets, slice by slice, then the refused ones to the list.
/// </summary>
internal sealed class ClaimIntakeWork(IClusterStore store, ITransport transport, TenantDirectory tenants)
{
    private const int SliceSize = 256;

    public async ValueTask<InterchangeCommand> Slice(IntakeStep step)
    {
        var inspection = step.File.Inspection;
        var accepted = inspection.AcceptedClaimCount;
        var content = ContentOf(inspection.Kind);
        if (step.State.Cursor < accepted)
        {
            var slice = step.File.Claims(ClaimSelection.Accepted, step.State.Cursor, SliceSize);
            if (slice.Count > 0) return await Take(step, content, slice);
        }

        var refused = step.File.Claims(ClaimSelection.Refused, Math.Max(0, step.State.Cursor - accepted), SliceSize);
        if (refused.Count > 0)
            return step.Slice(content, refused.Count) with { Refused = [.. refused.Select(claim => Refused(inspection, claim))] };

        return step.Finish(content);
    }

    private async ValueTask<InterchangeCommand> Take(IntakeStep step, string content, List<ReceivedClaim> slice)
    {
        var profile = await tenants.Profile(step.Tenant);
        var waiting = new List<Prepared>(slice.Count);
        foreach (var claim in slice) waiting.Add(await Prepare(step, profile, claim));

        // Claims of one id are one grain's: the first of the file comes first.
        var groups = waiting.GroupBy(claim => claim.Command?.ClaimId ?? $"refused {claim.Received.ClaimOrdinal}");
        var outcomes = await Task.WhenAll(groups.Select(group => TakeInOrder(step, profile, [.. group])));

        var taken = outcomes.SelectMany(outcome => outcome).ToList();
        return step.Slice(content, slice.Count) with
        {
            Taken = taken.Count(claim => claim.Refused is null),
            Refused = [.. taken.Where(claim => claim.Refused is not null).Select(claim => claim.Refused!).OrderBy(refused => refused.ClaimOrdinal)],
            CleanPayers = [.. taken.Where(claim => claim.CleanPayer is not null).Select(claim => claim.CleanPayer!).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private async Task<List<Outcome>> TakeInOrder(IntakeStep step, TenantProfile profile, List<Prepared> claims)
    {
        var outcomes = new List<Outcome>(claims.Count);
        foreach (var claim in claims)
        {
            if (claim.Command is not { } command)
            {
                outcomes.Add(new(RefusedForSyntax(claim), null));
                continue;
            }

            var reply = await Send(step, command);
            if (reply is { Outcome: IntakeOutcome.Another })
            {
                var salted = ClaimIdentity.ClaimId(
                    profile.IdKey, SubmitterOf(step.File.Inspection, claim.Received), claim.Typed, command.ContentHash);
                reply = await Send(step, command with { ClaimId = salted, TwinOf = reply.ClaimId });
            }

            outcomes.Add(reply?.Outcome switch
            {
                null => new(NotWorked(claim), null),
                IntakeOutcome.Refused => new(Refused(claim, reply), null),
                IntakeOutcome.Duplicate => new(Duplicate(claim), null),
                _ => new(null, reply!.IsClean ? reply.PayerId : null),
            });
        }

        return outcomes;
    }

    /// <returns>Null when the claim fails by a fault of ours.</returns>
    private async ValueTask<ClaimTaken?> Send(IntakeStep step, ClaimCommand.Receive command) =>
        await transport.Send(ClaimGrain.IdOf(step.Tenant, command.ClaimId), command) switch
        {
            SetAside => null,
            var reply => (ClaimTaken)reply,
        };

    private async ValueTask<Prepared> Prepare(IntakeStep step, TenantProfile profile, ReceivedClaim received)
    {
        var typed = ProfessionalClaim.Parse(received.Parts);
        if (received.Faults.Count > 0) return new(received, typed, null);

        return new(received, typed, new ClaimCommand.Receive(
            await OriginalOf(step, typed) ?? ClaimIdentity.ClaimId(profile.IdKey, SubmitterOf(step.File.Inspection, received), typed),
            ClaimIdentity.AccountId(profile.IdKey, typed),
            ClaimRecord.Of(received.Parts),
            ClaimIdentity.ContentHash(received.Parts),
            new SourcePlace(step.State.Document, received.Offset, received.Length),
            profile.IntakeFor(typed.Payer.Id ?? "", typed.Payer.Name ?? "", typed.Subscriber.MemberId ?? ""))
        {
            CommandId = $"receive:{step.State.Document}:{received.ClaimOrdinal}",
            At = step.At,
        });
    }

    /// <summary>The claim of ours that a replacement or a void names by the payer's number, under whatever CLM01 it comes.</summary>
    private async ValueTask<string?> OriginalOf(IntakeStep step, ProfessionalClaim typed)
    {
        if (typed.FrequencyCode is not ("7" or "8") || typed.OriginalReference is not { Length: > 0 } icn) return null;

        var found = await store.Find(step.Tenant, ClaimLifecycle.IcnEntry, ClaimLifecycle.IcnOf(typed.Payer.Id ?? "", icn));
        return found is [var original, ..] ? original.Key : null;
    }

    /// <summary>A claim with a syntax fault of its own: its set goes on without it.</summary>
    private static RefusedClaim RefusedForSyntax(Prepared claim) => Refusal(
        claim, "A7", "21", null, [.. claim.Received.Faults.Select(fault => fault.ToString())]);

    private static RefusedClaim Refused(Prepared claim, ClaimTaken reply)
    {
        var answer = FrontDoor.Answer(reply.Hits[0])!;
        return Refusal(claim, answer.Category, answer.Status, answer.Entity, [.. reply.Hits.Select(hit => hit.Message)]);
    }

    /// <summary>A claim at which our own rules fail: its file goes on without it (FAULTS F36).</summary>
    private static RefusedClaim NotWorked(Prepared claim) =>
        Refusal(claim, "A3", "0", null, ["We cannot work this claim, by a fault of ours: send it again when we have mended it."]);

    private static RefusedClaim Duplicate(Prepared claim) =>
        Refusal(claim, "A3", "54", null, ["We hold this very claim: nothing was changed."]) with { Duplicate = true };

    /// <summary>A claim of a set that was refused as a whole, by our 999 or TA1.</summary>
    private static RefusedClaim Refused(FileInspection inspection, ReceivedClaim received)
    {
        var interchange = inspection.Interchanges[received.InterchangeOrdinal - 1];
        var group = interchange.Groups[received.GroupOrdinal - 1];
        var set = group.Sets[received.SetOrdinal - 1];
        var prepared = new Prepared(received, ProfessionalClaim.Parse(received.Parts), null);
        var faults = interchange.Status == 'R' ? interchange.Faults : group.IsRefused ? group.Faults : set.Faults;
        var (document, code) = interchange.Status == 'R' ? ("TA1", interchange.Note)
            : ("999", group.IsRefused ? string.Join(',', group.Codes) : string.Join(',', set.Codes));
        return Refusal(prepared, document, code, null, [.. faults.Take(10).Select(fault => fault.ToString())]);
    }

    private static RefusedClaim Refusal(
        Prepared claim, string category, string status, string? entity, ImmutableList<string> faults) => new(
            claim.Received.SetControl, claim.Received.ClaimOrdinal, claim.Typed.ClaimNumber,
            Money.Round(claim.Typed.Charge ?? 0m), category, status, entity, faults, Duplicate: false);

    private static string SubmitterOf(FileInspection inspection, ReceivedClaim claim) =>
        inspection.Interchanges[claim.InterchangeOrdinal - 1].Groups[claim.GroupOrdinal - 1].Sender;

    private static string ContentOf(TransactionKind kind) => kind switch
    {
        TransactionKind.Professional837 => "837P",
        TransactionKind.Institutional837 => "837I",
        TransactionKind.Unknown => Interchange.Unreadable,
        _ => kind.ToString(),
    };

    private sealed record Prepared(ReceivedClaim Received, ProfessionalClaim Typed, ClaimCommand.Receive? Command);

    private sealed record Outcome(RefusedClaim? Refused, string? CleanPayer);
}

using System.Collections.Immutable;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Grains.Tenancy;

namespace ClaimsCluster.Grains.Encounters;

/// <summary>
/// Visits of a file to their entities, slice by slice: first all of a slice are registered by their accounts, those of one account
/// in the file's order; then each is handed on.
/// </summary>
internal sealed class VisitIntakeWork(VisitRegistering registering, ITransport transport, TenantDirectory tenants)
{
    private const int SliceSize = 256;

    public async ValueTask<InterchangeCommand> Slice(IntakeStep step, VisitLines lines)
    {
        var slice = new List<VisitLine>(SliceSize);
        while (slice.Count < SliceSize && lines.Next() is { } line) slice.Add(line);
        if (slice.Count == 0) return step.Finish(Interchange.Visits);

        var profile = await tenants.Profile(step.Tenant);
        var visits = slice.ConvertAll(line => Prepare(step, profile, line));
        var readable = visits.Where(visit => visit.Ids is not null).ToList();
        var registered = await Registered(step, readable);
        var firstOfAccount = readable.Select((visit, index) => (visit, index)).Where(one => IsFirst(registered[one.visit], one.visit))
            .GroupBy(one => one.visit.Ids!.AccountId).ToDictionary(group => group.Key, group => group.Min(one => one.index));
        var outcomes = await Task.WhenAll(readable.Select((visit, index) => HandOn(
            step, visit, registered[visit], [.. firstOfAccount.Where(account => account.Value > index).Select(account => account.Key)])));

        List<RefusedClaim> refused =
        [
            .. visits.Where(visit => visit.Ids is null).Select(visit => Refused(visit, [.. visit.Read.Faults], duplicate: false)),
            .. outcomes.Where(outcome => outcome.Taken.Outcome != VisitOutcome.Taken).Select(NotTaken),
        ];
        return step.Slice(Interchange.Visits, slice.Count) with
        {
            Taken = outcomes.Count(outcome => outcome.Taken.Outcome == VisitOutcome.Taken),
            Refused = [.. refused.OrderBy(one => one.ClaimOrdinal)],
            AsksPayers = [.. outcomes.SelectMany(outcome => outcome.Taken.AsksPayers).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static bool IsFirst(AccountRegistered registered, Prepared visit) => registered.FirstVisit == visit.Ids!.VisitId;

    private static Prepared Prepare(IntakeStep step, TenantProfile profile, VisitLine line)
    {
        var read = line.IsCut
            ? new ReadVisit(null, "", [], [$"the line is longer than {VisitLine.Longest} bytes"])
            : VisitReader.Read(line.Json);
        var source = new SourcePlace(step.State.Document, line.Offset, line.Json.Length);
        return new(line, read, source, VisitRegistering.Hash(line.Json.Span), read.Visit is { } visit ? VisitIds.Of(profile.IdKey, visit) : null);
    }

    private async Task<Dictionary<Prepared, AccountRegistered>> Registered(IntakeStep step, List<Prepared> visits)
    {
        var accounts = await Task.WhenAll(visits.GroupBy(visit => visit.Ids!.AccountId).Select(account => RegisterInOrder(step, [.. account])));
        return accounts.SelectMany(account => account).ToDictionary();
    }

    private async Task<List<KeyValuePair<Prepared, AccountRegistered>>> RegisterInOrder(IntakeStep step, List<Prepared> visits)
    {
        var registered = new List<KeyValuePair<Prepared, AccountRegistered>>(visits.Count);
        foreach (var visit in visits)
        {
            registered.Add(new(visit, await registering.Register(
                step.Tenant, visit.Read, visit.Ids!, visit.Source, [], $"register:{visit.Ids!.VisitId}:{visit.Hash}", step.At)));
        }

        return registered;
    }

    private async Task<(Prepared Visit, VisitTaken Taken)> HandOn(
        IntakeStep step, Prepared visit, AccountRegistered registered, ImmutableHashSet<string> laterAccounts)
    {
        if (await registering.IsKnownElsewhere(step.Tenant, visit.Ids!, laterAccounts))
            registered = registered with { Questions = registered.Questions.Add(VisitRegistering.SamePerson) };

        var received = new ReceivedVisit
        {
            Visit = visit.Read.Visit!,
            VisitId = visit.Ids!.VisitId,
            AccountId = visit.Ids.AccountId,
            ClaimId = visit.Ids.ClaimId,
            ContentHash = visit.Hash,
            Source = visit.Source,
            Registered = registered,
        };
        var reply = await transport.Send(EncounterIdentity.IdOf(step.Tenant, visit.Ids.VisitId), new EncounterCommand.Receive(received)
        {
            CommandId = $"receive:{step.State.Document}:{visit.Line.Ordinal}",
            At = step.At,
        });
        return (visit, (VisitTaken)reply);
    }

    private static RefusedClaim NotTaken((Prepared Visit, VisitTaken Taken) outcome) => outcome.Taken.Outcome == VisitOutcome.Duplicate
        ? Refused(outcome.Visit, ["We hold this very visit: nothing was changed."], duplicate: true)
        : Refused(outcome.Visit, ["We hold this visit with other content, and it is a claim already: correct the claim."], duplicate: false);

    private static RefusedClaim Refused(Prepared visit, ImmutableList<string> faults, bool duplicate) => new(
        "", visit.Line.Ordinal, visit.Read.Number, Money.Zero, duplicate ? "A3" : "A7", duplicate ? "54" : "21", null,
        [.. faults.Select(fault => $"line {visit.Line.Ordinal}: {fault}")], duplicate);

    private sealed record Prepared(VisitLine Line, ReadVisit Read, SourcePlace Source, string Hash, VisitIds? Ids);
}

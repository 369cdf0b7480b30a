using System.Collections.Immutable;
using System.Globalization;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsCluster.Hosting.Running;

/// <summary>What a person does to a visit that waits: set fields, or let questions go. It is then registered again and starts over.</summary>
public sealed class VisitAct
{
    private const string SignedBy = "encounter.signedBy", SignedAt = "encounter.signedAt";

    private readonly ReadVisit _read;
    private readonly ReceivedVisit _before;

    private VisitAct(ReceivedVisit before, ReadVisit read, ImmutableList<VisitChange> changes, ImmutableList<string> released)
    {
        (_before, _read, Changes, Released) = (before, read, changes, released);
    }

    /// <summary>All changes since it was sent.</summary>
    public ImmutableList<VisitChange> Changes { get; }

    /// <summary>All questions that were let go.</summary>
    public ImmutableList<string> Released { get; }

    /// <summary>The visit as it will be.</summary>
    public Visit Visit => _read.Visit!;

    /// <summary>Reads the visit with the changes; nothing is done yet.</summary>
    /// <param name="store">The books.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="state">As it stands.</param>
    /// <param name="changes">What to set.</param>
    /// <param name="released">Codes of questions to let go.</param>
    /// <param name="now">The books' instant: who signs without saying when signs now.</param>
    /// <exception cref="FormatException">A path or value that no visit has; the message is for the person.</exception>
    public static VisitAct Of(
        IClusterStore store, string tenant, Encounter state, IReadOnlyList<VisitChange> changes, IReadOnlyList<string> released, DateTimeOffset now)
    {
        var before = state.Received!;
        if (changes.FirstOrDefault(change => change.Path is "encounter.id" or "encounter.billing.taxId" or "encounter") is { } naming)
            throw new FormatException($"{naming.Path} names the visit and stays: send another visit instead");

        if (changes.Any(change => change.Path == SignedBy) && before.Visit.Encounter.SignedAt is null && !changes.Any(change => change.Path == SignedAt))
            changes = [.. changes, new(SignedAt, now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))];

        var all = VisitChanges.Plus(before.Changes, changes);
        using var source = store.OpenBlob(tenant, before.Source.Document);
        var json = VisitLines.At(source, before.Source.Offset, before.Source.Length);
        var read = VisitReader.Read(VisitChanges.Apply(json, all));
        return read.Visit is null
            ? throw new FormatException(string.Join("; ", read.Faults))
            : new(before, read, all, [.. before.Released.Union(released)]);
    }

    /// <summary>Does it at the books' last instant; what it sets off ends before this returns.</summary>
    /// <param name="store">The books; the folder is the caller's.</param>
    /// <param name="options">What the cluster is started with.</param>
    /// <param name="round">The visit's round: the same act on the same round is done once.</param>
    public async Task<Reply> Do(IClusterStore store, ClaimsClusterOptions options, int round)
    {
        var now = await store.LastEventAt() ?? Instants.On(EmbeddedRun.FirstDay, 0);
        await using var cluster = await EmbeddedCluster.Start(options, store, silos: 1, now);
        var registering = cluster.Silos[0].GetRequiredService<VisitRegistering>();
        var reply = await Do(registering, cluster.Grains, options, round, now);
        await cluster.RunTo(now);
        return reply;
    }

    internal async Task<Reply> Do(VisitRegistering registering, IGrainFactory grains, ClaimsClusterOptions options, int round, DateTimeOffset now)
    {
        var ids = VisitIds.Of(ClaimIdentity.KeyOf(options.Tenant, options.Seed), Visit) with { VisitId = _before.VisitId, ClaimId = _before.ClaimId };
        var act = VisitRegistering.Hash(System.Text.Encoding.UTF8.GetBytes($"{round}\n{string.Join('\n', Changes)}\n{string.Join('\n', Released)}"));
        var registered = await registering.Register(options.Tenant, _read, ids, _before.Source, Released, $"register:{ids.VisitId}:{act}", now);
        if (!Released.Contains(VisitRegistering.SamePerson.Code) && await registering.IsKnownElsewhere(options.Tenant, ids, ImmutableHashSet<string>.Empty))
            registered = registered with { Questions = registered.Questions.Add(VisitRegistering.SamePerson) };

        return await grains.Entity(EncounterIdentity.IdOf(options.Tenant, ids.VisitId)).Handle(new EncounterCommand.Amend(_before with
        {
            Visit = Visit,
            AccountId = ids.AccountId,
            Registered = registered,
            Changes = Changes,
            Released = Released,
        })
        {
            CommandId = $"amend:{act}",
            At = now,
            Actor = "person",
        });
    }
}

using System.Runtime.CompilerServices;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Lanes;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Receiving;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>An event of the log.</summary>
/// <param name="Logged">As it is stored.</param>
/// <param name="Id">Whose.</param>
/// <param name="Event">What it says; null when its bytes cannot be read.</param>
internal readonly record struct Happened(LoggedEvent Logged, EntityId Id, DomainEvent? Event)
{
    public long Seq => Logged.Event.Seq;
}

/// <summary>A row.</summary>
/// <param name="Record">As it is stored.</param>
/// <param name="State">What it says; null when its bytes cannot be read, or nothing was written yet.</param>
/// <param name="Seq">The position that it gives its stream; -1 when it cannot be read.</param>
/// <param name="Head">The hash that it gives its last event.</param>
/// <param name="OpenEffects">Effects in it that are not answered.</param>
internal sealed record StoredEntity(RowRecord Record, object? State, long Seq, byte[] Head, int OpenEffects)
{
    public bool IsReadable => Seq >= 0;

    /// <summary>Why it is set aside; null of all that work.</summary>
    public string? Aside { get; init; }
}

/// <summary>Reads a store as it lies: what cannot be read is evidence too, and stops nothing.</summary>
internal sealed class Evidence(IClusterStore store, StoredBytes bytes)
{
    private const int PageSize = 1024;

    /// <summary>The whole log in its order.</summary>
    public async IAsyncEnumerable<Happened> Events([EnumeratorCancellation] CancellationToken cancel)
    {
        for (long position = 0; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var page = await store.Events(position, PageSize);
            if (page.Count == 0) yield break;
            position = page[^1].Position;
            foreach (var logged in page) yield return Of(logged, bytes);
        }
    }

    /// <summary>All rows, kind by kind, each in the order of its keys.</summary>
    public async IAsyncEnumerable<StoredEntity> Rows([EnumeratorCancellation] CancellationToken cancel)
    {
        var kinds = (await store.Census()).Select(count => count.Kind).Distinct().ToList();
        foreach (var kind in kinds)
        {
            for (EntityId? after = null; ;)
            {
                cancel.ThrowIfCancellationRequested();
                var page = await store.Rows(kind, PageSize, after);
                if (page.Count == 0) break;
                after = page[^1].Id;
                foreach (var record in page) yield return Read(record, bytes);
            }
        }
    }

    /// <summary>An event of the log; without what it says where its bytes cannot be read.</summary>
    public static Happened Of(LoggedEvent logged, StoredBytes bytes) => new(logged, OwnerOf(logged), Read(logged, bytes));

    private static EntityId OwnerOf(LoggedEvent logged)
    {
        var slash = logged.Stream.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new(logged.Stream, logged.Tenant, "")
            : new(logged.Stream[..slash], logged.Tenant, logged.Stream[(slash + 1)..]);
    }

    private static DomainEvent? Read(LoggedEvent logged, StoredBytes bytes)
    {
        try
        {
            return bytes.Read<DomainEvent>(logged.Event.Body);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return null;
        }
    }

    /// <summary>A row of any kind; without its state where it cannot be read.</summary>
    public static StoredEntity Read(RowRecord record, StoredBytes bytes) => record.Id.Kind switch
    {
        "claim" => Read<Claim>(record, bytes),
        "encounter" => Read<Encounter>(record, bytes),
        "control-number" => Read<ControlNumbers>(record, bytes),
        "lane" => Read<Lane>(record, bytes),
        "eligibility-batch" => Read<EligibilityBatch>(record, bytes),
        "eligibility-desk" => Read<EligibilityDesk>(record, bytes),
        "interchange" => Read<Interchange>(record, bytes),
        "member" => Read<Member>(record, bytes),
        "patient-account" => Read<PatientAccount>(record, bytes),
        "payer-inbox" => Read<PayerInbox>(record, bytes),
        KeptRequests.Kind => Read<KeptRequest>(record, bytes),
        "remittance" => Read<RemittancePosting>(record, bytes),
        "remittance-run" => Read<RemittanceRun>(record, bytes),
        "simulated-patient" => Read<SimulatedPatient>(record, bytes),
        "submission-batch" => Read<SubmissionBatch>(record, bytes),
        "tenant" => Read<Tenant>(record, bytes),
        _ => Unreadable(record),
    };

    private static StoredEntity Read<S>(RowRecord record, StoredBytes bytes)
    {
        try
        {
            return bytes.Read<Row<S>>(record.Body) is { } row
                ? new(record, row.State, row.Seq, row.Head, row.Open.Count - record.AnsweredEffects) { Aside = row.Aside }
                : Unreadable(record);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return Unreadable(record);
        }
    }

    private static StoredEntity Unreadable(RowRecord record) => new(record, null, -1, [], 0);

    // Altered bytes can make a serializer throw anything that is not about the machine.
    private static bool IsUnreadable(Exception error) => error is not (OutOfMemoryException or OperationCanceledException);
}

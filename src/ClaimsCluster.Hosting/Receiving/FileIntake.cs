using System.Collections.Concurrent;
using System.Globalization;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Lanes;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Grains.Tracing;
using ClaimsCluster.Hosting.Clustering;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Hosting.Receiving;

/// <summary>
/// Takes files in at the door of a running cluster, and tells how far they are. A file is its bytes: its id is their
/// SHA-256, and the same bytes again are the same file, whoever sends them and under whatever name.
/// </summary>
public sealed class FileIntake
{
    private const int Page = 256;

    private readonly IClusterStore _store;
    private readonly ITransport _transport;
    private readonly IBusinessTime _time;
    private readonly IDueWork? _due;
    private readonly Func<string, byte[]> _idKey;
    private readonly ConcurrentDictionary<string, bool> _established = new();

    internal FileIntake(IClusterStore store, ITransport transport, IBusinessTime time, IDueWork? due, Func<string, byte[]> idKey) =>
        (_store, _transport, _time, _due, _idKey) = (store, transport, time, due, idKey);

    /// <summary>Keeps a file's bytes and hands it over: when this returns, a crash of any host does not lose it.</summary>
    /// <param name="tenant">Whose file.</param>
    /// <param name="name">Its name without its folder; shown, never used as a path.</param>
    /// <param name="bytes">Read to its end, a piece at a time.</param>
    /// <param name="cancel">Stops before it is handed over.</param>
    public async Task<KeptFile> Receive(string tenant, string name, Stream bytes, CancellationToken cancel = default)
    {
        var kept = await Keep(tenant, bytes, cancel);
        await HandOver(tenant, name, kept);
        return kept;
    }

    /// <summary>The first half: the bytes are kept, and nothing is done with them.</summary>
    public async Task<KeptFile> Keep(string tenant, Stream bytes, CancellationToken cancel = default)
    {
        await using var counted = new CountedStream(bytes);
        var sha256 = await _store.PutBlob(tenant, counted, cancel);
        return new(sha256, counted.Count);
    }

    /// <summary>The second half: the file is taken up now. Again, it changes nothing.</summary>
    public async Task HandOver(string tenant, string name, KeptFile kept)
    {
        using var span = FileTrace.Begin("file received", tenant, kept.Sha256);
        span?.SetTag("claims.bytes", kept.Length);
        var now = await _time.Now();
        await Establish(tenant, now);

        // Files are taken up in the order of (second, ordinal, hash), so a second is the finest instant of this queue.
        var enterAt = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        await _transport.Send(
            InterchangeGrain.IdOf(tenant, kept.Sha256),
            new InterchangeCommand.Receive(kept.Sha256, name, kept.Length, IntakeDoor.Sender, enterAt, await NextOrdinal(tenant, enterAt))
            {
                CommandId = $"put-in:{kept.Sha256}",
                At = now,
            });
        _due?.LookNow();
    }

    /// <summary>How far a file is; null where this tenant sent none of that id.</summary>
    public async Task<FileStanding?> Find(string tenant, string fileId) =>
        await Row(tenant, fileId) is { Phase: not IntakePhase.None } file ? FileStanding.Of(file) : null;

    /// <summary>What we answered to a file; null where there is no answer of that kind, or not yet.</summary>
    /// <param name="tenant">Whose file.</param>
    /// <param name="fileId">Its id.</param>
    /// <param name="kind">"TA1", "999" or "277CA", in any case.</param>
    public async Task<FileAck?> FindAck(string tenant, string fileId, string kind)
    {
        var documents = (await Row(tenant, fileId))?.Answers.Where(answer => answer.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase)).ToList() ?? [];
        return documents.Count > 0 ? new(_store, tenant, [.. documents.Select(answer => answer.Document)]) : null;
    }

    /// <summary>The claims of a file that we refused or had before, in the order of the file.</summary>
    public async IAsyncEnumerable<RefusedClaim> Refusals(string tenant, string fileId)
    {
        var id = InterchangeGrain.IdOf(tenant, fileId);
        for (long seq = 0; ;)
        {
            var page = await _store.Events(id, nameof(InterchangeEvent.SliceTaken), seq, Page);
            if (page.Count == 0) yield break;
            seq = page[^1].Event.Seq;
            foreach (var logged in page)
                foreach (var refused in ((InterchangeEvent.SliceTaken)StoreReader.Read(logged)).Refused) yield return refused;
        }
    }

    private async Task<Interchange?> Row(string tenant, string fileId) =>
        await new StoreReader(_store).Row<Interchange>(InterchangeGrain.IdOf(tenant, fileId));

    /// <summary>A tenant comes into being with its first file; one that has its key keeps it.</summary>
    private async Task Establish(string tenant, DateTimeOffset now)
    {
        if (_established.ContainsKey(tenant)) return;
        await _transport.Send(
            Tenant.IdOf(tenant),
            new EstablishTenant(_idKey(tenant), WarnOnNpi: false) { CommandId = "establish", At = now });
        _established[tenant] = true;
    }

    /// <summary>
    /// One more than the last who waits for this second. What it guarantees: a file that is sent after another one was
    /// answered is taken up after it. Two that are sent at once may get one ordinal: then their hashes decide, the same
    /// on every host. Who is finished has left the queue, and needs no place before anybody.
    /// </summary>
    private async ValueTask<int> NextOrdinal(string tenant, DateTimeOffset enterAt)
    {
        var instant = Lane.Place(InterchangeLifecycle.IntakeQueue, enterAt, "").Sort;
        var next = 0;
        for (var after = new QueuedItem(instant, new EntityId("", tenant, "")); ;)
        {
            var page = await _store.Queue(tenant, InterchangeLifecycle.IntakeQueue, Page, after);
            foreach (var item in page)
            {
                if (!item.Sort.StartsWith(instant, StringComparison.Ordinal)) return next;
                next = int.Parse(item.Sort.AsSpan(instant.Length), CultureInfo.InvariantCulture) + 1;
            }

            if (page.Count < Page) return next;
            after = page[^1];
        }
    }
}

/// <summary>Bytes that are kept.</summary>
/// <param name="Sha256">Their SHA-256 in lower-case hex: the id of the file.</param>
/// <param name="Length">How many.</param>
public sealed record KeptFile(string Sha256, long Length);

/// <summary>How far a file is.</summary>
/// <param name="FileId">SHA-256 of its bytes.</param>
/// <param name="Name">As it came first.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Content">"837P", "835", "visits", ...; empty before it was looked at.</param>
/// <param name="Status">received, taking or finished.</param>
/// <param name="Taken">Claims (or visits) taken.</param>
/// <param name="Refused">Claims refused.</param>
/// <param name="Duplicates">Claims whose content we had.</param>
/// <param name="Acks">Kinds of our answers, each once, in lower case.</param>
public sealed record FileStanding(
    string FileId, string Name, long Length, string Content, string Status, int Taken, int Refused, int Duplicates, IReadOnlyList<string> Acks)
{
    /// <summary>The status of a file that is handed on and answered.</summary>
    public const string Finished = "finished";

    /// <summary>Handed on and answered: nothing of this changes any more.</summary>
    public bool IsFinished => Status == Finished;

    internal static FileStanding Of(Interchange file) => new(
        file.Document, file.Name, file.Length, file.Content,
        file.Phase switch { IntakePhase.Waiting => "received", IntakePhase.Taking => "taking", _ => Finished },
        file.Taken, file.Refused, file.Duplicates, [.. file.Answers.Select(answer => answer.Kind.ToLowerInvariant()).Distinct()]);
}

/// <summary>Our answer of one kind to a file. A file of several interchanges has several: they stand one after the other.</summary>
public sealed class FileAck
{
    private readonly IClusterStore _store;
    private readonly string _tenant;
    private readonly IReadOnlyList<string> _documents;

    internal FileAck(IClusterStore store, string tenant, IReadOnlyList<string> documents) =>
        (_store, _tenant, _documents) = (store, tenant, documents);

    /// <summary>Writes its bytes, a piece at a time.</summary>
    public async Task CopyTo(Stream output, CancellationToken cancel = default)
    {
        foreach (var document in _documents)
        {
            await using var bytes = _store.OpenBlob(_tenant, document);
            await bytes.CopyToAsync(output, cancel);
        }
    }
}

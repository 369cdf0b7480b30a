using System.Buffers;
using System.Text;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Embedded;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsCluster.Cluster.Tests.Payers;

/// <summary>The HMO of a cluster, to whom files are sent past our own side; what it answers is read back.</summary>
internal sealed class PayerAlone : IAsyncDisposable
{
    private const string Payer = "HMO01", Sender = "default";

    private readonly StoreFolder _folder = StoreFolder.Temporary();
    private readonly SqliteClusterStore _store;
    private readonly HashSet<string> _asked = [];
    private EmbeddedCluster _cluster = null!;
    private DateTimeOffset _now = Instants.On(new(2026, 1, 5), 12); // The cluster's clock stands at what was due last.

    private PayerAlone() => _store = SqliteClusterStore.Open(_folder.Database);

    public static async Task<PayerAlone> Start(PayerDirectory? payers = null)
    {
        var alone = new PayerAlone();
        alone._cluster = await EmbeddedCluster.Start(
            new ClaimsClusterOptions { Payers = payers ?? PayerDirectory.Default }, alone._store, 1, alone._now, TestContext.Current.CancellationToken);
        return alone;
    }

    /// <summary>The payer gets the claims, and so many days go by.</summary>
    public async Task Send(int days, params PayerClaim[] claims)
    {
        var tenant = PayerInbox.TenantOf(Payer);
        using var bytes = new MemoryStream(PayerFile.Of(claims));
        var document = await _store.PutBlob(tenant, bytes);
        await _cluster.Grains.Entity(PayerInbox.IdOf(Payer, document)).Handle(
            new PayerInboxCommand.Receive(document, Sender) { CommandId = $"send:{document}", At = _now });
        _now = _now.AddDays(days);
        await _cluster.RunTo(_now, TestContext.Current.CancellationToken);
    }

    /// <summary>The payer gets a 270 by the channel, under a name that says nothing, and so many days go by.</summary>
    public Task Ask(int days, params EligibilityInquiry[] inquiries) => Ask(days, file => file, inquiries);

    /// <summary>The same with one set for each list of inquiries, and something changed in the file.</summary>
    public async Task Ask(int days, Func<string, string> change, params EligibilityInquiry[][] sets)
    {
        var written = new ArrayBufferWriter<byte>();
        EligibilityWriter.Write(
            written, new("ZZ", "CLAIMSCLUSTER", "ZZ", Payer, _now.UtcDateTime, 1, 'T', "CLAIMSCLUSTER", Payer, 1),
            [.. sets.Select((set, index) => new EligibilityInquiries($"E{index}", [.. set.Select(EligibilityMessages.Ask)]))]);
        using var bytes = new MemoryStream(Encoding.ASCII.GetBytes(change(Encoding.ASCII.GetString(written.WrittenSpan))));
        var document = await _store.PutBlob(Sender, bytes);
        _asked.Add(document);
        await _cluster.Silos[0].GetRequiredService<ITradingPartnerChannel>().Send(new(Sender, PayerInbox.TenantOf(Payer), document, "file", _now));
        _now = _now.AddDays(days);
        await _cluster.RunTo(_now, TestContext.Current.CancellationToken);
    }

    /// <summary>Every answer of every 271, as we read it.</summary>
    public async Task<List<EligibilityAnswer>> Eligibility() =>
    [
        .. (await Files("271")).SelectMany(file => EligibilityResponses.Read(file)).SelectMany(set => set.Answers)
            .Select(answer => EligibilityMessages.Read(answer, DateOnly.FromDateTime(_now.UtcDateTime), "D")),
    ];

    /// <summary>The answers of a kind.</summary>
    public async Task<List<byte[]>> Files(string set) =>
        [.. (await Answers()).Where(answer => FileInspection.Inspect(answer).Sets.Any(one => one.Identifier == set))];

    /// <summary>The documents that came back, in no order.</summary>
    public async Task<List<byte[]>> Answers()
    {
        var answers = new List<byte[]>();
        foreach (var (tenant, sha256, _) in await _store.Blobs())
        {
            if (tenant != Sender || _asked.Contains(sha256)) continue;
            await using var bytes = _store.OpenBlob(tenant, sha256);
            using var copy = new MemoryStream();
            await bytes.CopyToAsync(copy);
            answers.Add(copy.ToArray());
        }

        return answers;
    }

    /// <summary>Every 277CA: "C1 A2:20".</summary>
    public async Task<List<string>> Acknowledged()
    {
        var told = new List<string>();
        foreach (var answer in await Answers())
        {
            if (FileInspection.Inspect(new MemoryStream(answer)).Kind != TransactionKind.ClaimAcknowledgment277) continue;
            foreach (var claims in ClaimAcknowledgment.Read(new MemoryStream(answer)))
                told.AddRange(claims.Claims.Select(claim => $"{claim.ClaimNumber} {claim.Category}:{claim.Status}"));
        }

        return [.. told.Order(StringComparer.Ordinal)];
    }

    /// <summary>Every payment, by its day.</summary>
    public async Task<List<RemittanceAdvice>> Payments()
    {
        var payments = new List<RemittanceAdvice>();
        foreach (var answer in await Answers())
        {
            if (FileInspection.Inspect(new MemoryStream(answer)).Kind != TransactionKind.Remittance835) continue;
            using var reader = new RemittanceReader(answer);
            while (reader.TryRead(out var advice)) payments.Add(advice);
        }

        return [.. payments.OrderBy(payment => payment.PaymentDate)];
    }

    public static string IcnOf(string number, DateOnly day) => Icn.From(Payer, number, day);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}

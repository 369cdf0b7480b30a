using System.Text.Json;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Returning;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Writes the files of INTERFACE §2 from a store: the same bytes whatever ran it, and when.</summary>
public sealed class RunExport(IClusterStore store, PayerDirectory payers)
{
    private readonly SenderClaims _senders = new();
    private readonly HashSet<(string Tenant, string Document)> _visits = [];

    /// <summary>Reads the store and writes the folder; with null nothing is written, only summed up.</summary>
    public async Task<RunSummary> Write(string? folder)
    {
        var reader = new StoreReader(store);
        var books = await Books.Read(reader);
        var plan = await RunPlan.Load(store);
        var summary = new RunSummary
        {
            Kpis = books.Kpis,
            Seed = plan?.Seed ?? 0,
            End = books.Today,
            Start = plan is { Inputs.Count: > 0 } ? DateOnly.FromDateTime(plan.Inputs.Min(input => input.EnterAt).UtcDateTime) : books.Today,
        };
        if (folder is not null) Directory.CreateDirectory(folder);
        await SendersOfVisits(reader);
        List<WorkItem> work;
        await using (var lines = folder is null ? null : new JsonLines(Path.Combine(folder, "claims.jsonl")))
            work = await Claims(reader, books, summary, lines, folder is not null);
        await Visits(reader, books, work, summary, plan);
        await Payments(reader, books, work);
        await PatientBills.Export(reader, work, folder);
        Count(summary, work, books.Today);
        await new FileExport(store, folder).Write(reader, books, plan, summary);
        if (folder is null) return summary;

        await new ReturnedDocuments(store, _senders, Path.Combine(folder, "returned")).Write(reader);
        await LedgerCsv.Write(File.Create(Path.Combine(folder, "ledger.csv")), books.Ledger);
        await WriteWorklist(File.Create(Path.Combine(folder, "worklist.jsonl")), work);
        return summary;
    }

    /// <summary>Writes <c>summary.json</c>: last, because it tells how long the rest took.</summary>
    public static async Task WriteSummary(RunSummary summary, string folder)
    {
        await using var file = File.Create(Path.Combine(folder, "summary.json"));
        await using var json = new Utf8JsonWriter(file, JsonLines.Plain with { Indented = true, NewLine = "\n" });
        summary.Write(json);
    }

    /// <summary>The three files that the same input, seed and start give byte for byte (INTERFACE §2), one after the other.</summary>
    internal async Task WriteOutcome(StoreReader reader, Books books, Func<Stream> open)
    {
        var summary = new RunSummary();
        List<WorkItem> work;
        await using (var lines = new JsonLines(open())) work = await Claims(reader, books, summary, lines, sendsBack: false);
        await Visits(reader, books, work, summary, plan: null);
        await Payments(reader, books, work);
        await PatientBills.Export(reader, work, folder: null);
        await LedgerCsv.Write(open(), books.Ledger);
        await WriteWorklist(open(), work);
    }

    private static async Task WriteWorklist(Stream output, List<WorkItem> work)
    {
        await using var lines = new JsonLines(output);
        foreach (var item in Worklist.Sorted(work)) await lines.Write(item.Write);
    }

    /// <summary>All items of work as they stand, and the day.</summary>
    internal async Task<(List<WorkItem> Work, DateOnly Today)> Work()
    {
        var reader = new StoreReader(store);
        var books = await Books.Read(reader);
        var summary = new RunSummary();
        var work = await Claims(reader, books, summary, lines: null, sendsBack: false);
        await Visits(reader, books, work, summary, plan: null);
        await Payments(reader, books, work);
        await PatientBills.Export(reader, work, folder: null);
        return (work, books.Today);
    }

    /// <summary>Who sends visits sends no X12, and gets none back.</summary>
    private async Task SendersOfVisits(StoreReader reader)
    {
        await foreach (var (record, row) in reader.Rows<Interchange>("interchange"))
            if (row.State is { Content: Interchange.Visits } file) _visits.Add((record.Id.Tenant, file.Document));
    }

    private async Task<List<WorkItem>> Claims(StoreReader reader, Books books, RunSummary summary, JsonLines? lines, bool sendsBack)
    {
        var pricing = new Pricing(payers, books.Today);
        var work = new List<WorkItem>();
        await foreach (var (record, row) in reader.Rows<Claim>("claim"))
        {
            var claim = row.State!;
            var key = (record.Id.Tenant, claim.ClaimId);
            var money = books.Claims.GetValueOrDefault(key) ?? new ClaimBooks();
            var timeline = books.Timelines.GetValueOrDefault(key) ?? [];
            var state = ClaimStanding.Of(claim).ToString();
            if (!summary.ByState.TryGetValue(state, out var totals)) summary.ByState[state] = totals = new();
            totals.Add(money);
            var filing = CurrentFiling.Of(claim).State.ToString();
            summary.ByFiling[filing] = summary.ByFiling.GetValueOrDefault(filing) + 1;
            summary.Steps.Take(record.Id.Tenant, claim, money);
            if (sendsBack && !_visits.Contains((record.Id.Tenant, claim.Source.Document))) _senders.Take(record.Id.Tenant, claim);
            summary.FirstToLookAt ??= claim.ClaimId;
            List<WorkItem> items = [.. Worklist.Of(record.Id.Tenant, claim, money, timeline, pricing)];
            if (!items.Exists(item => item.IsOurs)) summary.Touchless++;
            work.AddRange(items);
            if (lines is not null) await lines.Write(json => ClaimJson.Write(json, record.Id.Tenant, claim, money, timeline, pricing));
        }

        return work;
    }

    /// <summary>The visits: what they wait for, and how far they are. Their claims are read before.</summary>
    private async Task Visits(StoreReader reader, Books books, List<WorkItem> work, RunSummary summary, RunPlan? plan)
    {
        var pricing = new Pricing(payers, books.Today);
        var ours = work.Where(item => item.IsOurs && item.ClaimId.Length > 0).Select(item => (item.Tenant, item.ClaimId)).ToHashSet();
        var tenant = plan?.Tenant ?? "";
        await foreach (var (record, row) in reader.Rows<Encounter>("encounter"))
        {
            var visit = row.State!;
            summary.Visits.Take(visit, claim => ours.Contains((record.Id.Tenant, claim.ClaimId)));
            summary.Received += visit.Claims.Count;
            work.AddRange(VisitWork.Of(record.Id.Tenant, visit, pricing));
        }

        summary.Visits.Compare(
            plan?.Planted ?? [],
            visit => books.WaitedAt.GetValueOrDefault((tenant, visit)) ?? [],
            claim => books.Stopped.Contains((tenant, claim.ClaimId)),
            claim => books.Denied.Contains((tenant, claim.ClaimId)));
    }

    private static async Task Payments(StoreReader reader, Books books, List<WorkItem> work)
    {
        await foreach (var (record, row) in reader.Rows<RemittancePosting>("remittance"))
            work.AddRange(SuspenseWork.Of(record.Id.Tenant, row.State!, DateOnly.FromDateTime(row.At.UtcDateTime)));
        await foreach (var (record, row) in reader.Rows<Interchange>("interchange"))
            work.AddRange(SuspenseWork.Of(record.Id.Tenant, row.State!));
        work.AddRange(await AsideWork.All(reader.Store));
    }

    private static void Count(RunSummary summary, List<WorkItem> work, DateOnly today)
    {
        foreach (var kind in work.GroupBy(item => item.Kind)) summary.Work[kind.Key] = WorkTotals.Of([.. kind], today);
        summary.FirstToLookAt = work.Where(item => item.ClaimId.Length > 0)
            .OrderByDescending(item => item.IsOurs).ThenByDescending(item => item.Priority).ThenBy(item => item.ClaimId, StringComparer.Ordinal)
            .Select(item => item.ClaimId).FirstOrDefault() ?? summary.FirstToLookAt;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Writes the files of INTERFACE §2 from a store: the same bytes whatever ran it, and when.</summary>
public sealed class RunExport(IClusterStore store, PayerDirectory payers)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the store and writes the folder; with null nothing is written, only summed up.</summary>
    public async Task<RunSummary> Write(string? folder)
    {
        using var reader = new StoreReader(store);
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
        var work = await Claims(reader, books, summary, folder);
        await Payments(reader, books, work);
        await PatientBills.Export(reader, work, folder);
        Count(summary, work, books.Today);
        await Files(reader, books, plan, summary, folder);
        if (folder is null) return summary;

        await LedgerCsv.Write(Path.Combine(folder, "ledger.csv"), books.Ledger);
        await using (var lines = new JsonLines(Path.Combine(folder, "worklist.jsonl")))
            foreach (var item in Worklist.Sorted(work)) await lines.Write(item.Write);
        return summary;
    }

    /// <summary>Writes <c>summary.json</c>: last, because it tells how long the rest took.</summary>
    public static async Task WriteSummary(RunSummary summary, string folder)
    {
        await using var file = File.Create(Path.Combine(folder, "summary.json"));
        await using var json = new Utf8JsonWriter(file, Plain with { Indented = true, NewLine = "\n" });
        summary.Write(json);
    }

    private async Task<List<WorkItem>> Claims(StoreReader reader, Books books, RunSummary summary, string? folder)
    {
        var pricing = new Pricing(payers, books.Today);
        var work = new List<WorkItem>();
        await using var lines = folder is null ? null : new JsonLines(Path.Combine(folder, "claims.jsonl"));
        await foreach (var (record, row) in reader.Rows<Claim>("claim"))
        {
            var claim = row.State!;
            var key = (record.Id.Tenant, claim.ClaimId);
            var money = books.Claims.GetValueOrDefault(key) ?? new ClaimBooks();
            var timeline = books.Timelines.GetValueOrDefault(key) ?? [];
            var state = ClaimStanding.Of(claim).ToString();
            if (!summary.ByState.TryGetValue(state, out var totals)) summary.ByState[state] = totals = new();
            totals.Add(money);
            var filing = claim.Filings[^1].State.ToString();
            summary.ByFiling[filing] = summary.ByFiling.GetValueOrDefault(filing) + 1;
            summary.Steps.Take(record.Id.Tenant, claim, money);
            summary.FirstToLookAt ??= claim.ClaimId;
            List<WorkItem> items = [.. Worklist.Of(record.Id.Tenant, claim, money, timeline, pricing)];
            if (!items.Exists(item => item.IsOurs)) summary.Touchless++;
            work.AddRange(items);
            if (lines is not null) await lines.Write(json => ClaimJson.Write(json, record.Id.Tenant, claim, money, timeline, pricing));
        }

        return work;
    }

    private static async Task Payments(StoreReader reader, Books books, List<WorkItem> work)
    {
        await foreach (var (record, row) in reader.Rows<RemittancePosting>("remittance"))
            work.AddRange(Worklist.Of(record.Id.Tenant, row.State!, DateOnly.FromDateTime(row.At.UtcDateTime)));
    }

    private static void Count(RunSummary summary, List<WorkItem> work, DateOnly today)
    {
        foreach (var kind in work.GroupBy(item => item.Kind)) summary.Work[kind.Key] = WorkTotals.Of([.. kind], today);
        summary.FirstToLookAt = work.Where(item => item.ClaimId.Length > 0)
            .OrderByDescending(item => item.IsOurs).ThenByDescending(item => item.Priority).ThenBy(item => item.ClaimId, StringComparer.Ordinal)
            .Select(item => item.ClaimId).FirstOrDefault() ?? summary.FirstToLookAt;
    }

    private async Task Files(StoreReader reader, Books books, RunPlan? plan, RunSummary summary, string? folder)
    {
        var refusals = folder is null ? null : new JsonLines(Path.Combine(Folder(folder, "acks"), "rejected.jsonl"));
        await using var _ = refusals;
        var senders = new List<(RowRecord Record, Interchange File)>();
        await foreach (var (record, row) in reader.Rows<Interchange>("interchange"))
        {
            var file = row.State!;
            if (file.Door == IntakeDoor.Sender) senders.Add((record, file));
            else if (folder is not null) await Copy(record.Id.Tenant, file.Document, Folder(folder, "inbound"), file.Name);
        }

        foreach (var (record, file) in senders.OrderBy(one => one.File.Name, StringComparer.Ordinal).ThenBy(one => one.File.Document, StringComparer.Ordinal))
        {
            var refused = books.Refused.GetValueOrDefault((record.Id.Tenant, file.Document)) ?? [];
            summary.Files++;
            if (file.Content == Interchange.Unreadable) summary.UnreadableFiles++;
            summary.Received += file.Taken + file.Refused + file.Duplicates;
            summary.Refused += file.Refused;
            summary.Duplicates += file.Duplicates;
            summary.RefusedCharge += refused.Where(claim => !claim.Duplicate).Sum(claim => claim.Charge);
            if (folder is null) continue;

            var names = (plan?.Inputs ?? []).Where(input => input.Sha256 == file.Document).Select(input => input.Name).Append(file.Name).Distinct().ToList();
            foreach (var name in names) await Acknowledgments(record.Id.Tenant, file, folder, name);
            foreach (var claim in refused.OrderBy(claim => claim.ClaimOrdinal)) await refusals!.Write(json => Write(json, file.Name, claim));
        }

        if (folder is null) return;
        foreach (var (tenant, batch) in books.Batches) await Copy(tenant, batch.Document, Folder(folder, "outbound"), $"{batch.Number}.837");
    }

    private async Task Acknowledgments(string tenant, Interchange file, string folder, string name)
    {
        foreach (var kind in file.Answers.GroupBy(answer => answer.Kind))
        {
            var several = kind.Count() > 1;
            foreach (var (index, answer) in kind.Index())
                await Copy(tenant, answer.Document, Folder(folder, "acks"), several ? $"{name}.{kind.Key}.{index + 1}.x12" : $"{name}.{kind.Key}.x12");
        }
    }

    private static void Write(Utf8JsonWriter json, string file, RefusedClaim claim)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("set", claim.Set);
        json.WriteString("patientControlNumber", claim.PatientControlNumber);
        json.WriteMoney("charge", claim.Charge);
        json.WriteStartObject("reason");
        json.WriteString("category", claim.Category);
        json.WriteString("status", claim.Status);
        json.WriteString("entity", claim.Entity);
        json.WriteEndObject();
        json.WriteStrings("faults", claim.Faults);
        json.WriteEndObject();
    }

    private async Task Copy(string tenant, string document, string folder, string name)
    {
        await using var bytes = store.OpenBlob(tenant, document);
        await using var file = File.Create(Path.Combine(folder, SafeName(name)));
        await bytes.CopyToAsync(file);
    }

    /// <summary>A name is shown, never followed: what could leave the folder is replaced (FAULTS §4).</summary>
    private static string SafeName(string name)
    {
        var safe = new string([.. name.Select(character =>
            char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or ' ' or '(' or ')' or ',' or '+' ? character : '_')]);
        return safe.Trim('.', ' ').Length == 0 ? "unnamed" : safe;
    }

    private static string Folder(string folder, string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    /// <summary>A file of JSON lines: UTF-8, LF.</summary>
    private sealed class JsonLines(string path) : IAsyncDisposable
    {
        private readonly FileStream _file = File.Create(path, 1 << 16);
        private readonly Utf8JsonWriter _json = new(Stream.Null, Plain);

        public async ValueTask Write(Action<Utf8JsonWriter> line)
        {
            _json.Reset(_file);
            line(_json);
            await _json.FlushAsync();
            _file.WriteByte((byte)'\n');
        }

        public async ValueTask DisposeAsync()
        {
            await _json.DisposeAsync();
            await _file.DisposeAsync();
        }
    }
}

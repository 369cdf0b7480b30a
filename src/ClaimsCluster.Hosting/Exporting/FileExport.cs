using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Hosting.Running;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Writes the documents of a store: what we answered to senders, what went to payers, and what came from them.</summary>
/// <param name="store">The store.</param>
/// <param name="folder">Where to; null: nothing is written, only summed up.</param>
internal sealed class FileExport(IClusterStore store, string? folder)
{
    public async Task Write(StoreReader reader, Books books, RunPlan? plan, RunSummary summary)
    {
        var refusals = folder is null ? null : new JsonLines(Path.Combine(Folder("acks"), "rejected.jsonl"));
        await using var _ = refusals;
        var senders = new List<(string Tenant, Interchange File)>();
        await foreach (var (record, row) in reader.Rows<Interchange>("interchange"))
        {
            var file = row.State!;
            if (file.Door == IntakeDoor.Sender) senders.Add((record.Id.Tenant, file));
            else if (folder is not null) await Copy(record.Id.Tenant, file.Document, "inbound", file.Name);
        }

        // In the order they came in: a later round leaves the names of an earlier one as they are.
        var names = new FileNames();
        foreach (var (tenant, file) in senders.OrderBy(one => one.File.EnterAt).ThenBy(one => one.File.Ordinal).ThenBy(one => one.File.Document, StringComparer.Ordinal))
        {
            Count(summary, file, books.Refused.GetValueOrDefault((tenant, file.Document)) ?? []);
            if (folder is not null) await Acknowledgments(tenant, file, plan, names, books.Refused.GetValueOrDefault((tenant, file.Document)) ?? []);
        }

        foreach (var (tenant, file) in senders.OrderBy(one => one.File.Name, StringComparer.Ordinal).ThenBy(one => one.File.Document, StringComparer.Ordinal))
            foreach (var claim in (books.Refused.GetValueOrDefault((tenant, file.Document)) ?? []).OrderBy(claim => claim.ClaimOrdinal))
                if (refusals is not null) await refusals.Write(json => RefusedClaimJson.Write(json, file.Name, claim));

        if (folder is null) return;
        foreach (var (tenant, batch) in books.Batches) await Copy(tenant, batch.Document, "outbound", $"{batch.Number}.837");
        foreach (var (tenant, inquiries) in books.Inquiries) await Copy(tenant, inquiries.Document, "outbound", $"{inquiries.Reference}.270");
    }

    private static void Count(RunSummary summary, Interchange file, List<RefusedClaim> refused)
    {
        summary.Files++;
        if (file.Content == Interchange.Unreadable) summary.UnreadableFiles++;
        if (file.Content == Interchange.Visits)
        {
            summary.Visits.Refused += file.Refused;
            summary.Visits.Duplicates += file.Duplicates;
            return;
        }

        summary.Received += file.Taken + file.Refused + file.Duplicates;
        summary.Refused += file.Refused;
        summary.Duplicates += file.Duplicates;
        summary.RefusedCharge += refused.Where(claim => !claim.Duplicate).Sum(claim => claim.Charge);
    }

    /// <summary>The answers to a file, under each name that its bytes came with.</summary>
    private async Task Acknowledgments(string tenant, Interchange file, RunPlan? plan, FileNames names, List<RefusedClaim> refused)
    {
        var came = (plan?.Inputs ?? []).Where(input => input.Sha256 == file.Document).Select(input => input.Name).Append(file.Name).Distinct();
        foreach (var name in came.Select(names.Take).ToList())
        {
            if (file.Content == Interchange.Visits) await VisitsReceipt(file, refused, name);
            foreach (var kind in file.Answers.GroupBy(answer => answer.Kind))
            {
                var several = kind.Count() > 1;
                foreach (var (index, answer) in kind.Index())
                    await Copy(tenant, answer.Document, "acks", several ? $"{name}.{kind.Key}.{index + 1}.x12" : $"{name}.{kind.Key}.x12");
            }
        }
    }

    /// <summary>Visits have no X12 to be answered with: what was taken, and each line that was not.</summary>
    private async Task VisitsReceipt(Interchange file, List<RefusedClaim> refused, string name)
    {
        await using var lines = new JsonLines(Path.Combine(Folder("acks"), FileNames.Safe($"{name}.visits.jsonl")));
        foreach (var visit in refused.OrderBy(visit => visit.ClaimOrdinal))
        {
            await lines.Write(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("line", visit.ClaimOrdinal);
                json.WriteString("encounter", visit.PatientControlNumber);
                json.WriteBoolean("duplicate", visit.Duplicate);
                json.WriteStrings("faults", visit.Faults);
                json.WriteEndObject();
            });
        }

        await lines.Write(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("summary", true);
            json.WriteNumber("taken", file.Taken);
            json.WriteNumber("refused", file.Refused);
            json.WriteNumber("duplicates", file.Duplicates);
            json.WriteEndObject();
        });
    }

    private async Task Copy(string tenant, string document, string kind, string name)
    {
        await using var bytes = store.OpenBlob(tenant, document);
        await using var file = File.Create(Path.Combine(Folder(kind), FileNames.Safe(name)));
        await bytes.CopyToAsync(file);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder!, name)).FullName;
}

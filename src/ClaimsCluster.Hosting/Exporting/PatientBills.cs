using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Hosting.Statements;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Patient accounts at the end of an export: their work, and the newest statement of each that still owes.</summary>
internal static class PatientBills
{
    public static async Task Export(StoreReader reader, List<WorkItem> work, string? folder)
    {
        await foreach (var (record, row) in reader.Rows<PatientAccount>("patient-account"))
        {
            var account = row.State!;
            work.AddRange(PatientWork.Of(record.Id.Tenant, record.Id.Key, account));
            if (folder is null || account.Patient <= Money.Zero || account.Cycle.Last is null) continue;

            AccountEvent.StatementIssued? newest = null;
            await foreach (var (_, happened) in reader.Events(record.Id))
                if (happened is AccountEvent.StatementIssued issued) newest = issued;
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "statements")).FullName, $"{record.Id.Key}.pdf");
            await File.WriteAllBytesAsync(path, StatementPdf.Of(new(record.Id.Key, newest!.Statement)));
        }
    }
}

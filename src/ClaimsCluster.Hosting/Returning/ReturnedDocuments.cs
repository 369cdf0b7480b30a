using System.Buffers;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Hosting.Returning;

/// <summary>
/// Writes <c>returned/</c>: each payer's 277CA and 835, for each sender, by his file and under his CLM01 (D§5.1). Nothing
/// of it is stored: it derives from the documents, one payer document in memory at a time.
/// </summary>
/// <param name="store">The documents.</param>
/// <param name="claims">Whose claims they speak of.</param>
/// <param name="folder">Where to.</param>
internal sealed class ReturnedDocuments(IClusterStore store, SenderClaims claims, string folder)
{
    private readonly SenderFiles _files = new(store);
    private readonly FileNames _stems = new();
    private readonly FileNames _names = new();
    private readonly Dictionary<(string Tenant, string Document), string> _stemOf = [];

    /// <summary>All of a store.</summary>
    public async Task Write(StoreReader reader)
    {
        var files = new List<(string Tenant, Interchange File)>();
        await foreach (var (record, row) in reader.Rows<Interchange>("interchange")) files.Add((record.Id.Tenant, row.State!));
        files = [.. files.OrderBy(one => one.File.EnterAt).ThenBy(one => one.File.Ordinal).ThenBy(one => one.File.Name, StringComparer.Ordinal).ThenBy(one => one.File.Document, StringComparer.Ordinal)];
        foreach (var (tenant, file) in files.Where(one => one.File.Door == IntakeDoor.Sender))
            _stemOf[(tenant, file.Document)] = _stems.Take(Path.GetFileNameWithoutExtension(file.Name));

        foreach (var (tenant, file) in files.Where(one => one.File is { Phase: IntakePhase.Finished, Content: "277CA" or "835" or nameof(TransactionKind.Mixed) }))
        {
            await Acknowledgments(tenant, file);
            await Remittances(tenant, file);
        }
    }

    private async Task Acknowledgments(string tenant, Interchange file)
    {
        var parts = new List<(SenderSet Set, ClaimAcknowledgment Answer)>();
        using (var bytes = store.OpenBlob(tenant, file.Document))
        {
            foreach (var answer in ClaimAcknowledgment.Read(bytes))
            {
                parts.AddRange(answer.Claims
                    .Select(claim => (Claim: claim, Sender: claims.Of(tenant, claim.ClaimNumber)))
                    .Where(one => one.Sender is not null)
                    .GroupBy(one => _files.SetOf(tenant, one.Sender!), one => one.Claim with { ClaimNumber = one.Sender!.Number })
                    .Select(group => (group.Key, answer with { Reference = group.Key.Reference, Claims = [.. group] })));
            }
        }

        foreach (var document in parts.GroupBy(part => part.Set.Document))
        {
            await Write(tenant, file, document.Key, document.GroupBy(part => part.Set.Interchange), (output, header, answers) =>
                ClaimAcknowledgmentWriter.Write(output, header, [.. answers.Select(part => part.Answer with
                {
                    Receiver = new(header.ReceiverId, header.ReceiverId),
                })]));
        }
    }

    private async Task Remittances(string tenant, Interchange file)
    {
        var parts = new List<((string Document, int Interchange) Sender, RemittanceAdvice Advice)>();
        FileInspection inspection;
        using (var bytes = store.OpenBlob(tenant, file.Document)) inspection = FileInspection.Inspect(bytes);
        using (var bytes = store.OpenBlob(tenant, file.Document))
        using (var reader = new RemittanceReader(bytes, inspection))
        {
            while (reader.TryRead(out var advice))
            {
                if (!RemittanceSplit.IsWhole(advice)) continue; // Quarantined: nobody can post it.

                var senders = advice.Claims.Where(RemittanceSplit.IsWhole)
                    .Select(claim => (Claim: claim, Sender: claims.Of(tenant, claim.ClaimNumber)))
                    .Where(one => one.Sender is not null)
                    .GroupBy(one => Place(_files.SetOf(tenant, one.Sender!)), one => RemittanceSplit.Translate(one.Claim, one.Sender!))
                    .ToList();
                var split = RemittanceSplit.Parts(advice, [.. senders.Select(sender => sender.ToList())]);
                parts.AddRange(senders.Zip(split, (sender, part) => (sender.Key, part)));
            }
        }

        foreach (var document in parts.GroupBy(part => part.Sender.Document))
        {
            await Write(tenant, file, document.Key, document.GroupBy(part => part.Sender.Interchange), (output, header, advices) =>
                RemittanceWriter.Write(output, header, [.. advices.Select((part, index) => part.Advice with { SetControl = $"{index + 1:0000}" })]));
        }
    }

    private static (string Document, int Interchange) Place(SenderSet set) => (set.Document, set.Interchange);

    /// <summary>One file a sender's file and payer document; an interchange for each of his that it answers.</summary>
    private async Task Write<TPart>(
        string tenant, Interchange payer, string document, IEnumerable<IGrouping<int, TPart>> interchanges,
        Action<IBufferWriter<byte>, X12.Writing.InterchangeHeader, IEnumerable<TPart>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var interchange in interchanges.OrderBy(one => one.Key))
            write(output, _files.Envelope(tenant, document, interchange.Key, payer.Document, payer.EnterAt), interchange);

        var stem = _stemOf.GetValueOrDefault((tenant, document)) ?? document[..16];
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, _names.Take($"{stem}.{payer.Name}")), output.WrittenMemory);
    }
}

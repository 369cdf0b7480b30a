using System.Text;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Testing.Claims;

namespace ClaimsCluster.Testing;

/// <content>Files come in: at the clock's now, and intake is done when the call returns.</content>
public sealed partial class ClaimsTestCluster
{
    private int _files;

    /// <summary>Submits claims in one 837P of their own.</summary>
    public Task<SubmissionReceipt> Submit(params Claim837[] claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return Submit(Claim837.File(_files + 1, _clock.Now.UtcDateTime, claims), $"file{_files + 1}.837");
    }

    /// <summary>Submits a file of whatever X12.</summary>
    public Task<SubmissionReceipt> Submit(string x12, string name) => Submit(Encoding.UTF8.GetBytes(x12), name);

    /// <summary>Submits a file of whatever X12.</summary>
    public async Task<SubmissionReceipt> Submit(Stream x12, string name)
    {
        ArgumentNullException.ThrowIfNull(x12);
        using var bytes = new MemoryStream();
        await x12.CopyToAsync(bytes);
        return await Submit(bytes.ToArray(), name);
    }

    /// <summary>Submits a file of whatever X12.</summary>
    /// <param name="x12">Its bytes.</param>
    /// <param name="name">Its name; the same bytes under another name are the same file.</param>
    public async Task<SubmissionReceipt> Submit(ReadOnlyMemory<byte> x12, string name)
    {
        var document = await _store.Keep(Tenant, x12);
        var id = InterchangeGrain.IdOf(Tenant, document);
        await Handle(id, new InterchangeCommand.Receive(document, name, x12.Length, IntakeDoor.Sender, _clock.Now, _files++)
        {
            CommandId = $"put-in:{document}",
            At = _clock.Now,
        });
        return await Receipt(id);
    }

    private async Task<SubmissionReceipt> Receipt(Domain.Deciding.EntityId id)
    {
        var reader = new StoreReader(_store);
        var file = (await reader.Row<Interchange>(id))!;
        var refused = new List<RefusedClaim>();
        await foreach (var (_, happened) in reader.Events(id))
            if (happened is InterchangeEvent.SliceTaken slice) refused.AddRange(slice.Refused);

        return new(
            file.Taken, refused, Documents("TA1"), Documents("999"), Documents("277CA"));

        IReadOnlyList<string> Documents(string kind) => [.. file.Answers.Where(answer => answer.Kind == kind).Select(answer => Text(answer.Document))];
    }

    private string Text(string document)
    {
        using var bytes = new StreamReader(_store.OpenBlob(Tenant, document), Encoding.UTF8);
        return bytes.ReadToEnd();
    }
}

/// <summary>What became of a file at our door.</summary>
/// <param name="Taken">Claims that were taken.</param>
/// <param name="Refused">Claims that were refused, or held already; with the reason.</param>
/// <param name="Ta1">Our TA1s, as text.</param>
/// <param name="Syntax">Our 999s, as text.</param>
/// <param name="ClaimAnswers">Our 277CAs, as text.</param>
public sealed record SubmissionReceipt(
    int Taken, IReadOnlyList<RefusedClaim> Refused, IReadOnlyList<string> Ta1, IReadOnlyList<string> Syntax, IReadOnlyList<string> ClaimAnswers);

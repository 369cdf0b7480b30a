using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Statements;
using ClaimsCluster.Testing.Looking;

namespace ClaimsCluster.Testing;

/// <content>What there is to see. Everything is read from the store, money from the ledger.</content>
public sealed partial class ClaimsTestCluster
{
    /// <summary>The one claim of that number.</summary>
    /// <param name="claim">CLM01 as sent, or our claim id.</param>
    /// <exception cref="InvalidOperationException">There is none, or more than one: ask for <see cref="Claims"/>.</exception>
    public async Task<ClaimSnapshot> Claim(string claim) =>
        (await Claims()).Where(one => one.ClaimId == claim || one.PatientControlNumber == claim).ToList() switch
        {
            [var only] => only,
            [] => throw new InvalidOperationException($"There is no claim {claim}."),
            var several => throw new InvalidOperationException($"{several.Count} claims have the number {claim}."),
        };

    /// <summary>All claims, by their numbers.</summary>
    public async Task<IReadOnlyList<ClaimSnapshot>> Claims()
    {
        var reader = new StoreReader(_store);
        var claims = new List<ClaimSnapshot>();
        await foreach (var (record, row) in reader.Rows<Claim>("claim"))
            claims.Add(ClaimSnapshot.Of(await StoredClaim.Read(reader, _options.Payers, record.Id, row.State!)));
        return [.. claims.OrderBy(claim => claim.PatientControlNumber, StringComparer.Ordinal).ThenBy(claim => claim.ClaimId, StringComparer.Ordinal)];
    }

    /// <summary>The patient account of a claim.</summary>
    /// <param name="claim">CLM01 as sent, or our claim id.</param>
    public async Task<AccountSnapshot> Account(string claim) =>
        AccountSnapshot.Of((await new StoredAccounts(_store, Tenant).Read((await Claim(claim)).AccountId))!);

    /// <summary>What needs a person, worth most first; then what is the patients' move.</summary>
    public async Task<IReadOnlyList<WorkItem>> Worklist() => (await WorkReader.Read(_store, _options.Payers)).Items;

    /// <summary>Writes the files of a run: <c>claims.jsonl</c>, <c>ledger.csv</c>, <c>worklist.jsonl</c>, and all X12.</summary>
    public async Task Export(string folder) => await new RunExport(_store, _options.Payers).Write(folder);

    private async Task<(EntityId Id, RemittancePosting Payment)> Payment(string trace)
    {
        var reader = new StoreReader(_store);
        await foreach (var (record, row) in reader.Rows<RemittancePosting>("remittance"))
            if (row.State?.Notice?.Trace == trace) return (record.Id, row.State);
        throw new InvalidOperationException($"There is no payment {trace}.");
    }
}

using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Hosting.Exporting;

namespace ClaimsCluster.Hosting.Statements;

/// <summary>The patient accounts of a tenant in a store, by the beginning of their ids.</summary>
public sealed class StoredAccounts(IClusterStore store, string tenant)
{
    /// <summary>Ids that begin so, in their order; at most <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<string>> Beginning(string prefix, int count)
    {
        // Rows come in the order of their keys, and a key comes right after its own beginnings.
        var found = await store.Load(IdOf(prefix)) is null ? new List<string>() : [prefix];
        var page = await store.Rows("patient-account", count, IdOf(prefix));
        found.AddRange(page.Where(row => row.Id.Tenant == tenant).Select(row => row.Id.Key).TakeWhile(key => key.StartsWith(prefix, StringComparison.Ordinal)));
        return [.. found.Take(count)];
    }

    /// <summary>The account with all that happened to it; null when there is none of this id.</summary>
    public async Task<StoredAccount?> Read(string accountId)
    {
        var reader = new StoreReader(store);
        if (await reader.Row<PatientAccount>(IdOf(accountId)) is not { } account) return null;

        var last = await store.LastEventAt() ?? default;
        var facts = new List<AccountFact>();
        await foreach (var (logged, happened) in reader.Events(IdOf(accountId)))
            if (happened is AccountEvent e) facts.Add(new(logged.Event.Seq, DateOnly.FromDateTime(logged.Event.At.UtcDateTime), logged.Event.Actor, e));
        return new(accountId, account, facts, DateOnly.FromDateTime(last.UtcDateTime));
    }

    private EntityId IdOf(string key) => new("patient-account", tenant, key);
}

/// <summary>Something that happened to an account.</summary>
/// <param name="Seq">Its place in the account's log.</param>
/// <param name="Day">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Event">What.</param>
public sealed record AccountFact(long Seq, DateOnly Day, string Actor, AccountEvent Event);

/// <summary>One account as the store tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">What is open.</param>
/// <param name="Facts">What happened, oldest first.</param>
/// <param name="Today">What the books call today.</param>
public sealed record StoredAccount(string Id, PatientAccount Account, IReadOnlyList<AccountFact> Facts, DateOnly Today)
{
    /// <summary>The newest statement; null when none was sent.</summary>
    public Statement? Statement => Facts.Select(fact => fact.Event).OfType<AccountEvent.StatementIssued>().LastOrDefault()?.Statement;
}

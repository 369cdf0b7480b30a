using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Storage.Tests;

/// <summary>A store on a database of its own, with a second look at the database that is not the store's.</summary>
public abstract class TestStore : IAsyncDisposable
{
    /// <summary>The store.</summary>
    public abstract IClusterStore Store { get; }

    /// <summary>The newest schema version of its dialect.</summary>
    public abstract int KnownVersion { get; }

    /// <summary>Closes the store; the database stays.</summary>
    public abstract Task Close();

    /// <summary>Opens the store on what is there.</summary>
    public abstract void Open();

    public async Task Reopen()
    {
        await Close();
        Open();
    }

    public async Task<string> Put(Stream bytes, string tenant = Some.Tenant) =>
        await Store.PutBlob(tenant, bytes, TestContext.Current.CancellationToken);

    public abstract long Count(string sql);

    public abstract string Text(string sql);

    /// <summary>Somebody with SQL does something.</summary>
    public abstract void Execute(string sql);

    /// <summary>What somebody with SQL and without good intentions is told.</summary>
    public abstract string Refusal(string sql);

    /// <summary>What a crash two days ago left of a blob that was arriving.</summary>
    public abstract void LeaveHalfABlob();

    public abstract ValueTask DisposeAsync();
}

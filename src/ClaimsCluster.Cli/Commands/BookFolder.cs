using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ClaimsCluster.Cli.Commands;

/// <summary>The opened books of a command: the data folder and its store.</summary>
internal sealed class BookFolder : IAsyncDisposable
{
    private readonly StoreFolder _folder;

    private BookFolder(StoreFolder folder, SqliteClusterStore store) => (_folder, Store) = (folder, store);

    public SqliteClusterStore Store { get; }

    /// <summary>Opens the folder, or makes it; null is a temporary one.</summary>
    public static BookFolder OpenOrMake(string? path) => Guard(path, () =>
        Open(path is null ? StoreFolder.Temporary() : StoreFolder.Open(path)));

    /// <summary>Opens a folder that must hold books already.</summary>
    public static BookFolder OpenExisting(string? path)
    {
        if (path is null) throw new CommandFault("say where the books are: --data DIR.");
        if (!File.Exists(Path.Combine(path, "claims.db")))
            throw new CommandFault($"{Shown(path)} holds no books. Make some: claims run --data {path}");
        return Guard(path, () => Open(StoreFolder.Open(path)));
    }

    /// <summary>The plan that the books were begun with.</summary>
    public async ValueTask<RunPlan> Plan() =>
        await RunPlan.Load(Store) ?? throw new CommandFault($"{Shown(_folder.Path)} holds no run yet. Start one: claims run --data {_folder.Path}");

    /// <summary>The payers that the books know.</summary>
    public async ValueTask<PayerDirectory> Payers() => (await Plan()).Directory;

    /// <summary>What a cluster over these books is started with.</summary>
    public async ValueTask<ClaimsClusterOptions> Options()
    {
        var plan = await Plan();
        return new() { Seed = plan.Seed, Tenant = plan.Tenant, Payers = plan.Directory, Prices = plan.PriceList };
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A person's act needs books that rest.</summary>
    public static void MustHaveEnded(RunPlan plan, string data)
    {
        if (!plan.Ended) throw new CommandFault($"these books have not ended. Go on first: claims run --data {Pasted.Word(data)}");
    }

    public static string Shown(string path) => path.TrimEnd('/', '\\') + "/";

    private static BookFolder Open(StoreFolder folder)
    {
        try
        {
            return new(folder, SqliteClusterStore.Open(folder.Database));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static BookFolder Guard(string? path, Func<BookFolder> open)
    {
        try
        {
            return open();
        }
        catch (StoreInUseException used)
        {
            throw new CommandFault($"{used.Message} Wait for it, or name another --data.");
        }
        catch (StoreVersionException version)
        {
            throw new CommandFault(version.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new CommandFault($"{Shown(path ?? Path.GetTempPath())} cannot be opened: {error.Message.TrimEnd('.')}.");
        }
    }
}

using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Postgres;
using ClaimsCluster.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClaimsCluster.Cli.Commands;

/// <summary>The opened books of a command: their store, and what makes it the command's own.</summary>
internal sealed class OpenBooks : IAsyncDisposable
{
    private readonly IAsyncDisposable _store;
    private readonly IDisposable? _owner;

    private OpenBooks(BookPlace place, SqliteClusterStore store, StoreFolder owner) => (Place, Store, _store, _owner) = (place, store, store, owner);

    private OpenBooks(BookPlace place, PostgresClusterStore store, PostgresOwner? owner) => (Place, Store, _store, _owner) = (place, store, store, owner);

    /// <summary>Where they are.</summary>
    public BookPlace Place { get; }

    public IClusterStore Store { get; }

    /// <summary>Opens books to run them, or makes them; null is a temporary folder.</summary>
    public static OpenBooks ToRun(BookPlace? place) => place switch
    {
        DatabasePlace database => Guard(place, () => Owned(database)),
        FolderPlace folder => Guard(folder, () => Open(folder, StoreFolder.Open(folder.Path))),
        _ => Guard(new FolderPlace(Path.GetTempPath()), () => Open(new FolderPlace(Path.GetTempPath()), StoreFolder.Temporary())),
    };

    /// <summary>Opens books that must be there already, for a person's act on them.</summary>
    public static OpenBooks ToAct(BookPlace place) => place is DatabasePlace ? ToRun(AtTheNewestSchema(place)) : ToRead(place);

    /// <summary>Opens books that must be there already. In a database silos may be at work meanwhile.</summary>
    public static OpenBooks ToRead(BookPlace place)
    {
        if (place is DatabasePlace database) return Guard(place, () => new OpenBooks(place, PostgresClusterStore.OpenAsItIs(new(database.Connection)), owner: null));
        if (!File.Exists(Path.Combine(((FolderPlace)place).Path, "claims.db"))) throw HoldsNone(place);
        return ToRun(place);
    }

    /// <summary>The plan that the books were begun with.</summary>
    public async ValueTask<RunPlan> Plan() =>
        await RunPlan.Load(Store) ?? throw new CommandFault($"{Place.Name} holds no run yet. Start one: claims run {Place.Option}");

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
        await _store.DisposeAsync();
        _owner?.Dispose();
    }

    /// <summary>The plan of books that rest, as a person's act needs them.</summary>
    public async ValueTask<RunPlan> EndedPlan()
    {
        var plan = await Plan();
        if (plan.Cluster) throw new CommandFault($"{Place.Name} holds the books of a cluster. Ask the cluster: its silos answer at /v1.");
        return plan.Ended ? plan : throw new CommandFault($"these books have not ended. Go on first: claims run {Place.Option}");
    }

    /// <summary>What a person is told of a database that cannot be opened; null of any other error.</summary>
    private static string? SentenceOf(Exception error, BookPlace place) => error switch
    {
        StoreInUseException used => $"{used.Message} Wait for it, or name another {place.OptionName}.",
        StoreVersionException version => version.Message,
        StoreNotMigratedException { Found: 0 } => HoldsNone(place).Message,
        StoreNotMigratedException old => $"{place.Name} has schema version {old.Found}; this program needs {old.Known}. Bring it there: claims migrate {place.Option}",
        PostgresException refused => $"{place.Name} cannot be opened: {refused.MessageText}.",
        NpgsqlException away => $"{place.Name} cannot be reached: {(away.InnerException ?? away).Message.TrimEnd('.')}. Start the server, or name another --postgres.",
        IOException or UnauthorizedAccessException or SqliteException => $"{place.Name} cannot be opened: {error.Message.TrimEnd('.')}.",
        _ => null,
    };

    private static CommandFault HoldsNone(BookPlace place) => new($"{place.Name} holds no books. Make some: claims run {place.Option}");

    private static OpenBooks Owned(DatabasePlace place)
    {
        var settings = new PostgresSettings(place.Connection);
        var owner = PostgresOwner.Take(settings);
        try
        {
            return new(place, PostgresClusterStore.Open(settings), owner);
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    /// <summary>An act makes no books: what is missing in a database is not made for it.</summary>
    private static BookPlace AtTheNewestSchema(BookPlace place) => Guard<BookPlace>(place, () =>
    {
        PostgresSchema.Check(new(((DatabasePlace)place).Connection));
        return place;
    });

    private static OpenBooks Open(BookPlace place, StoreFolder folder)
    {
        try
        {
            return new(place, SqliteClusterStore.Open(folder.Database), folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Opens something of a place, or tells why it cannot be.</summary>
    public static T Guard<T>(BookPlace place, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (SentenceOf(error, place) is { } sentence)
        {
            throw new CommandFault(sentence);
        }
    }
}

using ClaimsCluster.Abstractions.Storing;

namespace ClaimsCluster.Storage;

/// <summary>An event identity of the write was in the store already. Nothing of the write was committed.</summary>
[GenerateSerializer, Alias("duplicate-identity-exception")]
public sealed class DuplicateIdentityException : CommitFailedException
{
    /// <summary>Names the event that is there.</summary>
    public DuplicateIdentityException(string tenant, string type, string identity)
        : base(
            CommitOutcome.DuplicateIdentity, identity,
            $"An event {type} with identity {identity} of tenant {tenant} is recorded already.") =>
        (Tenant, Type) = (tenant, type);

    /// <summary>Whose.</summary>
    [Id(0)]
    public string Tenant { get; }

    /// <summary>The event's type.</summary>
    [Id(1)]
    public string Type { get; }
}

/// <summary>The store failed while it committed: whether the write is durable is not known. Read it back.</summary>
[GenerateSerializer, Alias("commit-unknown-exception")]
public sealed class CommitUnknownException : CommitFailedException
{
    /// <summary>Says what was being written, and what happened.</summary>
    public CommitUnknownException(string message) : base(message)
    {
    }

    /// <inheritdoc cref="CommitUnknownException(string)"/>
    public CommitUnknownException(string message, Exception inner) : base(message, inner)
    {
    }
}

/// <summary>The store refused or failed before the commit: it is certain that nothing of the write was committed.</summary>
[GenerateSerializer, Alias("store-write-exception")]
public sealed class StoreWriteException : CommitFailedException
{
    /// <summary>Says what was being written, and what happened.</summary>
    public StoreWriteException(string message) : base(message)
    {
    }

    /// <inheritdoc cref="StoreWriteException(string)"/>
    public StoreWriteException(string message, Exception inner) : base(message, inner)
    {
    }
}

/// <summary>The store could not be read: it is away, and stayed away for as long as it is waited for.</summary>
[GenerateSerializer, Alias("store-read-exception")]
public sealed class StoreReadException : StoreAwayException
{
    /// <summary>Says what happened.</summary>
    public StoreReadException(string message, Exception inner) : base(message, inner)
    {
    }

    internal static StoreReadException Of(Exception error) => new($"The store cannot be read: {error.Message}", error);
}

/// <summary>A data folder has one owner, and it is somebody else.</summary>
public sealed class StoreInUseException : IOException
{
    /// <summary>"books/ is in use by process 4121 since 10:42."</summary>
    public StoreInUseException(string folder, int? processId, DateTimeOffset? since)
        : base(Sentence(folder, processId, since)) => (Folder, ProcessId, Since) = (folder, processId, since);

    private StoreInUseException(string what, string? owner, DateTimeOffset? since, string sentence)
        : base(sentence) => (Folder, Owner, Since) = (what, owner, since);

    /// <summary>"database claims on db:5432 is in use by process 4121 on host7 since 10:42."</summary>
    public static StoreInUseException OfDatabase(string database, string? owner, DateTimeOffset? since) =>
        new(database, owner, since, Sentence(database, owner, since));

    /// <summary>The data folder, as it was asked for; or the database.</summary>
    public string Folder { get; }

    /// <summary>Who has a database: "process 4121 on host7"; null for a folder.</summary>
    public string? Owner { get; }

    /// <summary>Who has a folder; null when the owner did not get to say so, and for a database.</summary>
    public int? ProcessId { get; }

    /// <summary>When the owner opened it, local time; null when the owner did not get to say so.</summary>
    public DateTimeOffset? Since { get; }

    private static string Sentence(string folder, int? processId, DateTimeOffset? since) =>
        Sentence($"{folder.TrimEnd('/', '\\')}/", processId is { } pid ? $"process {pid}" : null, since);

    private static string Sentence(string what, string? owner, DateTimeOffset? since) =>
        $"{what} is in use by {owner ?? "another process"}" + (since is { } time ? $" since {time:HH:mm}." : ".");
}

/// <summary>The store was written by a newer version of this program.</summary>
public sealed class StoreVersionException : InvalidOperationException
{
    /// <summary>Says both versions.</summary>
    public StoreVersionException(int found, int known)
        : base($"The store has schema version {found}; this program knows versions up to {known}. Use a newer one.") =>
        (Found, Known) = (found, known);

    /// <summary>What the store has.</summary>
    public int Found { get; }

    /// <summary>The newest that this program knows.</summary>
    public int Known { get; }
}

/// <summary>The database is older than this program, or empty: it is to be migrated first.</summary>
public sealed class StoreNotMigratedException : InvalidOperationException
{
    /// <summary>Says both versions.</summary>
    public StoreNotMigratedException(int found, int known)
        : base($"The database has schema version {found}; this program needs version {known}.") => (Found, Known) = (found, known);

    /// <summary>What the database has; 0 when it is empty.</summary>
    public int Found { get; }

    /// <summary>What this program needs.</summary>
    public int Known { get; }
}

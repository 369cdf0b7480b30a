using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Storage.Committing;

/// <summary>A row with its events, queues and entries.</summary>
/// <param name="write">What to write.</param>
/// <param name="body">The serialised row.</param>
/// <param name="etag">The version read before; 0 for a new row.</param>
internal sealed class CommitRow(RowWrite write, byte[] body, long etag) : BatchWork<(CommitOutcome Outcome, long ETag)>
{
    private bool _isUnknown;

    /// <inheritdoc/>
    public override EntityId? Row => Write.Id;

    /// <summary>What to write.</summary>
    public RowWrite Write { get; } = write;

    /// <summary>The serialised row, without envelope.</summary>
    public byte[] Body { get; } = body;

    /// <summary>The version read before.</summary>
    public long ETag { get; } = etag;

    /// <inheritdoc/>
    public override bool IsRefused => _isUnknown || base.IsRefused;

    /// <inheritdoc/>
    public override void Refuse(Exception error)
    {
        _isUnknown = error is CommitUnknownException;
        if (_isUnknown) Note((CommitOutcome.Unknown, ETag));
        else base.Refuse(error);
    }
}

/// <summary>The open effects of a row that are answered.</summary>
/// <param name="id">Whose row.</param>
/// <param name="etag">The version whose effects were answered.</param>
/// <param name="dueAt">When the row is due now.</param>
internal sealed class SettleRow(EntityId id, long etag, DateTimeOffset? dueAt) : BatchWork<bool>
{
    /// <inheritdoc/>
    public override EntityId? Row => id;

    /// <summary>Whose row.</summary>
    public EntityId Id => id;

    /// <summary>The version whose effects were answered.</summary>
    public long ETag => etag;

    /// <summary>When the row is due now.</summary>
    public DateTimeOffset? DueAt => dueAt;
}

/// <summary>A setting.</summary>
internal sealed class KeepSetting(string name, string value) : BatchWork<bool>
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its value.</summary>
    public string Value { get; } = value;
}

/// <summary>A blob of one chunk, whole.</summary>
internal sealed class KeepBlob(string tenant, string sha256, ReadOnlyMemory<byte> bytes) : BatchWork<bool>
{
    /// <summary>Whose.</summary>
    public string Tenant { get; } = tenant;

    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; } = sha256;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;
}

/// <summary>A larger blob that arrives. Comes to its temporary id.</summary>
internal sealed class BeginBlob(string tenant) : BatchWork<long>
{
    /// <summary>Whose.</summary>
    public string Tenant { get; } = tenant;
}

/// <summary>One chunk of an arriving blob.</summary>
internal sealed class AddChunk(long blob, int number, ReadOnlyMemory<byte> bytes) : BatchWork<bool>
{
    /// <summary>The temporary id.</summary>
    public long Blob { get; } = blob;

    /// <summary>From 0.</summary>
    public int Number { get; } = number;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;
}

/// <summary>The end of an arriving blob: it gets its name, or gives way to the same bytes kept before.</summary>
internal sealed class NameBlob(long blob, string tenant, string sha256, long length) : BatchWork<bool>
{
    /// <summary>The temporary id.</summary>
    public long Blob { get; } = blob;

    /// <summary>Whose.</summary>
    public string Tenant { get; } = tenant;

    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; } = sha256;

    /// <summary>In bytes.</summary>
    public long Length { get; } = length;
}

/// <summary>An arriving blob that does not arrive.</summary>
internal sealed class DropBlob(long blob) : BatchWork<bool>
{
    /// <summary>The temporary id.</summary>
    public long Blob { get; } = blob;
}

/// <summary>A row to read.</summary>
internal sealed class LoadRow(EntityId id, bool versionOnly = false) : BatchWork<RowRecord?>
{
    /// <summary>Which.</summary>
    public EntityId Id { get; } = id;

    /// <summary>Nothing of it is asked for but its ETag: the rest of the record stays empty.</summary>
    public bool VersionOnly { get; } = versionOnly;
}

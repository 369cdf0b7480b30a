using System.Collections.Immutable;
using System.Globalization;

namespace ClaimsCluster.Hosting.Embedded;

/// <summary>The membership of silos that share one process: a table in memory. A dead process has no members to remember.</summary>
internal sealed class InProcessMembership : IMembershipTable
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<SiloAddress, (MembershipEntry Entry, string ETag)> _rows =
        ImmutableDictionary<SiloAddress, (MembershipEntry, string)>.Empty;
    private TableVersion _version = new(0, "0");

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId)
    {
        lock (_gate) _rows = _rows.Clear();
        return Task.CompletedTask;
    }

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        lock (_gate)
            _rows = _rows.RemoveRange(_rows
                .Where(row => row.Value.Entry.Status == SiloStatus.Dead && row.Value.Entry.IAmAliveTime < beforeDate.UtcDateTime)
                .Select(row => row.Key));
        return Task.CompletedTask;
    }

    public Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        lock (_gate)
            return Task.FromResult(_rows.TryGetValue(key, out var row)
                ? new MembershipTableData(new Tuple<MembershipEntry, string>(Copy(row.Entry), row.ETag), _version)
                : new MembershipTableData(_version));
    }

    public Task<MembershipTableData> ReadAll()
    {
        lock (_gate)
            return Task.FromResult(new MembershipTableData(
                [.. _rows.Values.Select(row => new Tuple<MembershipEntry, string>(Copy(row.Entry), row.ETag))], _version));
    }

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion)
    {
        lock (_gate)
        {
            if (_rows.ContainsKey(entry.SiloAddress) || !Follows(tableVersion)) return Task.FromResult(false);
            Write(entry, tableVersion);
            return Task.FromResult(true);
        }
    }

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion)
    {
        lock (_gate)
        {
            if (!_rows.TryGetValue(entry.SiloAddress, out var row) || row.ETag != etag || !Follows(tableVersion))
                return Task.FromResult(false);
            Write(entry, tableVersion);
            return Task.FromResult(true);
        }
    }

    public Task UpdateIAmAlive(MembershipEntry entry)
    {
        lock (_gate)
        {
            if (_rows.TryGetValue(entry.SiloAddress, out var row)) row.Entry.IAmAliveTime = entry.IAmAliveTime;
        }

        return Task.CompletedTask;
    }

    private bool Follows(TableVersion next) => next.Version == _version.Version + 1;

    private void Write(MembershipEntry entry, TableVersion version)
    {
        _version = new(version.Version, version.Version.ToString(CultureInfo.InvariantCulture));
        _rows = _rows.SetItem(entry.SiloAddress, (Copy(entry), _version.VersionEtag));
    }

    // Readers change what they get: each gets its own.
    private static MembershipEntry Copy(MembershipEntry entry) => new()
    {
        SiloAddress = entry.SiloAddress,
        Status = entry.Status,
        SuspectTimes = entry.SuspectTimes is { } suspects ? [.. suspects] : null,
        ProxyPort = entry.ProxyPort,
        HostName = entry.HostName,
        SiloName = entry.SiloName,
        RoleName = entry.RoleName,
        UpdateZone = entry.UpdateZone,
        FaultZone = entry.FaultZone,
        StartTime = entry.StartTime,
        IAmAliveTime = entry.IAmAliveTime,
    };
}

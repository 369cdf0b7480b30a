using System.Globalization;

namespace ClaimsCluster.Storage;

/// <summary>
/// A data folder and its one owner. While this is open no second one can be opened, by any process; a process that
/// dies, however it dies, gives the folder free.
/// </summary>
public sealed class StoreFolder : IDisposable
{
    // Two files: a locked file cannot be read by others on all systems.
    private const string LockFile = "claims.lock";
    private const string OwnerFile = "claims.owner";

    private readonly FileStream _lock;
    private readonly bool _isTemporary;

    private StoreFolder(string path, FileStream locked, bool isTemporary) =>
        (Path, _lock, _isTemporary) = (path, locked, isTemporary);

    /// <summary>The folder, as it was asked for.</summary>
    public string Path { get; }

    /// <summary>The path of the database file in it.</summary>
    public string Database => System.IO.Path.Combine(Path, "claims.db");

    /// <summary>Takes the folder; makes it where it is not there.</summary>
    /// <exception cref="StoreInUseException">It has an owner.</exception>
    public static StoreFolder Open(string path) => Take(path, isTemporary: false);

    /// <summary>A new folder in the system's temporary one; dispose deletes it.</summary>
    public static StoreFolder Temporary() =>
        Take(Directory.CreateTempSubdirectory("claims-").FullName, isTemporary: true);

    /// <summary>Gives the folder free. Close the store in it first.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        if (_isTemporary && Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }

    private static StoreFolder Take(string path, bool isTemporary)
    {
        Directory.CreateDirectory(path);
        var locked = Lock(path);
        try
        {
            var now = TimeProvider.System.GetLocalNow(); // For a person who asks who has the folder: the wall clock.
            var owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {now:O}\n");
            File.WriteAllText(System.IO.Path.Combine(path, OwnerFile), owner);
            return new(path, locked, isTemporary);
        }
        catch
        {
            locked.Dispose();
            throw;
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new(System.IO.Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsLocked(error))
        {
            throw InUse(path);
        }
    }

    // EWOULDBLOCK on Linux and macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.
    private static bool IsLocked(IOException error) => (error.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private static StoreInUseException InUse(string path)
    {
        var owner = System.IO.Path.Combine(path, OwnerFile);
        var words = File.Exists(owner) ? File.ReadAllText(owner).Split(' ', '\n') : [];
        return words is [var pid, var since, ..]
            && int.TryParse(pid, CultureInfo.InvariantCulture, out var processId)
            && DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, out var time)
            ? new(path, processId, time)
            : new(path, null, null);
    }
}

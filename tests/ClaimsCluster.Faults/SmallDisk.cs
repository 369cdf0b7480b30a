using System.Diagnostics;
using System.Globalization;

namespace ClaimsCluster.Faults;

/// <summary>
/// A folder with so much space and no more: a disk in memory that is mounted for the programs that are started on it, and gone
/// with them. Needs Linux with private mounts, and fails where there are none.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly Process _holder; // The mount lives as long as somebody is in it.
    private readonly TempFolder _temp;

    private SmallDisk(Process holder, TempFolder temp) => (_holder, _temp) = (holder, temp);

    /// <summary>The folder, as programs that are started on it know it.</summary>
    public string Folder => _temp.At("disk");

    /// <summary>What a program is started with, before its name.</summary>
    public IReadOnlyList<string> Entry => Environment.IsPrivilegedProcess
        ? ["nsenter", $"--target={_holder.Id}", "--mount", "--"]
        : ["nsenter", $"--target={_holder.Id}", "--user", "--mount", "--preserve-credentials", "--"];

    public static SmallDisk Of(int megabytes)
    {
        var temp = new TempFolder();
        var folder = Directory.CreateDirectory(temp.At("disk")).FullName;
        string[] apart = Environment.IsPrivilegedProcess ? ["-m"] : ["-U", "-m", "--map-current-user", "--keep-caps"];
        var size = megabytes.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("unshare", [.. apart, "sh", "-c", $"mount -t tmpfs -o size={size}m,mode=700 tmpfs {folder} && echo mounted && exec cat"])
        {
            RedirectStandardInput = true, // The holder ends with its end: also when the test is killed.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var disk = new SmallDisk(Process.Start(start)!, temp);
        if (disk._holder.StandardOutput.ReadLine() == "mounted") return disk;

        var why = disk._holder.StandardError.ReadToEnd();
        disk.Dispose();
        throw new InvalidOperationException($"No small disk could be mounted, and this test needs one: {why}");
    }

    /// <summary>A file of it, as the test reaches it.</summary>
    public string Seen(string name) => $"/proc/{_holder.Id}/root{Path.Combine(Folder, name)}";

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Seen("ballast"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var zeros = new byte[4096];
        try
        {
            for (; ; ) ballast.Write(zeros);
        }
        catch (IOException full) when ((full.HResult & 0xffff) == NoSpace)
        {
            // As asked.
        }
    }

    /// <summary>Frees what was filled.</summary>
    public void Free() => File.Delete(Seen("ballast"));

    public void Dispose()
    {
        _holder.StandardInput.Close();
        _holder.WaitForExit();
        _holder.Dispose();
        _temp.Dispose();
    }

    private const int NoSpace = 28; // ENOSPC.
}

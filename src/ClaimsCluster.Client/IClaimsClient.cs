namespace ClaimsCluster.Client;

/// <summary>
/// What a billing company's program asks of a running cluster. A call that returned was done; one that was lost on the
/// way was repeated under the same key, so that nothing is done twice.
/// </summary>
public interface IClaimsClient
{
    /// <summary>Sends a file (837, 835, 999, 277CA, visits). The same bytes again are the same file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancel">Gives up; what arrived may have been taken.</param>
    /// <exception cref="ClaimsApiException">The server said no, and why.</exception>
    /// <exception cref="ClaimsServerAwayException">No server answered for as long as the options say.</exception>
    Task<ReceivedFile> SubmitFileAsync(OutgoingFile file, CancellationToken cancel = default);

    /// <summary>How far a file is; null where there is none of that id.</summary>
    /// <param name="fileId">SHA-256 of its bytes, as the submission answered it.</param>
    /// <param name="wait">How long the server may wait for the file to be finished before it answers; at most 30 s.</param>
    /// <param name="cancel">Gives up.</param>
    Task<FileStatus?> GetFileAsync(string fileId, TimeSpan wait = default, CancellationToken cancel = default);

    /// <summary>Waits until a file is taken in and answered.</summary>
    /// <param name="fileId">Its id.</param>
    /// <param name="cancel">Gives up waiting; the file goes on.</param>
    /// <exception cref="ClaimsApiException">There is no such file.</exception>
    Task<FileStatus> WaitForFileAsync(string fileId, CancellationToken cancel = default);

    /// <summary>The bytes of an acknowledgment; null where the file has none of that kind.</summary>
    /// <param name="fileId">Of the file that it answers.</param>
    /// <param name="kind">"ta1", "999" or "277ca".</param>
    /// <param name="cancel">Gives up.</param>
    Task<byte[]?> GetAckAsync(string fileId, string kind, CancellationToken cancel = default);

    /// <summary>The claims of a file that were refused or known before, in the order of the file.</summary>
    /// <param name="fileId">Its id.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<RefusedClaim>> GetRefusalsAsync(string fileId, CancellationToken cancel = default);

    /// <summary>Moves a virtual clock on and waits until the work that this makes due is done.</summary>
    /// <param name="days">1 or more.</param>
    /// <param name="cancel">Gives up waiting; the clock goes on.</param>
    /// <exception cref="ClaimsApiException">The cluster's clock is the real one (404).</exception>
    Task<ClockAnswer> AdvanceClockAsync(int days, CancellationToken cancel = default);
}

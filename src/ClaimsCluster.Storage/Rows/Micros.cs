namespace ClaimsCluster.Storage.Rows;

/// <summary>Times as the columns hold them: microseconds since 1970, UTC.</summary>
internal static class Micros
{
    private static readonly long Epoch = DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The microsecond in which <paramref name="time"/> falls.</summary>
    public static long Floor(DateTimeOffset time) => (time.UtcTicks / TimeSpan.TicksPerMicrosecond) - Epoch;

    /// <summary>The first microsecond not before <paramref name="time"/>: what is due is never shown too early.</summary>
    public static long Ceiling(DateTimeOffset time) =>
        ((time.UtcTicks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond) - Epoch;

    /// <summary>The time of a column.</summary>
    public static DateTimeOffset Time(long micros) =>
        DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}

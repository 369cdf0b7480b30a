namespace ClaimsCluster.Abstractions.Channels;

/// <summary>
/// The way between us and a trading partner: X12 bytes and nothing else. A clearinghouse folder or the simulated payer
/// stands behind it.
/// </summary>
public interface ITradingPartnerChannel
{
    /// <summary>Hands the bytes over. Sending the same dispatch again changes nothing: the receiver knows the bytes.</summary>
    ValueTask Send(Dispatch dispatch);
}

/// <summary>A document on its way.</summary>
/// <param name="From">The tenant whose store holds the bytes.</param>
/// <param name="To">The tenant who gets them; a payer's is "payer:" and its id.</param>
/// <param name="Document">SHA-256 of the bytes.</param>
/// <param name="Name">A file name from content.</param>
/// <param name="At">Business time.</param>
public sealed record Dispatch(string From, string To, string Document, string Name, DateTimeOffset At)
{
    /// <summary>When the receiver looks at it; null: at once.</summary>
    public DateTimeOffset? ArrivesAt { get; init; }
}

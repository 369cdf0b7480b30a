namespace ClaimsCluster.Grains.Scheduling;

/// <summary>A clock that a driver moves.</summary>
internal interface IMovedClock
{
    /// <summary>The instant now.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Moves on to <paramref name="instant"/>; an earlier one changes nothing.</summary>
    ValueTask MoveTo(DateTimeOffset instant);
}

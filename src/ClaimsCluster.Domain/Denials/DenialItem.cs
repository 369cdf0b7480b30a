using System.Collections.Immutable;
using Orleans;

namespace ClaimsCluster.Domain.Denials;

/// <summary>A denied amount that somebody must work (D§8.4): one per claim, line, group and reason.</summary>
/// <param name="Line">Our line; 0 is the claim.</param>
/// <param name="Group">CAS01.</param>
/// <param name="Carc">Why.</param>
/// <param name="Rarcs">In more detail.</param>
/// <param name="Category">House category of the reason.</param>
/// <param name="Amount">The denied charge.</param>
/// <param name="DeniedOn">The day of the 835's payment.</param>
/// <param name="Deadline">The last day to correct it.</param>
/// <param name="Action">What to do first, in a few words.</param>
/// <param name="State">Where the work stands.</param>
[GenerateSerializer, Immutable, Alias("denial-item")]
public sealed record DenialItem(
    [property: Id(0)] int Line, [property: Id(1)] string Group, [property: Id(2)] string Carc,
    [property: Id(3)] ImmutableList<string> Rarcs, [property: Id(4)] string Category, [property: Id(5)] Money Amount,
    [property: Id(6)] DateOnly DeniedOn, [property: Id(7)] DateOnly Deadline, [property: Id(8)] string Action,
    [property: Id(9)] DenialState State)
{
    /// <summary>Our number of the filing that was denied.</summary>
    [Id(10)]
    public string Clm01 { get; init; } = "";

    /// <summary>Nobody has mended it, and no payer has spoken again: it is on the worklist.</summary>
    public bool IsOpen => State == DenialState.Open;
}

/// <summary>Where the work on a denial stands (D§11.3).</summary>
[GenerateSerializer, Alias("denial-state")]
public enum DenialState
{
    /// <summary>Nobody has resolved it.</summary>
    Open,

    /// <summary>A later 835 took the decision back or paid it.</summary>
    Resolved,

    /// <summary>A corrected claim is on its way; when the payer does not take it, the item is open again.</summary>
    Corrected,

    /// <summary>Given up (4120, 4150).</summary>
    WrittenOff,
}

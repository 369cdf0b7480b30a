using System.Collections.Immutable;
using System.Globalization;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Submission;
using Orleans;

namespace ClaimsCluster.Domain.Registration;

/// <summary>Outbound 270s to one payer, one after the other: what visits have to ask waits in a queue, bytes are sealed once.</summary>
[GenerateSerializer, Immutable, Alias("eligibility-batch")]
public sealed record EligibilityBatch
{
    /// <summary>Before the first.</summary>
    public static EligibilityBatch None { get; } = new();

    /// <summary>Where it stands.</summary>
    [Id(0)]
    public EligibilityPhase Phase { get; init; }

    /// <summary>The cut that is open, or was the last one; null before the first.</summary>
    [Id(1)]
    public DateTimeOffset? CutAt { get; init; }

    /// <summary>More came in after it was sealed: the next one opens when it is sent.</summary>
    [Id(2)]
    public bool More { get; init; }

    /// <summary>What is sealed and not yet sent; null else.</summary>
    [Id(3)]
    public SealedInquiries? Sealed { get; init; }

    /// <summary>The last ones that were sent, oldest first: a 999 to them may still come.</summary>
    [Id(4)]
    public ImmutableList<SealedInquiries> Sent { get; init; } = [];

    /// <summary>Its entity: one per payer.</summary>
    public static EntityId IdOf(string tenant, string payerId) => new("eligibility-batch", tenant, SubmissionBatch.KeyOf(payerId));

    /// <summary>BHT03: payer and day, so that it does not depend on who asked first.</summary>
    public static string ReferenceOf(string payerId, DateTimeOffset cutAt) =>
        string.Create(CultureInfo.InvariantCulture, $"E-{payerId}-{cutAt:yyyyMMdd}");
}

/// <summary>Where an eligibility batch stands.</summary>
[GenerateSerializer, Alias("eligibility-phase")]
public enum EligibilityPhase
{
    /// <summary>Nothing to ask.</summary>
    Idle,

    /// <summary>Takes inquiries at the cut.</summary>
    Open,

    /// <summary>Bytes and control numbers are fixed; sent again as they are until the channel has them.</summary>
    Sealed,
}

/// <summary>The fixed bytes of a 270.</summary>
/// <param name="Reference">BHT03.</param>
/// <param name="Document">SHA-256 of the 270.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Inquiries">How many.</param>
/// <param name="Control">ISA13 and GS06; in no compared file.</param>
/// <param name="Receiver">ISA08: control numbers are counted for each receiver.</param>
[GenerateSerializer, Immutable, Alias("sealed-inquiries")]
public sealed record SealedInquiries(
    [property: Id(0)] string Reference, [property: Id(1)] string Document, [property: Id(2)] long Length,
    [property: Id(3)] int Inquiries, [property: Id(4)] int Control, [property: Id(5)] string Receiver)
{
    /// <summary>How a 999 names it: who sends the 999, and the GS06 that it answers.</summary>
    public string ControlReference => SealedBatch.ReferenceOf(Receiver, Control.ToString("000000000", CultureInfo.InvariantCulture));
}

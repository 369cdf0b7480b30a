using System.Collections.Immutable;
using System.Globalization;
using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Submission;

/// <summary>Outbound 837s to one payer, one after the other (D§11.5): members wait in a queue, bytes are sealed once.</summary>
[GenerateSerializer, Immutable, Alias("submission-batch")]
public sealed record SubmissionBatch
{
    /// <summary>Before the first.</summary>
    public static SubmissionBatch None { get; } = new();

    /// <summary>Where the batch stands.</summary>
    [Id(0)]
    public BatchPhase Phase { get; init; }

    /// <summary>When it must be looked at next; of no meaning while idle.</summary>
    [Id(1)]
    public DateTimeOffset DueAt { get; init; }

    /// <summary>More came in after it was cut: the next one opens when this one is told.</summary>
    [Id(2)]
    public bool More { get; init; }

    /// <summary>What is sealed and sent; null before.</summary>
    [Id(3)]
    public SealedBatch? Sealed { get; init; }

    /// <summary>The payer's answers to it, in the order they came.</summary>
    [Id(4)]
    public ImmutableList<BatchAnswer> Answers { get; init; } = [];

    /// <summary>The last batches that have told their members, oldest first: answers to them may still come.</summary>
    [Id(5)]
    public ImmutableList<SealedBatch> Told { get; init; } = [];

    /// <summary>Its entity: one per payer.</summary>
    public static EntityId IdOf(string tenant, string payerId) => new("submission-batch", tenant, KeyOf(payerId));

    /// <summary>A payer id in a grain key: what could be taken for a separator is written as its code.</summary>
    public static string KeyOf(string payerId) => Uri.EscapeDataString(payerId);

    /// <summary>The payer of a grain key.</summary>
    public static string PayerOf(string key) => Uri.UnescapeDataString(key);

    /// <summary>The batch's number: payer and day, so that it does not depend on who asked first.</summary>
    public static string NumberOf(string payerId, DateTimeOffset cutAt) => $"{payerId}-{cutAt:yyyyMMdd}";

    /// <summary>The payer of a batch's number.</summary>
    public static string PayerOfNumber(string number) => number[..Math.Max(0, number.LastIndexOf('-'))];
}

/// <summary>Where a batch stands.</summary>
[GenerateSerializer, Alias("batch-phase")]
public enum BatchPhase
{
    /// <summary>Nothing to send.</summary>
    Idle,

    /// <summary>Takes members at the cut.</summary>
    Open,

    /// <summary>Bytes and control numbers are fixed; sent again as they are until the channel has them.</summary>
    Sealed,

    /// <summary>With the payer; tells its members at the acknowledgment hour.</summary>
    Sent,
}

/// <summary>The fixed bytes of a batch.</summary>
/// <param name="Number">From payer and day.</param>
/// <param name="Document">SHA-256 of the 837.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Claims">How many.</param>
/// <param name="Charge">Their sum.</param>
/// <param name="Control">ISA13 and GS06; in no compared file.</param>
/// <param name="Receiver">ISA08: control numbers are counted for each receiver, so a 999 names a batch only together with it.</param>
[GenerateSerializer, Immutable, Alias("sealed-batch")]
public sealed record SealedBatch(
    [property: Id(0)] string Number, [property: Id(1)] string Document, [property: Id(2)] long Length,
    [property: Id(3)] int Claims, [property: Id(4)] Money Charge, [property: Id(5)] int Control,
    [property: Id(6)] string Receiver)
{
    /// <summary>How a 999 names the batch: who sends the 999, and the GS06 that it answers.</summary>
    public string ControlReference => ReferenceOf(Receiver, Control.ToString("000000000", CultureInfo.InvariantCulture));

    /// <summary>The reference of a 999.</summary>
    /// <param name="sender">ISA06 of the 999.</param>
    /// <param name="control">AK102.</param>
    public static string ReferenceOf(string sender, string control) => $"{sender}/{control.PadLeft(9, '0')}";
}

/// <summary>A payer's answer to a batch.</summary>
/// <param name="Kind">"TA1", "999" or "277CA".</param>
/// <param name="Document">SHA-256 of its bytes.</param>
[GenerateSerializer, Immutable, Alias("batch-answer")]
public sealed record BatchAnswer([property: Id(0)] string Kind, [property: Id(1)] string Document);

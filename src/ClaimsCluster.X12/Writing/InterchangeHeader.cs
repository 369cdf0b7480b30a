namespace ClaimsCluster.X12.Writing;

/// <summary>What an interchange with one group says of itself: ISA and GS.</summary>
/// <param name="SenderQualifier">ISA05, such as ZZ.</param>
/// <param name="SenderId">ISA06, at most 15 characters; padded by the writer.</param>
/// <param name="ReceiverQualifier">ISA07.</param>
/// <param name="ReceiverId">ISA08, at most 15 characters; padded by the writer.</param>
/// <param name="At">ISA09, ISA10, GS04, GS05: the caller's time, as it is to be written.</param>
/// <param name="Control">ISA13, 0 to 999,999,999.</param>
/// <param name="Usage">ISA15: P production, T test.</param>
/// <param name="ApplicationSender">GS02.</param>
/// <param name="ApplicationReceiver">GS03.</param>
/// <param name="GroupControl">GS06, 1 to 999,999,999.</param>
public sealed record InterchangeHeader(
    string SenderQualifier, string SenderId, string ReceiverQualifier, string ReceiverId, DateTime At,
    int Control, char Usage, string ApplicationSender, string ApplicationReceiver, int GroupControl)
{
    /// <summary>ISA14: whether a TA1 is asked for.</summary>
    public bool WantsAcknowledgment { get; init; }
}

using ClaimsCluster.Domain.Deciding;
using Orleans;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>What may be asked of a member at the payer.</summary>
[GenerateSerializer, Immutable, Alias("member-command")]
public abstract record MemberCommand : Command
{
    private MemberCommand() { } // Closed: these are all the cases there are.

    /// <summary>Take a claim that passed the payer's intake; it is decided at the next cycle.</summary>
    /// <param name="PayerId">The payer's id.</param>
    /// <param name="PayerName">The payer's name.</param>
    /// <param name="Waiting">The claim, with its ICN and payee.</param>
    [GenerateSerializer, Immutable, Alias("receive-claim")]
    public sealed record Receive(
        [property: Id(0)] string PayerId,
        [property: Id(1)] string PayerName,
        [property: Id(2)] WaitingClaim Waiting) : MemberCommand;

    /// <summary>
    /// What he is covered for. Answered with <see cref="MemberBenefits"/>; whom nobody has named before is enrolled as by
    /// a first claim, else nothing changes.
    /// </summary>
    /// <param name="PayerId">The payer's id.</param>
    /// <param name="PayerName">The payer's name.</param>
    /// <param name="Inquiry">Who, and for which day.</param>
    [GenerateSerializer, Immutable, Alias("inquire")]
    public sealed record Inquire(
        [property: Id(0)] string PayerId, [property: Id(1)] string PayerName, [property: Id(2)] MemberInquiry Inquiry) : MemberCommand;

    /// <summary>Decide all claims whose cycle has come by <see cref="Command.At"/>.</summary>
    [GenerateSerializer, Immutable, Alias("decide-claims")]
    public sealed record DecideDue : MemberCommand;
}

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>A person whom a payer knows before his first claim (INTERFACE §6, members).</summary>
/// <param name="PayerId">The payer.</param>
/// <param name="MemberId">His id, which his family shares; the first of an id is the subscriber.</param>
/// <param name="Person">Name and birth date: what he is recognised by (D§6.1, stage 2).</param>
/// <param name="Sex">F, M or U; null: not told. He is not recognised by it.</param>
/// <param name="PlanId">The plan of his policy.</param>
/// <param name="From">The first day covered; null: always before.</param>
/// <param name="To">The last day covered; null: no end.</param>
public sealed record RosterMember(
    string PayerId, string MemberId, BilledPerson Person, string? Sex, string PlanId, DateOnly? From, DateOnly? To)
{
    /// <summary>His policy, with limits that nothing has been taken from.</summary>
    public Enrolment Enrolment => new(PlanId, Person, From, To, FirstYear: 0, MetPercent: 0);
}

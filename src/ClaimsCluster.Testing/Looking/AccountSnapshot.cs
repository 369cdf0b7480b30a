using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Hosting.Statements;

namespace ClaimsCluster.Testing.Looking;

/// <summary>A patient account as it stands. Dollars.</summary>
/// <param name="AccountId">Its id.</param>
/// <param name="Patient">What the patient owes.</param>
/// <param name="Insurance">What payers owe.</param>
/// <param name="Credit">What the patient paid too much.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Statements">The bills that were sent, oldest first.</param>
public sealed record AccountSnapshot(
    string AccountId, decimal Patient, decimal Insurance, decimal Credit, AccountStanding Standing, IReadOnlyList<Statement> Statements)
{
    internal static AccountSnapshot Of(StoredAccount stored) => new(
        stored.Id, stored.Account.Patient.Dollars, stored.Account.Insurance.Dollars,
        -(stored.Account.Totals[AccountNumber.PatientCredit] + stored.Account.Totals[AccountNumber.UnappliedCash]).Dollars, stored.Account.Standing,
        [.. stored.Facts.Select(fact => fact.Event).OfType<AccountEvent.StatementIssued>().Select(issued => issued.Statement)]);
}

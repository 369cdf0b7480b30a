using System.Collections.Immutable;
using Orleans;

namespace ClaimsCluster.Domain.Ledger;

/// <summary>One account's balance.</summary>
/// <param name="Account">The account.</param>
/// <param name="Amount">Debits less credits; never 0.00.</param>
[GenerateSerializer, Immutable, Alias("account-balance")]
public readonly record struct AccountBalance(
    [property: Id(0)] AccountNumber Account, [property: Id(1)] Money Amount);

/// <summary>Balances of a line, a claim or an account, by account number. They always add up to 0.00.</summary>
/// <param name="Items">In the order of the account numbers, without zeros.</param>
[GenerateSerializer, Immutable, Alias("balances")]
public sealed record Balances([property: Id(0)] ImmutableList<AccountBalance> Items)
{
    /// <summary>Nothing posted.</summary>
    public static Balances None { get; } = new(ImmutableList<AccountBalance>.Empty);

    /// <summary>Debits less credits; 0.00 where nothing is posted.</summary>
    public Money this[AccountNumber account]
    {
        get
        {
            foreach (var item in Items)
                if (item.Account == account)
                    return item.Amount;
            return Money.Zero;
        }
    }

    /// <summary>The sum over the accounts: 0.00, or the ledger is broken.</summary>
    public Money Sum => Items.Sum(item => item.Amount);

    /// <summary>The balances after one entry.</summary>
    public Balances Post(JournalLine entry) => Add(entry.Debit, entry.Amount).Add(entry.Credit, -entry.Amount);

    private Balances Add(AccountNumber account, Money amount)
    {
        var index = 0;
        while (index < Items.Count && Items[index].Account < account) index++;

        var isKnown = index < Items.Count && Items[index].Account == account;
        var balance = isKnown ? Items[index].Amount + amount : amount;
        if (balance.IsZero) return isKnown ? new(Items.RemoveAt(index)) : this;
        return new(isKnown ? Items.SetItem(index, new(account, balance)) : Items.Insert(index, new(account, balance)));
    }
}

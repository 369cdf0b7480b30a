using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>Where the claims stand on their way, step by step: each open dollar waits in exactly one step.</summary>
public sealed class RunSteps
{
    private readonly HashSet<(string Tenant, string Account)> _billed = [];
    private readonly HashSet<(string Tenant, string Account)> _owing = [];

    /// <summary>Until the payer has it and did not return it.</summary>
    public StepTotals Submission { get; } = new();

    /// <summary>Until the payer's 835.</summary>
    public StepTotals Decision { get; } = new();

    /// <summary>Until the decision stands in the journal.</summary>
    public StepTotals Posting { get; } = new();

    /// <summary>Denied amounts until somebody has worked them; counted by item.</summary>
    public StepTotals Denials { get; } = new();

    /// <summary>What became the patients' until they have paid; counted by account.</summary>
    public StepTotals PatientBills { get; } = new();

    /// <summary>All that is open.</summary>
    public Money Open => Submission.Open + Decision.Open + Posting.Open + Denials.Open + PatientBills.Open;

    /// <summary>Claims that no payer decided and nobody is billed for any more: they go through the first step, and no further.</summary>
    public int EndedUndecided { get; private set; }

    internal void Take(string tenant, Claim claim, ClaimBooks books)
    {
        TakePatient((tenant, claim.AccountId), books);
        var insurance = books.Balance - books.PatientBalance;
        var state = CurrentFiling.Of(claim).State;
        var open = claim.Denials.Where(item => item.IsOpen).ToList();
        Denials.Count(claim.Denials.Count, claim.Denials.Count - open.Count);
        if (state == FilingState.Abandoned && insurance.IsZero)
        {
            Submission.Take(isDone: true, books.Charge, insurance);
            EndedUndecided++;
            return;
        }

        if (!Submission.Take(IsWithPayerOrDecided(state), books.Charge, insurance)) return;
        if (!Decision.Take(IsDecided(state), books.Charge, insurance)) return;

        // The journal has the last word: no more can wait here than is open with the payer.
        var denied = Money.Min(open.Sum(item => item.Amount), Money.Max(insurance, Money.Zero));
        Denials.Open += denied;
        Denials.Finish(books.WrittenOff);
        Posting.Count(1, books.Decisions > 0 ? 1 : 0);
        Posting.Finish(books.InsurancePaid + books.Adjustments);
        Posting.Open += insurance - denied;
    }

    private static bool IsWithPayerOrDecided(FilingState state) => IsDecided(state) || state is FilingState.Submitted
        or FilingState.Received or FilingState.Accepted or FilingState.Pended or FilingState.Reversed or FilingState.Voiding;

    /// <summary>A voided decision was one: nothing of it waits.</summary>
    private static bool IsDecided(FilingState state) => state.IsDecided || state == FilingState.Voided;

    private void TakePatient((string Tenant, string Account) account, ClaimBooks books)
    {
        PatientBills.Open += books.PatientBalance;
        PatientBills.Finish(books.PatientPaid);
        if (!books.PatientResponsibility.IsZero && _billed.Add(account)) PatientBills.Count(1, 1);
        if (books.PatientBalance > Money.Zero && _owing.Add(account)) PatientBills.Count(0, -1);
    }
}

/// <summary>One step: who came to it, who is through, and the money that is through or open.</summary>
public sealed class StepTotals
{
    /// <summary>Came to it.</summary>
    public int In { get; private set; }

    /// <summary>Are through.</summary>
    public int Done { get; private set; }

    /// <summary>Wait in it.</summary>
    public int Wait => In - Done;

    /// <summary>What is through, in the step's own measure.</summary>
    public Money DoneAmount { get; private set; }

    /// <summary>What is open here.</summary>
    public Money Open { get; internal set; }

    /// <summary>One more; its money is through, or open here.</summary>
    internal bool Take(bool isDone, Money through, Money open)
    {
        Count(1, isDone ? 1 : 0);
        if (isDone) DoneAmount += through;
        else Open += open;
        return isDone;
    }

    internal void Count(int came, int done)
    {
        In += came;
        Done += done;
    }

    internal void Finish(Money amount) => DoneAmount += amount;
}

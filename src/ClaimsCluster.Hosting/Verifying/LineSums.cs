using ClaimsCluster.Domain.Ledger;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// What the journal says of one service line, added up here and nowhere else (D§7.6). Dollars; debits are positive in
/// what we have and lose, credits in what we earn and owe.
/// </summary>
internal sealed class LineSums(int line)
{
    private const int Cash = 1000, Clearing = 1010, Insurer = 1100, Owing = 1200, Unapplied = 1300, Suspense = 1350,
        PatientCredit = 2100, PayerCredit = 2200;

    public int Line { get; } = line;

    /// <summary>4000.</summary>
    public decimal Charge { get; private set; }

    /// <summary>4100 and 4110.</summary>
    public decimal Adjusted { get; private set; }

    /// <summary>4120 to 4150, and 5000.</summary>
    public decimal WrittenOff { get; private set; }

    /// <summary>1100.</summary>
    public decimal Insurance { get; private set; }

    /// <summary>1200.</summary>
    public decimal Patient { get; private set; }

    /// <summary>2100 and 2200.</summary>
    public decimal Credit { get; private set; }

    /// <summary>1000 and 1010 less 1300: all money that came for it.</summary>
    public decimal Money { get; private set; }

    /// <summary>What no line of a claim should have.</summary>
    public decimal Other { get; private set; }

    /// <summary>Money that insurers gave for what they owed, net.</summary>
    public decimal InsurancePaid { get; private set; }

    /// <summary>Of it, what 835s announced.</summary>
    public decimal Remitted { get; private set; }

    /// <summary>Money that patients gave for what they owed, net.</summary>
    public decimal PatientPaid { get; private set; }

    /// <summary>Open with insurers and patients, less what we owe them.</summary>
    public decimal Balance => Insurance + Patient - Credit;

    /// <summary>By how much the charge is not explained; 0.00 where the line is right.</summary>
    public decimal Gap => Charge - InsurancePaid - Adjusted - WrittenOff - PatientPaid - Balance;

    public void Post(JournalLine entry)
    {
        var (debit, credit, amount) = ((int)entry.Debit, (int)entry.Credit, entry.Amount.Dollars);
        Add(debit, amount);
        Add(credit, -amount);
        Pay(debit, credit, amount);
        Pay(credit, debit, -amount);
    }

    /// <summary>A balance: debits less credits.</summary>
    public void Add(int account, decimal amount)
    {
        switch (account)
        {
            case 4000: Charge -= amount; break;
            case 4100 or 4110: Adjusted += amount; break;
            case 4120 or 4130 or 4140 or 4150 or 5000: WrittenOff += amount; break;
            case Insurer: Insurance += amount; break;
            case Owing: Patient += amount; break;
            case PatientCredit or PayerCredit: Credit -= amount; break;
            case Cash or Clearing or Unapplied: Money += amount; break;
            default: Other += amount; break;
        }
    }

    /// <summary>The first balance in which the two differ; null when all agree.</summary>
    public string? DifferenceTo(LineSums other) =>
        Charge != other.Charge ? "charge"
        : Adjusted != other.Adjusted ? "adjusted"
        : WrittenOff != other.WrittenOff ? "written off"
        : Insurance != other.Insurance ? "open with insurers"
        : Patient != other.Patient ? "open with the patient"
        : Credit != other.Credit ? "credit"
        : Money != other.Money ? "paid"
        : Other != other.Other ? "other balances"
        : null;

    private void Pay(int to, int from, decimal amount)
    {
        if (to is Cash or Clearing or Suspense && from is Insurer or PayerCredit) InsurancePaid += amount;
        if (to is Clearing && from is Insurer) Remitted += amount;
        if (to is Cash or Unapplied && from is Owing or PatientCredit) PatientPaid += amount;
    }
}

/// <summary>What the journal says of one claim.</summary>
internal sealed class ClaimSums(string account)
{
    private readonly List<LineSums> _lines = [];

    /// <summary>The patient account that holds it.</summary>
    public string Account { get; } = account;

    public IReadOnlyList<LineSums> Lines => _lines;

    public bool IsInAccount { get; set; }

    public bool IsInClaim { get; set; }

    /// <summary>What the claim was told; null: nothing.</summary>
    public ClaimShare? Told { get; set; }

    public LineSums? Find(int line) => _lines.Find(known => known.Line == line);

    public void Post(JournalLine entry)
    {
        var line = Find(entry.Line);
        if (line is null) _lines.Add(line = new(entry.Line));
        line.Post(entry);
    }
}

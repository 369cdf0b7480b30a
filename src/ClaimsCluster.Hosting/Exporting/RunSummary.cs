using System.Text.Json;
using ClaimsCluster.Domain;
using ClaimsCluster.Domain.Encounters;

namespace ClaimsCluster.Hosting.Exporting;

/// <summary>What a run came to: <c>summary.json</c> and the screen at its end read from here.</summary>
public sealed class RunSummary
{
    /// <summary>Input files.</summary>
    public int Files { get; set; }

    /// <summary>Of them, files without one transaction set that can be read; each has its TA1 or 999.</summary>
    public int UnreadableFiles { get; set; }

    /// <summary>Some of the input was refused.</summary>
    public bool HasRefused => Refused > 0 || UnreadableFiles > 0;

    /// <summary>Claims that came in.</summary>
    public int Received { get; set; }

    /// <summary>Refused by us at intake.</summary>
    public int Refused { get; set; }

    /// <summary>Charges of the refused, as far as they are amounts.</summary>
    public Money RefusedCharge { get; set; }

    /// <summary>Content that we had before.</summary>
    public int Duplicates { get; set; }

    /// <summary>Claims by the state of the filing by which they are where they are.</summary>
    public SortedDictionary<string, int> ByFiling { get; } = new(StringComparer.Ordinal);

    /// <summary>Claims and their money by state.</summary>
    public SortedDictionary<string, StateTotals> ByState { get; } = new(StringComparer.Ordinal);

    /// <summary>Work by kind.</summary>
    public SortedDictionary<string, WorkTotals> Work { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the claims and the open money stand.</summary>
    public RunSteps Steps { get; } = new();

    /// <summary>Where the visits stand; nothing in it when none came.</summary>
    public VisitTotals Visits { get; } = new();

    /// <summary>Claims that leave no work to a person.</summary>
    public int Touchless { get; set; }

    /// <summary>The claim whose item of work is worth most, else the first; null without claims.</summary>
    public string? FirstToLookAt { get; set; }

    /// <summary>Rates.</summary>
    public KpiCounts Kpis { get; set; } = new();

    /// <summary>The seed.</summary>
    public long Seed { get; set; }

    /// <summary>The first day of the books.</summary>
    public DateOnly Start { get; set; }

    /// <summary>The last day of the books.</summary>
    public DateOnly End { get; set; }

    /// <summary>Wall-clock seconds of the run; 0 of an export.</summary>
    public decimal ElapsedSeconds { get; set; }

    /// <summary>All claims together.</summary>
    public StateTotals All
    {
        get
        {
            var all = new StateTotals();
            foreach (var totals in ByState.Values) all.Add(totals);
            return all;
        }
    }

    /// <summary>The document of INTERFACE §2.</summary>
    public void Write(Utf8JsonWriter json)
    {
        var all = All;
        json.WriteStartObject();
        json.WriteNumber("files", Files);
        json.WriteStartObject("claims");
        json.WriteNumber("received", Received);
        json.WriteNumber("refused", Refused);
        json.WriteNumber("duplicates", Duplicates);
        json.WriteNumber("accepted", Kpis.AcceptedAtFirst);
        json.WriteNumber("rejected", Filings("Rejected"));
        json.WriteNumber("held", Filings("Held"));
        json.WriteNumber("paid", Filings("Paid"));
        json.WriteNumber("denied", Filings("Denied"));
        json.WriteNumber("zero", Filings("Zero"));
        json.WriteNumber("closed", ByState.TryGetValue("Closed", out var closed) ? closed.Claims : 0);
        json.WriteStartObject("byState");
        foreach (var (state, totals) in ByState) json.WriteNumber(state, totals.Claims);
        json.WriteEndObject();
        json.WriteEndObject();
        if (Visits.Taken + Visits.Refused > 0) WriteVisits(json);
        json.WriteStartObject("money");
        json.WriteMoney("charge", all.Charge);
        json.WriteMoney("insurancePaid", all.InsurancePaid);
        json.WriteMoney("adjustments", all.Adjustments);
        json.WriteMoney("writtenOff", all.WrittenOff);
        json.WriteMoney("patientPaid", all.PatientPaid);
        json.WriteMoney("balance", all.Balance);
        json.WriteEndObject();
        json.WriteStartObject("kpis");
        if (Visits.Taken > 0)
        {
            Rate("touchless", Visits.Touchless, Visits.Taken);
            Rate("chargeLagDays", (int)Visits.ChargeLagDays, Visits.Billed);
        }

        Rate("cleanClaimRate", Kpis.CleanAtFirst, Kpis.Scrubbed);
        Rate("firstAcceptance", Kpis.AcceptedAtFirst, Kpis.Submitted);
        Rate("firstPassResolution", Kpis.ResolvedAtFirst, Kpis.Decided);
        Rate("initialDenialRate", Kpis.DeniedAtFirst, Kpis.Decided);
        json.WriteStartObject("initialDenialDollars");
        json.WriteMoney("numerator", Kpis.ChargeDenied);
        json.WriteMoney("denominator", Kpis.ChargeDecided);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteNumber("elapsedSeconds", ElapsedSeconds);
        json.WriteNumber("claimsPerSecond", ElapsedSeconds > 0 ? decimal.Round(Received / ElapsedSeconds, 1) : 0m);
        json.WriteNumber("seed", Seed);
        json.WriteString("start", Start.ToString("yyyy-MM-dd"));
        json.WriteString("end", End.ToString("yyyy-MM-dd"));
        json.WriteEndObject();

        static void WriteVisitStep(Utf8JsonWriter json, string name, StepTotals step)
        {
            json.WriteStartObject(name);
            json.WriteNumber("in", step.In);
            json.WriteNumber("done", step.Done);
            json.WriteNumber("wait", step.Wait);
            json.WriteEndObject();
        }

        void WriteVisits(Utf8JsonWriter json)
        {
            json.WriteStartObject("visits");
            json.WriteNumber("received", Visits.Taken + Visits.Refused + Visits.Duplicates);
            json.WriteNumber("refused", Visits.Refused);
            json.WriteNumber("duplicates", Visits.Duplicates);
            json.WriteNumber("billed", Visits.Billed);
            json.WriteNumber("touchless", Visits.Touchless);
            json.WriteStartObject("steps");
            foreach (var step in Enum.GetValues<VisitStep>()) WriteVisitStep(json, step.Word(), Visits[step]);
            json.WriteEndObject();
            json.WriteStartObject("faults");
            json.WriteNumber("planted", Visits.Planted);
            json.WriteNumber("found", Visits.Found);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        int Filings(string state) => ByFiling.GetValueOrDefault(state);

        void Rate(string name, int numerator, int denominator)
        {
            json.WriteStartObject(name);
            json.WriteNumber("numerator", numerator);
            json.WriteNumber("denominator", denominator);
            json.WriteEndObject();
        }
    }
}

/// <summary>Claims of one state and their money.</summary>
public sealed class StateTotals
{
    /// <summary>How many.</summary>
    public int Claims { get; private set; }

    /// <summary>Charged.</summary>
    public Money Charge { get; private set; }

    /// <summary>Paid by insurers.</summary>
    public Money InsurancePaid { get; private set; }

    /// <summary>Taken off by contract.</summary>
    public Money Adjustments { get; private set; }

    /// <summary>Written off by us.</summary>
    public Money WrittenOff { get; private set; }

    /// <summary>Paid by patients.</summary>
    public Money PatientPaid { get; private set; }

    /// <summary>Open.</summary>
    public Money Balance { get; private set; }

    internal void Add(ClaimBooks books)
    {
        Claims++;
        Charge += books.Charge;
        InsurancePaid += books.InsurancePaid;
        Adjustments += books.Adjustments;
        WrittenOff += books.WrittenOff;
        PatientPaid += books.PatientPaid;
        Balance += books.Balance;
    }

    internal void Add(StateTotals other)
    {
        Claims += other.Claims;
        Charge += other.Charge;
        InsurancePaid += other.InsurancePaid;
        Adjustments += other.Adjustments;
        WrittenOff += other.WrittenOff;
        PatientPaid += other.PatientPaid;
        Balance += other.Balance;
    }
}

/// <summary>Items of one kind of work.</summary>
/// <param name="Items">How many.</param>
/// <param name="Amount">What they are worth together.</param>
/// <param name="FirstDeadline">The soonest; null without one.</param>
/// <param name="ByAge">Items by their age in days: 0-30, 31-60, 61-90, 91 and more.</param>
public sealed record WorkTotals(int Items, Money Amount, DateOnly? FirstDeadline, IReadOnlyList<int> ByAge)
{
    /// <summary>What the items are worth and how old they are on a day.</summary>
    public static WorkTotals Of(IReadOnlyCollection<WorkItem> items, DateOnly today)
    {
        var ages = items.Select(item => today.DayNumber - item.Since.DayNumber).ToList();
        return new(
            items.Count, items.Sum(item => item.Amount), items.Min(item => item.Deadline),
            [Between(0, 30), Between(31, 60), Between(61, 90), Between(91, int.MaxValue)]);

        int Between(int from, int to) => ages.Count(days => days >= from && days <= to);
    }
}

using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Cli.Validating;

/// <summary>What becomes of a file by its faults: the words of INTERFACE §3, and what they rest on.</summary>
internal sealed class FileVerdict
{
    public FileVerdict(FileInspection inspection)
    {
        Sets = inspection.Sets.Count();
        Claims = inspection.Sets.Sum(set => set.ClaimCount);
        RefusedSets = inspection.Sets.Count(set => !set.IsAccepted);
        RefusedClaims = inspection.Sets.Sum(set => set.IsAccepted ? set.FaultyClaimCount : set.ClaimCount);
        Omitted = inspection.OmittedFaultCount;
        foreach (var fault in inspection.Faults)
        {
            if (fault.IsWarning) Warnings++;
            else Errors++;
        }

        var isAnswered = inspection.Interchanges.All(interchange => interchange.Status != 'R') && inspection.Interchanges.Count > 0;
        Word = this switch
        {
            _ when Sets == 0 && !isAnswered => "rejected",
            _ when Sets > 0 && RefusedSets == Sets => "rejected",
            _ when RefusedSets > 0 || RefusedClaims > 0 || !isAnswered => "partially-accepted",
            _ when HasErrors => "accepted-with-errors",
            _ => "accepted",
        };
    }

    public int Sets { get; }

    public int Claims { get; }

    public int RefusedSets { get; }

    public int RefusedClaims { get; }

    /// <summary>Faults listed that refuse something.</summary>
    public int Errors { get; }

    public int Warnings { get; }

    /// <summary>Faults beyond those listed.</summary>
    public int Omitted { get; }

    public bool HasErrors => Errors > 0 || RefusedSets > 0 || RefusedClaims > 0;

    /// <summary>accepted, accepted-with-errors, partially-accepted or rejected.</summary>
    public string Word { get; }
}

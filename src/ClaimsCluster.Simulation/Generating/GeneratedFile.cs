using ClaimsCluster.Domain;

namespace ClaimsCluster.Simulation.Generating;

/// <summary>What was written.</summary>
internal sealed class GeneratedFile
{
    private readonly SortedDictionary<PlantedFault, int> _faults = [];
    private readonly SortedSet<string> _payers = new(StringComparer.Ordinal);

    /// <summary>Claims.</summary>
    public int Claims { get; private set; }

    /// <summary>Patients; with a medical record each.</summary>
    public int Patients { get; private set; }

    /// <summary>Service lines.</summary>
    public int Lines { get; private set; }

    /// <summary>The sum of CLM02.</summary>
    public Money Charge { get; private set; } = Money.Zero;

    /// <summary>Ids of the payers.</summary>
    public IReadOnlyCollection<string> Payers => _payers;

    /// <summary>How many of each fault.</summary>
    public IReadOnlyDictionary<PlantedFault, int> Faults => _faults;

    /// <summary>How many of one fault.</summary>
    public int Of(PlantedFault fault) => _faults.GetValueOrDefault(fault);

    internal void Add(Visit visit, bool isFirstOfPatient)
    {
        Claims++;
        if (isFirstOfPatient) Patients++;
        Lines += visit.Lines.Length;
        Charge += Money.Exactly(ClaimComposer.Total(visit));
        _payers.Add(visit.Patient.Policy.Payer.Id);
        if (visit.Fault != PlantedFault.None) _faults[visit.Fault] = Of(visit.Fault) + 1;
    }
}

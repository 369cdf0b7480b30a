namespace ClaimsCluster.Domain.Registration;

/// <summary>Who owes what insurers leave, unless it is told (ARCHITECTURE: grains).</summary>
internal static class GuarantorRule
{
    private const int GrownUp = 18;

    /// <summary>The one who is told; else the subscriber of a patient under 18, else the patient.</summary>
    public static Guarantor Of(VisitRegistration visit, RegisteredPatient patient)
    {
        if (visit.Guarantor is { } told) return told;

        var isMinor = patient.BirthDate is { } born && born.AddYears(GrownUp) > visit.Day;
        var holder = isMinor ? visit.Coverages.Find(coverage => !coverage.IsOwn && coverage.Subscriber is not null)?.Subscriber : null;
        return holder is null
            ? new() { Name = patient.Name, BirthDate = patient.BirthDate, Address = patient.Address, Phone = patient.Phone }
            : new() { Name = holder.Name, BirthDate = holder.BirthDate, Address = holder.Address ?? patient.Address, Phone = patient.Phone };
    }
}

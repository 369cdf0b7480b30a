using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>
/// Which terms of a plan a service has (D§6.6): one rule for the payer who decides, and for us who estimate beforehand.
/// </summary>
public static class ServiceTerms
{
    /// <summary>Modifier 33, and the two yearly wellness visits of Medicare: nothing is the patient's.</summary>
    public static bool IsPreventive(string procedure, ImmutableList<string> modifiers) =>
        modifiers.Contains("33") || procedure is "G0438" or "G0439";

    /// <summary>Place 11 and the codes 99202 to 99215.</summary>
    public static bool IsOfficeVisit(string procedure, ImmutableList<string> modifiers, string placeOfService) =>
        placeOfService == "11" && !IsPreventive(procedure, modifiers) && procedure.Length == 5
        && string.CompareOrdinal(procedure, "99202") >= 0 && string.CompareOrdinal(procedure, "99215") <= 0;

    /// <summary>The terms of one service.</summary>
    /// <param name="officeCopay">The plan's copay of an office visit; 0.00: none.</param>
    /// <param name="coinsurance">The member's part after the deductible.</param>
    /// <param name="isPreventive">See <see cref="IsPreventive"/>.</param>
    /// <param name="isOfficeVisit">See <see cref="IsOfficeVisit"/>.</param>
    /// <param name="isFirstOfficeVisit">No office visit of the same day stands before it: one copay a day on a claim.</param>
    /// <remarks>A copay takes the place of deductible and coinsurance.</remarks>
    public static LineTerms Of(Money officeCopay, decimal coinsurance, bool isPreventive, bool isOfficeVisit, bool isFirstOfficeVisit) =>
        isPreventive ? new(Money.Zero, DeductibleApplies: false, 0m, IsEmbedded: true)
        : officeCopay.IsZero || !isOfficeVisit ? new(Money.Zero, DeductibleApplies: true, coinsurance, IsEmbedded: true)
        : new(isFirstOfficeVisit ? officeCopay : Money.Zero, DeductibleApplies: false, 0m, IsEmbedded: true);
}

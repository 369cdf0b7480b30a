namespace ClaimsCluster.X12.Reading;

/// <summary>What a set, or a whole file, is about: ST01 and the guide named in GS08.</summary>
public enum TransactionKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>Professional claims, 005010X222 and its errata.</summary>
    Professional837,

    /// <summary>Institutional claims, 005010X223 and its errata.</summary>
    Institutional837,

    /// <summary>Claims of another guide or version: dental, predetermination, reporting, 4010.</summary>
    Other837,

    /// <summary>Remittance advice, 005010X221.</summary>
    Remittance835,

    /// <summary>Implementation acknowledgment, 005010X231.</summary>
    Acknowledgment999,

    /// <summary>Functional acknowledgment of older partners.</summary>
    Acknowledgment997,

    /// <summary>Claim acknowledgment, 005010X214.</summary>
    ClaimAcknowledgment277,

    /// <summary>Claim status response, or another 277.</summary>
    ClaimStatus277,

    /// <summary>Claim status request.</summary>
    ClaimStatus276,

    /// <summary>Eligibility request.</summary>
    Eligibility270,

    /// <summary>Eligibility response.</summary>
    Eligibility271,

    /// <summary>Interchange acknowledgments alone, without a group.</summary>
    Ta1,

    /// <summary>Sets of several kinds (a file only).</summary>
    Mixed,
}

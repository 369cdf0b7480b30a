namespace ClaimsCluster.X12.Validation;

/// <summary>A list of codes that others keep, and a guide only names (SNIP 5).</summary>
public enum CodeSet
{
    /// <summary>Diagnoses, ICD-10-CM without the point.</summary>
    Icd10Cm,

    /// <summary>Inpatient procedures, ICD-10-PCS.</summary>
    Icd10Pcs,

    /// <summary>Procedures: CPT and HCPCS II.</summary>
    Procedure,

    /// <summary>Procedure modifiers.</summary>
    Modifier,

    /// <summary>Place of service, two digits.</summary>
    PlaceOfService,

    /// <summary>Revenue codes, four digits.</summary>
    Revenue,

    /// <summary>Provider taxonomy (NUCC).</summary>
    Taxonomy,

    /// <summary>States and territories of the United States, provinces of Canada.</summary>
    State,

    /// <summary>National drug codes, eleven digits.</summary>
    Ndc,

    /// <summary>Claim adjustment reason codes (CARC).</summary>
    AdjustmentReason,

    /// <summary>Remittance advice remark codes (RARC).</summary>
    Remark,

    /// <summary>Claim status category codes.</summary>
    StatusCategory,

    /// <summary>Claim status codes.</summary>
    Status,
}

/// <summary>Knows which codes exist. Called for each code of a file: it must be quick and must not throw.</summary>
public interface ICodeSets
{
    /// <summary>Whether the code is one of the set; true also where the set is not known well enough to say no.</summary>
    bool Contains(CodeSet set, ReadOnlySpan<byte> code);
}

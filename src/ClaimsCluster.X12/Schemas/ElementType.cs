namespace ClaimsCluster.X12.Schemas;

/// <summary>What the bytes of a data element may be (X12 data types).</summary>
internal enum ElementType : byte
{
    /// <summary>Text.</summary>
    AN,

    /// <summary>A code.</summary>
    ID,

    /// <summary>A whole number, perhaps with implied decimals.</summary>
    N,

    /// <summary>A number with a point where it needs one.</summary>
    R,

    /// <summary>A day, CCYYMMDD or YYMMDD by its length.</summary>
    DT,

    /// <summary>A time, HHMM and finer.</summary>
    TM,

    /// <summary>Any bytes.</summary>
    B,
}

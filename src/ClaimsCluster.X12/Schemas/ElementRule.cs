namespace ClaimsCluster.X12.Schemas;

/// <summary>Whether a guide asks for an element, a segment or a loop.</summary>
internal enum Usage : byte
{
    /// <summary>It must not be there.</summary>
    NotUsed,

    /// <summary>It may be there.</summary>
    Situational,

    /// <summary>It must be there.</summary>
    Required,
}

/// <summary>What one element, or one component, may hold. A row of the flat table of a guide.</summary>
internal readonly record struct ElementRule
{
    /// <summary>Data element number, such as 1251: IK402 of a 999. 0 for a composite.</summary>
    public required ushort Number { get; init; }

    public required ElementType Type { get; init; }

    public required Usage Usage { get; init; }

    /// <summary>Shortest and longest value. Sign and point of a number do not count.</summary>
    public required ushort Min { get; init; }

    public required int Max { get; init; }

    /// <summary>How many repetitions the guide allows.</summary>
    public required ushort Repeat { get; init; }

    /// <summary>Index of the code list; -1 where any value will do.</summary>
    public required short Codes { get; init; }

    /// <summary>The code, packed, where the list has one only; else 0.</summary>
    public ulong OnlyCode { get; init; }

    /// <summary>Index of the first component's rule; -1 unless this is a composite.</summary>
    public required int Components { get; init; }

    public required byte ComponentCount { get; init; }

    /// <summary>The last component that must be there when the composite is; 0 when none must.</summary>
    public byte LastRequired { get; init; }

    /// <summary>Which external code list it is from; None where it is from none.</summary>
    public ExternalCode External { get; init; }

    /// <summary>How a right value is known quickly; what is not known so is looked at closely.</summary>
    public ValueForm Form { get; init; }

    /// <summary>How much longer than the shortest a value may be: one comparison tells both.</summary>
    public uint Play => (uint)(Max - Min);

    public bool IsComposite => Components >= 0;
}

/// <summary>A form that most values have, and that can be told at first sight.</summary>
internal enum ValueForm : byte
{
    /// <summary>To be looked at closely.</summary>
    Other,

    /// <summary>Text: by its length, when no separator and no stray byte is in it.</summary>
    Text,

    /// <summary>A code of a list.</summary>
    Code,

    /// <summary>A code that others list: by its length.</summary>
    OpenCode,

    /// <summary>A number: a small one of digits with at most two decimals.</summary>
    Amount,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A day CCYYMMDD.</summary>
    Day,

    /// <summary>1251 behind D8 or RD8.</summary>
    FormattedDate,

    /// <summary>A composite of such values.</summary>
    Composite,
}

/// <summary>Where a value is listed that the guide itself does not list. What precedes it may decide more closely.</summary>
internal enum ExternalCode : byte
{
    None,

    /// <summary>1250: the format of the 1251 that follows. Not external, but what follows depends on it.</summary>
    DateFormat,

    /// <summary>1251: a date, time or period in the format of the 1250 before it.</summary>
    FormattedDate,

    /// <summary>156: state or province.</summary>
    State,

    /// <summary>234 behind 235: a procedure by its qualifier.</summary>
    Procedure,

    /// <summary>1271 in C022: a diagnosis or another code by its qualifier 1270.</summary>
    HealthCode,

    /// <summary>1034: claim adjustment reason code.</summary>
    AdjustmentReason,

    /// <summary>1271 in C043: claim status or category code.</summary>
    ClaimStatus,

    /// <summary>67 behind 66: an NPI where the qualifier is XX.</summary>
    Identifier,

    /// <summary>127 behind 128: a taxonomy code, a tax id by its qualifier.</summary>
    Reference,

    /// <summary>1331: place of service or type of bill by its qualifier 1332.</summary>
    Facility,

    /// <summary>782: dollars, with two decimals and ten digits at most (X12 RFI 1526).</summary>
    Money,

    /// <summary>1271 behind LQ01 HE: a remark code.</summary>
    Remark,

    /// <summary>116: ZIP or another postal code.</summary>
    PostalCode,

    /// <summary>1338 and other revenue codes: 234 in SV201.</summary>
    Revenue,
}

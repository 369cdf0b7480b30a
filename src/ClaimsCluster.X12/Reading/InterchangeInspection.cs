namespace ClaimsCluster.X12.Reading;

/// <summary>What pass one found in one interchange, and the TA1 answer that follows.</summary>
public sealed record InterchangeInspection
{
    /// <summary>Ordinal in the file, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The separators. Repetition is 0 where there is none; all are 0 when the ISA cannot be read.</summary>
    public required Delimiters Delimiters { get; init; }

    /// <summary>ISA05.</summary>
    public required string SenderQualifier { get; init; }

    /// <summary>ISA06 without its padding.</summary>
    public required string SenderId { get; init; }

    /// <summary>ISA07.</summary>
    public required string ReceiverQualifier { get; init; }

    /// <summary>ISA08 without its padding.</summary>
    public required string ReceiverId { get; init; }

    /// <summary>ISA09 as sent, YYMMDD.</summary>
    public required string Date { get; init; }

    /// <summary>ISA10 as sent, HHMM.</summary>
    public required string Time { get; init; }

    /// <summary>ISA13.</summary>
    public required string Control { get; init; }

    /// <summary>ISA14: whether the sender asks for a TA1.</summary>
    public required bool WantsAcknowledgment { get; init; }

    /// <summary>ISA15: P production, T test.</summary>
    public required char Usage { get; init; }

    /// <summary>Bytes from the start of the file to ISA.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes from ISA to the end of IEA without its terminator, or to where the interchange was cut.</summary>
    public required long Length { get; init; }

    /// <summary>TA1 segments between ISA and the first GS.</summary>
    public required int AcknowledgmentCount { get; init; }

    /// <summary>Its groups in file order.</summary>
    public required IReadOnlyList<GroupInspection> Groups { get; init; }

    /// <summary>What was read leniently: the first place of each kind. Empty unless all is taken.</summary>
    public IReadOnlyList<Leniency> Leniencies { get; init; } = [];

    /// <summary>Faults of the interchange itself, its leniencies among them.</summary>
    public required IReadOnlyList<SyntaxFault> Faults { get; init; }

    /// <summary>TA104: A accepted, E accepted with errors, R refused with all that is in it.</summary>
    public required char Status { get; init; }

    /// <summary>TA105: 000 nothing, 001 control numbers, 014/015 date/time, 018 control number, 021 group count,
    /// 022 structure, 023 cut, 024 content.</summary>
    public required string Note { get; init; }
}

namespace ClaimsCluster.X12.Reading;

/// <summary>Segment identifiers packed into a number, the first letter highest: <see cref="Segment.Id"/>.</summary>
public static class SegmentId
{
    /// <summary>Not a segment identifier: fewer than two or more than three bytes.</summary>
    public const uint None = 0;

    /// <summary>Interchange header.</summary>
    public const uint ISA = ('I' << 16) | ('S' << 8) | 'A';

    /// <summary>Interchange trailer.</summary>
    public const uint IEA = ('I' << 16) | ('E' << 8) | 'A';

    /// <summary>Group header.</summary>
    public const uint GS = ('G' << 8) | 'S';

    /// <summary>Group trailer.</summary>
    public const uint GE = ('G' << 8) | 'E';

    /// <summary>Set header.</summary>
    public const uint ST = ('S' << 8) | 'T';

    /// <summary>Set trailer.</summary>
    public const uint SE = ('S' << 8) | 'E';

    /// <summary>Interchange acknowledgment.</summary>
    public const uint TA1 = ('T' << 16) | ('A' << 8) | '1';

    /// <summary>Beginning of hierarchical transaction.</summary>
    public const uint BHT = ('B' << 16) | ('H' << 8) | 'T';

    /// <summary>Hierarchical level.</summary>
    public const uint HL = ('H' << 8) | 'L';

    /// <summary>Name of a person or organisation.</summary>
    public const uint NM1 = ('N' << 16) | ('M' << 8) | '1';

    /// <summary>Name of a party (835).</summary>
    public const uint N1 = ('N' << 8) | '1';

    /// <summary>Street address.</summary>
    public const uint N3 = ('N' << 8) | '3';

    /// <summary>City, state, ZIP.</summary>
    public const uint N4 = ('N' << 8) | '4';

    /// <summary>Contact.</summary>
    public const uint PER = ('P' << 16) | ('E' << 8) | 'R';

    /// <summary>Reference number.</summary>
    public const uint REF = ('R' << 16) | ('E' << 8) | 'F';

    /// <summary>Provider taxonomy.</summary>
    public const uint PRV = ('P' << 16) | ('R' << 8) | 'V';

    /// <summary>Currency.</summary>
    public const uint CUR = ('C' << 16) | ('U' << 8) | 'R';

    /// <summary>Subscriber and payer sequence.</summary>
    public const uint SBR = ('S' << 16) | ('B' << 8) | 'R';

    /// <summary>Patient.</summary>
    public const uint PAT = ('P' << 16) | ('A' << 8) | 'T';

    /// <summary>Birth date and sex.</summary>
    public const uint DMG = ('D' << 16) | ('M' << 8) | 'G';

    /// <summary>Claim.</summary>
    public const uint CLM = ('C' << 16) | ('L' << 8) | 'M';

    /// <summary>Date or period.</summary>
    public const uint DTP = ('D' << 16) | ('T' << 8) | 'P';

    /// <summary>Date (835).</summary>
    public const uint DTM = ('D' << 16) | ('T' << 8) | 'M';

    /// <summary>Attachment.</summary>
    public const uint PWK = ('P' << 16) | ('W' << 8) | 'K';

    /// <summary>Contract.</summary>
    public const uint CN1 = ('C' << 16) | ('N' << 8) | '1';

    /// <summary>Amount.</summary>
    public const uint AMT = ('A' << 16) | ('M' << 8) | 'T';

    /// <summary>File information.</summary>
    public const uint K3 = ('K' << 8) | '3';

    /// <summary>Note.</summary>
    public const uint NTE = ('N' << 16) | ('T' << 8) | 'E';

    /// <summary>Ambulance.</summary>
    public const uint CR1 = ('C' << 16) | ('R' << 8) | '1';

    /// <summary>Chiropractic.</summary>
    public const uint CR2 = ('C' << 16) | ('R' << 8) | '2';

    /// <summary>Durable equipment.</summary>
    public const uint CR3 = ('C' << 16) | ('R' << 8) | '3';

    /// <summary>Admission and discharge.</summary>
    public const uint CL1 = ('C' << 16) | ('L' << 8) | '1';

    /// <summary>Condition.</summary>
    public const uint CRC = ('C' << 16) | ('R' << 8) | 'C';

    /// <summary>Health care codes.</summary>
    public const uint HI = ('H' << 8) | 'I';

    /// <summary>Repricing.</summary>
    public const uint HCP = ('H' << 16) | ('C' << 8) | 'P';

    /// <summary>Adjustments.</summary>
    public const uint CAS = ('C' << 16) | ('A' << 8) | 'S';

    /// <summary>Other insurance.</summary>
    public const uint OI = ('O' << 8) | 'I';

    /// <summary>Inpatient remarks.</summary>
    public const uint MIA = ('M' << 16) | ('I' << 8) | 'A';

    /// <summary>Outpatient remarks.</summary>
    public const uint MOA = ('M' << 16) | ('O' << 8) | 'A';

    /// <summary>Line number.</summary>
    public const uint LX = ('L' << 8) | 'X';

    /// <summary>Professional service.</summary>
    public const uint SV1 = ('S' << 16) | ('V' << 8) | '1';

    /// <summary>Institutional service.</summary>
    public const uint SV2 = ('S' << 16) | ('V' << 8) | '2';

    /// <summary>Dental service.</summary>
    public const uint SV3 = ('S' << 16) | ('V' << 8) | '3';

    /// <summary>Durable equipment service.</summary>
    public const uint SV5 = ('S' << 16) | ('V' << 8) | '5';

    /// <summary>Quantity.</summary>
    public const uint QTY = ('Q' << 16) | ('T' << 8) | 'Y';

    /// <summary>Measurement.</summary>
    public const uint MEA = ('M' << 16) | ('E' << 8) | 'A';

    /// <summary>Purchased service.</summary>
    public const uint PS1 = ('P' << 16) | ('S' << 8) | '1';

    /// <summary>Drug identification.</summary>
    public const uint LIN = ('L' << 16) | ('I' << 8) | 'N';

    /// <summary>Drug quantity.</summary>
    public const uint CTP = ('C' << 16) | ('T' << 8) | 'P';

    /// <summary>Line adjudication by another payer.</summary>
    public const uint SVD = ('S' << 16) | ('V' << 8) | 'D';

    /// <summary>Form or remark code.</summary>
    public const uint LQ = ('L' << 8) | 'Q';

    /// <summary>Form answer.</summary>
    public const uint FRM = ('F' << 16) | ('R' << 8) | 'M';

    /// <summary>Payment.</summary>
    public const uint BPR = ('B' << 16) | ('P' << 8) | 'R';

    /// <summary>Trace number.</summary>
    public const uint TRN = ('T' << 16) | ('R' << 8) | 'N';

    /// <summary>Claim payment.</summary>
    public const uint CLP = ('C' << 16) | ('L' << 8) | 'P';

    /// <summary>Service payment.</summary>
    public const uint SVC = ('S' << 16) | ('V' << 8) | 'C';

    /// <summary>Provider-level adjustment.</summary>
    public const uint PLB = ('P' << 16) | ('L' << 8) | 'B';

    /// <summary>Claim status.</summary>
    public const uint STC = ('S' << 16) | ('T' << 8) | 'C';

    /// <summary>Acknowledged group.</summary>
    public const uint AK1 = ('A' << 16) | ('K' << 8) | '1';

    /// <summary>Acknowledged set.</summary>
    public const uint AK2 = ('A' << 16) | ('K' << 8) | '2';

    /// <summary>Group answer.</summary>
    public const uint AK9 = ('A' << 16) | ('K' << 8) | '9';

    /// <summary>Segment in error.</summary>
    public const uint IK3 = ('I' << 16) | ('K' << 8) | '3';

    /// <summary>Element in error.</summary>
    public const uint IK4 = ('I' << 16) | ('K' << 8) | '4';

    /// <summary>Set answer.</summary>
    public const uint IK5 = ('I' << 16) | ('K' << 8) | '5';

    /// <summary>Segment in error (997).</summary>
    public const uint AK3 = ('A' << 16) | ('K' << 8) | '3';

    /// <summary>Element in error (997).</summary>
    public const uint AK4 = ('A' << 16) | ('K' << 8) | '4';

    /// <summary>Set answer (997).</summary>
    public const uint AK5 = ('A' << 16) | ('K' << 8) | '5';

    /// <summary>Context of an error.</summary>
    public const uint CTX = ('C' << 16) | ('T' << 8) | 'X';

    /// <summary>Eligibility asked for.</summary>
    public const uint EQ = ('E' << 8) | 'Q';

    /// <summary>Eligibility or benefit told.</summary>
    public const uint EB = ('E' << 8) | 'B';

    /// <summary>Request validation: why an inquiry is not answered.</summary>
    public const uint AAA = ('A' << 16) | ('A' << 8) | 'A';

    /// <summary>Insured person's relationship.</summary>
    public const uint INS = ('I' << 16) | ('N' << 8) | 'S';

    /// <summary>Loop header.</summary>
    public const uint LS = ('L' << 8) | 'S';

    /// <summary>Loop trailer.</summary>
    public const uint LE = ('L' << 8) | 'E';

    /// <summary>Free text.</summary>
    public const uint MSG = ('M' << 16) | ('S' << 8) | 'G';

    /// <summary>Packs an identifier; <see cref="None"/> unless it has two or three bytes.</summary>
    public static uint Pack(ReadOnlySpan<byte> id) => id.Length switch
    {
        2 => ((uint)id[0] << 8) | id[1],
        3 => ((uint)id[0] << 16) | ((uint)id[1] << 8) | id[2],
        _ => None,
    };

    /// <summary>The identifier as text; empty for <see cref="None"/>.</summary>
    public static string Name(uint id) => id switch
    {
        None => "",
        <= 0xFFFF => $"{(char)(id >> 8)}{(char)(id & 0xFF)}",
        _ => $"{(char)(id >> 16)}{(char)((id >> 8) & 0xFF)}{(char)(id & 0xFF)}",
    };
}

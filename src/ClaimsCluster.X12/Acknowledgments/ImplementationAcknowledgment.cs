using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>A 999 (or a 997 of an older partner): the answer to one functional group (D§10).</summary>
/// <param name="FunctionalId">AK101: GS01 of the group answered.</param>
/// <param name="GroupControl">AK102: its GS06.</param>
/// <param name="GroupVersion">AK103: its GS08; empty when not told.</param>
/// <param name="Sets">AK2 and following; a group refused for itself lists none.</param>
/// <param name="Status">AK901: A, E, P or R.</param>
/// <param name="IncludedSets">AK902.</param>
/// <param name="ReceivedSets">AK903.</param>
/// <param name="AcceptedSets">AK904.</param>
/// <param name="Codes">AK905 and following.</param>
public sealed record ImplementationAcknowledgment(
    string FunctionalId, string GroupControl, string GroupVersion, IReadOnlyList<AcknowledgedSet> Sets, char Status,
    int IncludedSets, int ReceivedSets, int AcceptedSets, IReadOnlyList<string> Codes)
{
    /// <summary>The answers an inspection calls for, one a group. A rejected interchange gets a TA1 alone.</summary>
    public static IReadOnlyList<ImplementationAcknowledgment> To(InterchangeInspection interchange) =>
        interchange.Status == 'R' ? [] : [.. interchange.Groups.Select(To)];

    /// <summary>The answer that an inspection calls for.</summary>
    public static ImplementationAcknowledgment To(GroupInspection group) => new(
        group.FunctionalId, group.Control, group.Version,
        group.IsRefused ? [] : [.. group.Sets.Select(AcknowledgedSet.To)],
        group.Status, group.IncludedSets, group.ReceivedSets, group.AcceptedSets, group.Codes);

    /// <summary>All answers of a 999 or 997 file, one a set.</summary>
    public static IReadOnlyList<ImplementationAcknowledgment> Read(Stream stream)
    {
        using var reader = new X12Reader(stream);
        return ImplementationAcknowledgmentParser.ReadAll(reader);
    }

    /// <summary>All answers in bytes at hand.</summary>
    public static IReadOnlyList<ImplementationAcknowledgment> Read(ReadOnlyMemory<byte> data)
    {
        using var reader = new X12Reader(data);
        return ImplementationAcknowledgmentParser.ReadAll(reader);
    }
}

/// <summary>AK2 to IK5: the answer to one set.</summary>
/// <param name="Identifier">AK201.</param>
/// <param name="Control">AK202: ST02 of the set answered.</param>
/// <param name="Version">AK203; empty when not told.</param>
/// <param name="Status">IK501: A, E, R (also M, W, X).</param>
/// <param name="Codes">IK502 and following.</param>
/// <param name="Errors">IK3 with their IK4.</param>
public sealed record AcknowledgedSet(
    string Identifier, string Control, string Version, char Status, IReadOnlyList<string> Codes,
    IReadOnlyList<SegmentError> Errors)
{
    /// <summary>Whether the set was taken.</summary>
    public bool IsAccepted => Status is 'A' or 'E';

    /// <summary>The answer that an inspection calls for.</summary>
    public static AcknowledgedSet To(SetInspection set) => new(
        set.Identifier, set.Control, set.Version, set.Status, set.Codes, SegmentError.From(set.Faults));
}

/// <summary>IK3: a segment in error.</summary>
/// <param name="Segment">IK301.</param>
/// <param name="Position">IK302: ordinal in the set, ST being 1.</param>
/// <param name="Loop">IK303; empty when not told.</param>
/// <param name="Code">IK304.</param>
/// <param name="ClaimNumber">CTX*CLM01; null when not told.</param>
/// <param name="Elements">IK4.</param>
public sealed record SegmentError(
    string Segment, int Position, string Loop, string Code, string? ClaimNumber, IReadOnlyList<ElementError> Elements)
{
    /// <summary>The faults that a 999 has words for; those of one segment stand together.</summary>
    public static IReadOnlyList<SegmentError> From(IEnumerable<SyntaxFault> faults) =>
    [
        .. faults.Where(fault => fault.Ik3 is not null && !fault.IsWarning)
            .GroupBy(fault => (fault.Segment, fault.SegmentInSet, fault.Loop, Code: fault.Ik3!, fault.ClaimNumber))
            .Select(group => new SegmentError(
                group.Key.Segment, group.Key.SegmentInSet, group.Key.Loop, group.Key.Code, group.Key.ClaimNumber,
                [.. group.Where(fault => fault.Ik4 is not null).Select(ElementError.From)])),
    ];
}

/// <summary>IK4: an element in error.</summary>
/// <param name="Element">IK401-1.</param>
/// <param name="Component">IK401-2; 0 when the element as a whole is meant.</param>
/// <param name="Code">IK403.</param>
/// <param name="Value">IK404; empty when nothing stood there. Separators in it are blanks.</param>
public sealed record ElementError(int Element, int Component, string Code, string Value)
{
    /// <summary>IK401-3: repetition of the element; 0 when the element as a whole is meant.</summary>
    public int Repeat { get; init; }

    /// <summary>IK402: number of the data element, such as 1251; 0 when not told.</summary>
    public int DataElement { get; init; }

    internal static ElementError From(SyntaxFault fault) =>
        new(fault.Element, fault.Component, fault.Ik4!, SegmentWriter.Echo(fault.Found) ?? "")
        {
            Repeat = fault.Repeat,
            DataElement = fault.DataElement,
        };
}

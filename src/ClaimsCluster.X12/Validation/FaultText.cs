using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.X12.Validation;

/// <summary>The words of a fault: what is wrong, how the sender is answered, what mends it. One place for screens, JSON and docs.</summary>
/// <remarks>Codes are the ids of D§5.3; LEN ids are the leniencies of <see cref="LeniencyKind"/>; C4, P4 ... are of docs/x12-rules.md.</remarks>
public static class FaultText
{
    /// <summary>What is wrong, in a line without a full stop. It may repeat a value of the file.</summary>
    public static string Title(SyntaxFault fault)
    {
        if (fault.Detail.Length > 0) return fault.Detail;

        var place = ElementName(fault);
        return fault.Code switch
        {
            "SYN-01" when fault.Element > 0 => $"ISA{fault.Element:00} \"{fault.Found}\" is not what the standard asks for",
            "SYN-01" => fault.Found.Length > 0 ? fault.Found : "the file holds nothing",
            "SYN-02" or "SYN-04" or "SYN-05" => Envelope(fault),
            "SYN-03" => $"IEA01 \"{fault.Found}\" is not the number of groups",
            "SYN-06" => Unexpected(fault, place),
            "SYN-07" => $"{fault.Segment} is missing",
            "SYN-08" => fault.Ik4 is null ? $"{fault.Segment} stands too often" : $"{place} repeats too often",
            "SYN-09" => Missing(fault, place),
            "SYN-10" => $"{place} \"{fault.Found}\" is too {(fault.Ik4 == "4" ? "short" : "long")}",
            "SYN-11" => Character(fault, place),
            "SYN-12" => $"{place} \"{fault.Found}\" is no code that may stand there",
            "SYN-13" => fault.Ik4 == "9" || IsTimeOfEnvelope(fault) ? $"{fault.Found} is not a time of the day" : $"{fault.Found} is not {Day(fault)}",
            "SYN-14" => Version(fault, place),
            "SYN-16" => $"{place} \"{fault.Found}\" does not fit the levels of the set",
            "SYN-17" => $"{place} \"{fault.Found}\" does not count the lines from 1",
            "DXC-02" => $"{fault.Found} is no diagnosis code",
            "PRC-01" => $"{fault.Found} is no procedure code",
            "PRV-02" => $"NPI {fault.Found} is wrong",
            "PRV-08" => $"{fault.Found} is no taxonomy code",
            _ => Leniency(fault.Code) ?? $"{place} \"{fault.Found}\" is wrong",
        };
    }

    /// <summary>How the sender is answered: a TA1, a 999 with its IK3 and IK4, a 277CA; of a warning that it refuses nothing.</summary>
    public static string Answer(SyntaxFault fault)
    {
        if (fault.IsWarning) return "nothing is refused for it";
        if (fault.Answer is { } envelope) return envelope;

        var whom = fault.ClaimNumber is null ? "" : " for this claim";
        if (fault.Ik3 is not null) return $"999 {Ik3(fault)}{whom}";
        if (fault.ClaimStatus is { } status) return $"277CA {status}{whom}{(fault.Code == "PRV-02" ? " (never a 999)" : "")}";
        return fault.Code.StartsWith("BAL-", StringComparison.Ordinal)
            ? "no acknowledgment: what does not balance is not posted"
            : "no acknowledgment has a code for it";
    }

    /// <summary>What mends it, as an order.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="qualifier">Element 01 of its segment, which tells dates and identifiers apart; empty when not known.</param>
    public static string Fix(SyntaxFault fault, string qualifier = "") => fault.Code switch
    {
        "SYN-01" when fault.Interchange.Length == 0 => "send an X12 file that starts with ISA",
        "SYN-01" => "write the envelope anew",
        "SYN-02" when fault.Segment == "IEA" && fault.Element == 0 => "send the file again, whole",
        "SYN-04" when fault.Element == 0 => "close the group with GE",
        "SYN-05" when fault.Element == 0 => "close the set with SE",
        "SYN-02" or "SYN-03" or "SYN-04" or "SYN-05" => $"correct {ElementName(fault)}",
        "SYN-06" => fault.Element > 0 ? $"empty {ElementName(fault)}" : fault.Ik3 == "7" ? $"move {fault.Segment} to its place" : $"remove {(fault.Segment.Length > 0 ? fault.Segment : "it")}",
        "SYN-07" => $"add {fault.Segment}",
        "SYN-08" => fault.Element > 0 ? $"drop repetitions of {ElementName(fault)}" : $"drop {fault.Segment}, or split the claim",
        "SYN-09" => fault.Ik4 == "10" ? $"empty {ElementName(fault)}" : $"fill {ElementName(fault)}",
        "SYN-10" => fault.Ik4 == "4" ? $"write {ElementName(fault)} in full" : $"shorten {ElementName(fault)}",
        "SYN-13" => $"correct the {Date(fault, qualifier)}",
        "SYN-14" => fault.IsWarning ? "name the adopted version"
            : fault.Segment == "GS" && fault.Element == 1 ? "correct GS01"
            : fault.Segment == "ST" && fault.Element == 1 ? "send what is read here: docs/x12.md"
            : "send the adopted version",
        "SYN-16" or "SYN-17" => $"number {fault.Segment} anew",
        "PRV-02" => $"check the {Party(fault)} NPI",
        "PRV-08" => "look the taxonomy code up (NUCC)",
        "DXC-02" => "correct the diagnosis",
        "PRC-01" => "correct the procedure code",
        "CLM-03" => "correct CLM02 or a line",
        "LIM-01" => "send it in parts",
        _ when fault.Code.StartsWith("LEN-", StringComparison.Ordinal) => "nothing needs to be done",
        _ when fault.Element == 0 && StartsWithSegment(fault.Expected) => $"add {fault.Expected}",
        _ when fault.Detail.EndsWith(" is missing", StringComparison.Ordinal) => "add what is missing",
        _ => fault.Element > 0 ? $"correct {ElementName(fault)}" : $"correct {fault.Segment}",
    };

    /// <summary>What should stand there, as it stands behind the carets: CCYYMMDD expected, because DTP02 is D8.</summary>
    public static string Expectation(SyntaxFault fault)
    {
        var expected = fault.Expected;
        if (expected.EndsWith(" counted", StringComparison.Ordinal)) return expected;
        if (expected.Contains(" wants ", StringComparison.Ordinal) || (fault.Code == "SYN-09" && fault.Ik4 is "2" or "10")) return expected;

        foreach (var mark in (ReadOnlySpan<string>)[", because the qualifier ", ", because ", " = ", ": "])
        {
            var at = expected.IndexOf(mark, StringComparison.Ordinal);
            if (at < 0) continue;
            var reason = mark.EndsWith("qualifier ", StringComparison.Ordinal) ? $", because {Qualifier(fault)} {expected[(at + mark.Length)..]}" : expected[at..];
            return $"{expected[..at]} expected{reason}";
        }

        return $"{expected} expected";
    }

    private static string Qualifier(SyntaxFault fault) => ElementName(fault.Component > 1
        ? fault with { Component = fault.Component - 1 }
        : fault with { Element = fault.Element - 1, Component = 0 });

    /// <summary>NM109, or SV101-2 with a component.</summary>
    public static string ElementName(SyntaxFault fault) => fault.Element == 0 ? (fault.Segment.Length > 0 ? fault.Segment : "segment")
        : fault.Component == 0 ? $"{fault.Segment}{fault.Element:00}"
        : $"{fault.Segment}{fault.Element:00}-{fault.Component}";

    /// <summary>NM1*82 in 2310B: what stands first is a segment.</summary>
    private static bool StartsWithSegment(string expected)
    {
        var length = expected.TakeWhile(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)).Count();
        return length is 2 or 3 && char.IsAsciiLetterUpper(expected[0]) && (expected.Length == length || expected[length] is '*' or ' ');
    }

    private static string Ik3(SyntaxFault fault)
    {
        var ik3 = $"IK3*{fault.Segment}*{fault.SegmentInSet}*{fault.Loop}*{fault.Ik3}";
        if (fault.Ik4 is null) return ik3;

        var place = fault.Repeat > 0 ? $"{fault.Element}:{(fault.Component > 0 ? fault.Component : "")}:{fault.Repeat}"
            : fault.Component > 0 ? $"{fault.Element}:{fault.Component}" : $"{fault.Element}";
        return $"{ik3}, IK4*{place}*{(fault.DataElement > 0 ? fault.DataElement : "")}*{fault.Ik4}";
    }

    private static string Envelope(SyntaxFault fault) => fault switch
    {
        { Element: 0 } => $"{fault.Segment} is missing{(fault.Found.Length > 0 ? $": {fault.Found}" : "")}",
        { Segment: "IEA" } => $"IEA02 \"{fault.Found}\" is not the control number of the interchange",
        { Segment: "GE", Element: 2 } => $"GE02 \"{fault.Found}\" is not the control number of the group",
        { Segment: "GE" } => $"GE01 \"{fault.Found}\" is not the number of sets",
        { Segment: "ST" } => $"ST02 \"{fault.Found}\" stands twice in the group",
        { Segment: "SE", Element: 2 } => $"SE02 \"{fault.Found}\" is not the control number of the set",
        { Segment: "SE" } => $"SE01 \"{fault.Found}\" is not the number of segments",
        _ => $"{ElementName(fault)} \"{fault.Found}\" is wrong",
    };

    private static string Unexpected(SyntaxFault fault, string place)
    {
        var name = fault.Segment.Length > 0 ? fault.Segment : $"\"{fault.Found}\"";
        return fault switch
        {
            { Ik4: "I10" } => $"{place} is not used",
            { Ik4: "3", Component: > 0 } => $"{fault.Segment}{fault.Element:00} has too many components",
            { Ik4: "3" } => $"{fault.Segment} has too many elements",
            { Set.Length: 0, Group.Length: > 0 } => $"{name} stands outside of a set",
            { Group.Length: 0, Interchange.Length: > 0 } => $"{name} stands outside of a group",
            { Group.Length: 0 } => $"{name} stands behind the end of the interchange",
            _ => $"{name} cannot stand here",
        };
    }

    private static string Missing(SyntaxFault fault, string place) => fault.Ik4 switch
    {
        "10" => $"{place} excludes what stands with it",
        "2" => $"{place} is missing beside what stands with it",
        _ => $"{place} is empty",
    };

    private static string Character(SyntaxFault fault, string place)
    {
        if (fault.IsWarning) return $"{place} \"{fault.Found}\" has blanks around it";
        return fault.Expected.Contains("number", StringComparison.Ordinal) || fault.Expected.Contains("dollars", StringComparison.Ordinal)
            ? $"{place} \"{fault.Found}\" is no such number"
            : $"{place} holds a character that cannot stand there";
    }

    private static string Day(SyntaxFault fault) => fault.Expected switch
    {
        var expected when expected.StartsWith("CCYYMMDD-", StringComparison.Ordinal) => "a period of two days",
        var expected when expected.StartsWith("CCYYMMDDHHMM", StringComparison.Ordinal) => "a day with its time",
        _ => "a day of the calendar",
    };

    private static string Version(SyntaxFault fault, string place) => place switch
    {
        _ when fault.IsWarning => $"{fault.Found} is read as the adopted version is",
        "GS01" => $"GS01 \"{fault.Found}\" does not belong to this version",
        "GS08" => $"version \"{fault.Found}\" is not supported",
        "ST01" => $"transaction \"{fault.Found}\" is not supported",
        _ => $"{place} \"{fault.Found}\" is not supported here",
    };

    private static string Party(SyntaxFault fault) => fault.LoopName.IndexOf(" provider", StringComparison.Ordinal) switch
    {
        > 0 and var end => fault.LoopName[..end],
        _ => fault.LoopName.Length > 0 ? $"{fault.LoopName}'s" : "provider's",
    };

    private static string Date(SyntaxFault fault, string qualifier) => (fault.Segment, qualifier) switch
    {
        ("ISA" or "GS" or "TA1", _) => IsTimeOfEnvelope(fault) ? "time of the envelope" : "date of the envelope",
        ("DMG", _) => "birth date",
        ("DTP", "472") => "date of service",
        ("DTP", "434") => "statement dates",
        ("DTP", "435") => "admission date",
        ("DTP", "096") => "discharge date",
        ("DTP", "431") => "date of onset",
        ("DTP", "439") => "date of the accident",
        ("DTP", "573") => "date of the other payer's decision",
        ("DTM", "232" or "233" or "472" or "150" or "151") => "date of service",
        ("BPR", _) => "date of the payment",
        _ => fault.Ik4 == "9" ? "time" : "date",
    };

    private static bool IsTimeOfEnvelope(SyntaxFault fault) => (fault.Segment, fault.Element) is ("ISA", 10) or ("GS", 5) or ("TA1", 3);

    private static string? Leniency(string code) => code switch
    {
        "LEN-01" => "a byte order mark stands before ISA",
        "LEN-02" => "line ends stand behind the segments",
        "LEN-03" => "the segment terminator is a line end",
        "LEN-04" => "blanks or empty segments stand between the segments",
        "LEN-05" => "line ends stand inside segments: the file was wrapped",
        "LEN-06" => "IEA has no terminator",
        "LEN-07" => "ISA11 is U: there is no repetition separator",
        _ => null,
    };
}

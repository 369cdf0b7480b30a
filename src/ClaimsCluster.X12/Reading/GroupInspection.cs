namespace ClaimsCluster.X12.Reading;

/// <summary>What pass one found in one functional group, and the AK9 answer that follows.</summary>
public sealed record GroupInspection
{
    /// <summary>Ordinal of the group in its interchange, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>GS01, such as HC.</summary>
    public required string FunctionalId { get; init; }

    /// <summary>GS02.</summary>
    public required string Sender { get; init; }

    /// <summary>GS03.</summary>
    public required string Receiver { get; init; }

    /// <summary>GS04 as sent.</summary>
    public required string Date { get; init; }

    /// <summary>GS05 as sent.</summary>
    public required string Time { get; init; }

    /// <summary>GS06.</summary>
    public required string Control { get; init; }

    /// <summary>GS07.</summary>
    public required string Agency { get; init; }

    /// <summary>GS08, such as 005010X222A1.</summary>
    public required string Version { get; init; }

    /// <summary>Bytes from the start of the file to GS.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes from GS to the end of GE without its terminator, or to where the group was cut.</summary>
    public required long Length { get; init; }

    /// <summary>Its sets in file order.</summary>
    public required IReadOnlyList<SetInspection> Sets { get; init; }

    /// <summary>Faults of GS and GE; those of the sets are in the sets.</summary>
    public required IReadOnlyList<SyntaxFault> Faults { get; init; }

    /// <summary>AK905 and following: 1 GS01 is not of the guide, 2 version, 3 trailer missing, 4 control number, 5 count.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>AK901: A accepted, E accepted with errors, P some sets refused, R all refused.</summary>
    public required char Status { get; init; }

    /// <summary>AK902: GE01, or the sets counted where GE is missing or GE01 is no number.</summary>
    public required int IncludedSets { get; init; }

    /// <summary>AK903: the sets counted.</summary>
    public int ReceivedSets => Sets.Count;

    /// <summary>AK904: the sets not refused.</summary>
    public int AcceptedSets => IsRefused ? 0 : Sets.Count(set => set.Status != 'R');

    /// <summary>Whether the group itself is refused. A missing GE lets the whole sets before it stand.</summary>
    public bool IsRefused => Codes.Any(code => code != "3");
}

using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.X12.Acknowledgments;

/// <summary>What a 277CA says of each claim of a file: its content from the file, its fate from an inspection.</summary>
/// <remarks>
/// Give <see cref="Refuse"/> to the inspection as <see cref="InspectionOptions.Refused"/>, then <see cref="Read"/> the file.
/// A claim with a fault is answered by the first one that a 277CA has a code for, else by A7:21; any other by A1:19.
/// </remarks>
public sealed class ClaimAnswers(DateOnly today)
{
    private readonly Dictionary<(int Interchange, int Group, int Set, int Unit), string> _refused = [];
    private readonly Dictionary<(int Interchange, int Group, int Set), List<AcknowledgedClaim>> _bySet = [];

    /// <summary>Takes that a claim is refused.</summary>
    public void Refuse(RefusedUnit unit)
    {
        var status = unit.Faults.FirstOrDefault(fault => fault is { IsWarning: false, ClaimStatus: not null }).ClaimStatus ?? "A7:21";
        _refused[(unit.InterchangeOrdinal, unit.GroupOrdinal, unit.SetOrdinal, unit.UnitOrdinal)] = status;
    }

    /// <summary>Reads the claims of a file from where the stream stands; the stream is not disposed.</summary>
    public void Read(Stream stream)
    {
        using var reader = new LoopReader(stream);
        var (interchange, group, set) = (0, 0, 0);
        ClaimAnswerBuilder? claims = null;
        while (reader.Read())
        {
            switch (reader.Segment.Id)
            {
                case SegmentId.ISA: (interchange, group) = (interchange + 1, 0); break;
                case SegmentId.GS: (group, set) = (group + 1, 0); break;
                case SegmentId.ST:
                    set++;
                    claims = null;
                    if (reader.Guide is not ("837P" or "837I")) break;
                    claims = new ClaimAnswerBuilder(reader.Guide, today);
                    _bySet[(interchange, group, set)] = claims.Claims;
                    break;
                default:
                    if (reader.Set.Length > 0) claims?.Take(reader, _refused.GetValueOrDefault((interchange, group, set, reader.UnitCount)));
                    break;
            }
        }
    }

    /// <summary>The claims of an 837 set in file order; none of another set.</summary>
    public IReadOnlyList<AcknowledgedClaim> Of(SetInspection set) =>
        _bySet.GetValueOrDefault((set.InterchangeOrdinal, set.GroupOrdinal, set.Ordinal)) ?? [];
}

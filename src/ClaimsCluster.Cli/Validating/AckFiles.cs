using System.Buffers;
using System.Globalization;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Cli.Validating;

/// <summary>Writes the TA1, 999 and 277CA that answer a file, as an intake would (D§10): NAME.ta1.x12, NAME.999.x12, NAME.277ca.x12.</summary>
internal sealed class AckFiles(string folder, DateTime at)
{
    private const string Us = "CLAIMSCLUSTER";

    private readonly HashSet<string> _names = [];

    /// <summary>Answers one file; the names of what was written.</summary>
    /// <param name="file">The file answered.</param>
    /// <param name="inspection">All that is wrong with it at the level asked for.</param>
    /// <param name="syntax">The same to level 2: what a 999 speaks of.</param>
    /// <param name="claims">Its claims.</param>
    public IReadOnlyList<string> Write(string file, FileInspection inspection, FileInspection syntax, ClaimAnswers claims)
    {
        Directory.CreateDirectory(folder);
        var name = NameOf(file);
        ArrayBufferWriter<byte> ta1 = new(), implementation = new(), claim = new();
        foreach (var (interchange, whole) in syntax.Interchanges.Zip(inspection.Interchanges)) Answer(interchange, whole, claims, ta1, implementation, claim);
        if (syntax.Interchanges.Count == 0)
            InterchangeAcknowledgment.Write(ta1, Header(null), [new("000000000", "000000", "0000", 'R', "024")]);

        return [.. new[] { Keep($"{name}.ta1.x12", ta1), Keep($"{name}.999.x12", implementation), Keep($"{name}.277ca.x12", claim) }.OfType<string>()];
    }

    private void Answer(
        InterchangeInspection interchange, InterchangeInspection whole, ClaimAnswers claims, IBufferWriter<byte> ta1,
        IBufferWriter<byte> implementation, IBufferWriter<byte> claim)
    {
        // Acknowledgments are never answered by a 999: their receipt is the TA1.
        var merged = interchange with { Groups = [.. interchange.Groups.Zip(whole.Groups, Merged)] };
        var groups = ImplementationAcknowledgment.To(merged).Where(group => group.FunctionalId != "FA").ToList();
        if (interchange.WantsAcknowledgment || interchange.Status != 'A' || groups.Count == 0)
            InterchangeAcknowledgment.Write(ta1, Header(interchange), [InterchangeAcknowledgment.To(interchange)]);
        if (groups.Count > 0) ImplementationAcknowledgmentWriter.Write(implementation, Header(interchange), groups);

        var answers = interchange.Groups.SelectMany(group => group.Sets).Where(set => set.IsAccepted && claims.Of(set).Count > 0)
            .Select(set => Answer(interchange, set, claims.Of(set))).ToList();
        if (answers.Count > 0) ClaimAcknowledgmentWriter.Write(claim, Header(interchange), answers);
    }

    private ClaimAcknowledgment Answer(InterchangeInspection interchange, SetInspection set, IReadOnlyList<AcknowledgedClaim> claims)
    {
        var day = DateOnly.FromDateTime(at);
        var sender = SenderOf(interchange);
        return new ClaimAcknowledgment(set.Reference.Length > 0 ? set.Reference : "0", day, day, new(Us, Us), new(sender, sender), claims)
        {
            SourceEntity = "AY", // We answer as the clearinghouse: no payer has seen them.
        };
    }

    /// <summary>Codes of others' lists (level 5) are told in a 999 where there are no claims that a 277CA could tell them of.</summary>
    private static GroupInspection Merged(GroupInspection syntax, GroupInspection whole)
    {
        SetInspection[] sets = [.. syntax.Sets.Zip(whole.Sets, Merged)];
        if (sets.SequenceEqual(syntax.Sets)) return syntax;

        var group = syntax with { Sets = sets };
        return group with
        {
            Status = group.IsRefused || group.AcceptedSets == 0 ? 'R' : group.AcceptedSets < group.ReceivedSets ? 'P' : 'E',
        };
    }

    private static SetInspection Merged(SetInspection syntax, SetInspection whole) =>
        !whole.Guide.StartsWith("837", StringComparison.Ordinal) && whole.Faults.Any(fault => fault is { Ik3: not null, IsWarning: false, Snip: > 2 }) ? whole : syntax;

    /// <summary>The numbers of the interchange answered are those of the answer too: a sender's are unique.</summary>
    private InterchangeHeader Header(InterchangeInspection? interchange)
    {
        var sender = interchange is null ? "UNKNOWN" : SenderOf(interchange);
        var isNumber = int.TryParse(interchange?.Control, NumberStyles.None, CultureInfo.InvariantCulture, out var control);
        if (!isNumber || control is < 1 or > 999_999_999) control = interchange?.Ordinal ?? 1;
        var qualifier = interchange?.SenderQualifier is "01" or "14" or "20" or "27" or "28" or "29" or "30" or "33" ? interchange.SenderQualifier : "ZZ";
        return new InterchangeHeader("ZZ", Us, qualifier, sender, at, control, interchange?.Usage is 'P' ? 'P' : 'T', Us, sender, control);
    }

    private static string SenderOf(InterchangeInspection interchange)
    {
        var echo = (SegmentWriter.Echo(interchange.SenderId) ?? "").Trim();
        return echo.Length == 0 ? "UNKNOWN" : echo.Length > 15 ? echo[..15].TrimEnd() : echo.PadRight(2, '?');
    }

    /// <summary>Two files of one name keep theirs apart.</summary>
    private string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        for (var i = 2; !_names.Add(name); i++)
            name = $"{Path.GetFileNameWithoutExtension(file)}-{i}{Path.GetExtension(file)}";
        return name;
    }

    /// <summary>Writes a file, or takes away one of an earlier answer that is not called for any more.</summary>
    private string? Keep(string name, ArrayBufferWriter<byte> content)
    {
        var path = Path.Combine(folder, name);
        if (content.WrittenCount == 0)
        {
            File.Delete(path);
            return null;
        }

        File.WriteAllBytes(path, content.WrittenSpan);
        return path;
    }
}

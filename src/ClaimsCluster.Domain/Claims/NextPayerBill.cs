using System.Collections.Immutable;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Domain.Claims;

/// <summary>
/// The second payer's bill, when the first one has decided (D§11.2 PrimaryFinal): the same services, the payers change places, and
/// 2320 and 2430 tell what the first one did. Only of claims that we bill from the visit on; a sender of files sends his own.
/// </summary>
internal static class NextPayerBill
{
    /// <summary>Null: there is no second payer, nothing is left for him, or a denial has to be worked first (COB-03).</summary>
    /// <param name="claim">Before the decision.</param>
    /// <param name="decided">The first payer's filing.</param>
    /// <param name="to">What the decision makes of it.</param>
    /// <param name="remitted">The decision.</param>
    /// <param name="lines">Our line of each remitted line.</param>
    /// <param name="paidOn">Its day.</param>
    public static FiledBill? Of(
        Claim claim, Filing decided, FilingState to, ClaimAdvice remitted, IReadOnlyList<int> lines, DateOnly paidOn)
    {
        if (!claim.BillsNextPayer || decided.Sequence != "P" || claim.Live("S") is not null || to is not (FilingState.Paid or FilingState.Zero)) return null;

        var all = remitted.Adjustments.Concat(remitted.Lines.SelectMany(line => line.Adjustments)).ToList();
        var isDenied = all.Exists(cas => cas.Amount > Money.Zero && Carc.ClassOf(cas.Group, cas.Carc) == CarcClass.Denial);
        if (isDenied || all.Where(cas => cas.Group == "PR").Sum(cas => cas.Amount) <= Money.Zero) return null;

        var bill = claim.BillOf(decided);
        var parts = new AmendedClaim(bill.Record);
        if (TakeOut(parts.Claim, "S") is not { } second) return null;

        Write(parts, second, remitted, lines, paidOn);
        var record = parts.Record();
        var next = FiledBill.Of(record, ProfessionalClaim.Parse(record.Parts()), ClaimIdentity.ContentHash(record.Parts()), bill.Source, paidOn);
        return next with { IsAmended = true };
    }

    private static void Write(AmendedClaim parts, Payer second, ClaimAdvice remitted, IReadOnlyList<int> lines, DateOnly paidOn)
    {
        var first = FirstPayer(parts);
        var patient = Patient(parts);
        var isSelf = second.Header[2] == "18";
        Replace(parts.Subscriber,
        [
            new($"SBR*S*{(isSelf ? "18" : "")}*{second.Header[3]}**{second.Header[5]}****{second.Header[9]}"),
            second.Insured, .. isSelf ? patient.Where(segment => segment[0] is "N3" or "N4" or "DMG") : second.Place, second.Name,
        ]);
        Replace(parts.Patient, isSelf ? [] : [new($"PAT*{second.Header[2]}"), .. patient]);

        var clm = parts.Claim[0];
        clm.SetComponent(5, 3, "1");
        parts.Claim.RemoveAll(segment => segment[0] == "REF" && segment[1] == "F8");
        var payerId = first.Name[9];
        for (var line = lines.Count - 1; line >= 0; line--) Insert(parts.Claim, lines[line], Decision(payerId, remitted.Lines[line], paidOn));
        var place = parts.Claim.FindIndex(segment => segment[0] is "SBR" or "LX");
        parts.Claim.InsertRange(place,
        [
            new($"SBR*P*{first.Header[2]}*{first.Header[3]}******{first.Header[9]}"), .. Adjustments(remitted.Adjustments),
            new($"AMT*D*{remitted.Paid}"), new("OI***Y***Y"), first.Insured, first.Name,
        ]);
    }

    private static Payer FirstPayer(AmendedClaim parts)
    {
        var header = Find(parts.Subscriber, "SBR");
        var relationship = header[2].Length > 0 ? header[2] : Find(parts.Patient, "PAT")[1];
        var told = new AmendedSegment(header.ToString());
        told.Put(2, relationship);
        return new(told, Find(parts.Subscriber, "NM1", "IL"), [], Find(parts.Subscriber, "NM1", "PR"));
    }

    /// <summary>NM1*QC, N3, N4 and DMG of the patient, from wherever the first bill has them.</summary>
    private static List<AmendedSegment> Patient(AmendedClaim parts)
    {
        if (parts.Patient.Count > 0) return [.. parts.Patient.Where(segment => segment[0] != "PAT")];

        var name = Find(parts.Subscriber, "NM1", "IL");
        var own = parts.Subscriber.SkipWhile(segment => segment != name).Skip(1).TakeWhile(segment => segment[0] != "NM1");
        return [new($"NM1*QC*1*{name[3]}*{name[4]}*{name[5]}".TrimEnd('*')), .. own.Where(segment => segment[0] is "N3" or "N4" or "DMG")];
    }

    private static List<AmendedSegment> Decision(string payerId, LineAdvice line, DateOnly paidOn) =>
    [
        new($"SVD*{payerId}*{line.Paid}*{string.Join(':', ["HC", line.Procedure, .. line.Modifiers])}**{line.Units ?? 1m:0.##}"),
        .. Adjustments(line.Adjustments),
        new($"DTP*573*D8*{paidOn:yyyyMMdd}"),
    ];

    /// <summary>One CAS a group, six reasons each (D§7.1).</summary>
    private static IEnumerable<AmendedSegment> Adjustments(ImmutableList<Adjustment> adjustments) => adjustments
        .Where(cas => !cas.Amount.IsZero).GroupBy(cas => cas.Group)
        .SelectMany(group => group.Chunk(6).Select(reasons => new AmendedSegment(
            $"CAS*{group.Key}*{string.Join("**", reasons.Select(cas => $"{cas.Carc}*{cas.Amount}"))}")));

    /// <summary>2430 stands at the end of its line.</summary>
    private static void Insert(List<AmendedSegment> claim, int line, List<AmendedSegment> decision)
    {
        var starts = claim.Index().Where(segment => segment.Item[0] == "LX").Select(segment => segment.Index).ToList();
        claim.InsertRange(line < starts.Count ? starts[line] : claim.Count, decision);
    }

    /// <summary>Loop 2320 of a payer, taken out of the claim; null: it names no such payer.</summary>
    private static Payer? TakeOut(List<AmendedSegment> claim, string responsibility)
    {
        var start = claim.FindIndex(segment => segment[0] == "SBR" && segment[1] == responsibility);
        if (start < 0) return null;

        var end = claim.FindIndex(start + 1, segment => segment[0] is "SBR" or "LX");
        var loop = claim.GetRange(start, (end < 0 ? claim.Count : end) - start);
        claim.RemoveRange(start, loop.Count);
        var insured = Find(loop, "NM1", "IL");
        var place = loop.SkipWhile(segment => segment != insured).Skip(1).TakeWhile(segment => segment[0] is "N3" or "N4");
        return new(loop[0], insured, [.. place], Find(loop, "NM1", "PR"));
    }

    private static AmendedSegment Find(List<AmendedSegment> segments, string id, string? qualifier = null) =>
        segments.Find(segment => segment[0] == id && (qualifier is null || segment[1] == qualifier)) ?? new(id);

    private static void Replace(List<AmendedSegment> segments, IEnumerable<AmendedSegment> others)
    {
        List<AmendedSegment> kept = [.. others];
        segments.Clear();
        segments.AddRange(kept);
    }

    /// <summary>A payer of the claim: SBR, the insured, where he lives, the payer's name.</summary>
    private sealed record Payer(AmendedSegment Header, AmendedSegment Insured, ImmutableList<AmendedSegment> Place, AmendedSegment Name);
}

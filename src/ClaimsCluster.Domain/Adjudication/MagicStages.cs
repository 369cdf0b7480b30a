using System.Collections.Immutable;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>The stages of a claim whose member id asks for its outcome (API §4): nothing else denies it.</summary>
internal static class MagicStages
{
    /// <summary>In the place of stages 2 to 15.</summary>
    public static Adjudication Outcome(Adjudication adjudication)
    {
        var magic = adjudication.Magic!;
        var asked = adjudication.Explain(2, 0, "the member id of a test tenant asks for its outcome", $"simulated: {magic.Outcome}");
        return asked.Lines.Where(line => magic.Denies(line.Number)).Aggregate(asked, (sofar, line) =>
            sofar.Deny(line, 10, "the member id asks for a denial", magic.Group, magic.Carc,
                magic.Remark is { } remark ? [remark] : ImmutableList<string>.Empty));
    }

    /// <summary>After the member's share: PART leaves half of the first line's payment unpaid.</summary>
    public static Adjudication Part(Adjudication adjudication)
    {
        if (adjudication is not { Magic.Outcome: MagicOutcome.Part, Lines: [{ IsDenied: false } line, ..] }) return adjudication;
        var unpaid = Money.Round(line.Paid * 0.5m);
        return adjudication
            .Set(line with { Paid = line.Paid - unpaid, Adjustments = [.. line.Adjustments, .. PaymentStages.Cas("CO", "151", unpaid)] })
            .Explain(14, line.Number, "the member id asks for a part", $"denied CO-151 {unpaid}");
    }
}

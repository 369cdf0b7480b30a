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
}

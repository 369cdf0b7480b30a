namespace ClaimsCluster.Domain.Scrubbing;

/// <summary>The two doors of D§5.1: what is refused by our own 277CA, and what is taken and held.</summary>
public static class FrontDoor
{
    /// <summary>Taken for processing: A1:19. Never A2, which is the payer's word.</summary>
    public static ClaimStatus Taken { get; } = new("A1", "19", null);

    /// <summary>The hit turns the claim away: no claim, no charge, and an answer by 277CA.</summary>
    public static bool Refuses(EditHit hit) =>
        hit.Severity == EditSeverity.Reject
        && Catalogue.Of(hit.EditId) is { Answer: not null } meaning && IsOfTheDoor(meaning);

    /// <summary>What our 277CA says of the hit; null of a hit that does not refuse.</summary>
    public static ClaimStatus? Answer(EditHit hit)
    {
        if (!Refuses(hit)) return null;
        var answer = Catalogue.Of(hit.EditId).Answer!;
        return answer with { Entity = answer.Entity ?? hit.Entity };
    }

    /// <summary>The refusals among the hits, in their order; none: the claim is taken.</summary>
    public static IReadOnlyList<EditHit> Refusals(ScrubResult scrub) => [.. scrub.Hits.Where(Refuses)];

    private static bool IsOfTheDoor(EditMeaning meaning) => meaning.Class switch
    {
        EditClass.Snip2 or EditClass.Snip3 or EditClass.Snip4 or EditClass.Snip5 => true,
        EditClass.Demographic or EditClass.Timely => true,
        EditClass.Duplicate => meaning.Id == "DUP-01",
        _ => false,
    };
}

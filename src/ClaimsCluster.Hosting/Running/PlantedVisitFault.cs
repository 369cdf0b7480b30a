namespace ClaimsCluster.Hosting.Running;

/// <summary>A fault that the generator put into a visit, and where it has to be found. The cluster never sees it.</summary>
/// <param name="Visit">encounter.id.</param>
/// <param name="Fault">What is wrong, in a word.</param>
/// <param name="Step">"registration", "documentation", "coding", "charges", "submission" or "denials".</param>
public sealed record PlantedVisitFault(string Visit, string Fault, string Step)
{
    /// <summary>Found by the edits on the claim, or by its payer's 277CA.</summary>
    public const string Submission = "submission";

    /// <summary>Found by the payer, who denies it.</summary>
    public const string Denials = "denials";

    /// <summary>The visit that it is, under another number: the payer denies one of the two. Null: it is none.</summary>
    public string? Twin { get; init; }
}

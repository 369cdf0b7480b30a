namespace ClaimsCluster.Hosting.Clustering;

/// <summary>Whoever works what is due. Without a word he looks by himself, only later.</summary>
public interface IDueWork
{
    /// <summary>Something that is due now was committed. A hint: nothing is lost when it is lost.</summary>
    void LookNow();
}

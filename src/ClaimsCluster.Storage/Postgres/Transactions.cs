using ClaimsCluster.Storage.Committing;

namespace ClaimsCluster.Storage.Postgres;

/// <summary>
/// Cuts a batch into transactions, nearly always one: within its bounds, and no event identity twice in one, because
/// which of two is the first to have it is decided between transactions.
/// </summary>
internal static class Transactions
{
    /// <summary>Events a transaction has positions for, from 1 (see <c>event_position</c>).</summary>
    public const int MaxEvents = 8191;

    private const long MaxBytes = 32 << 20;

    /// <summary>The transactions; what does not fit into one is in the next.</summary>
    public static IEnumerable<List<PendingWork>> Of(IReadOnlyList<BatchWork> batch)
    {
        var waiting = batch.Select(PendingWork.Of).OfType<PendingWork>().ToList();
        while (waiting.Count > 0)
        {
            var (taken, left) = Take(waiting);
            yield return taken;
            waiting = left;
        }
    }

    private static (List<PendingWork> Taken, List<PendingWork> Left) Take(List<PendingWork> waiting)
    {
        var (taken, left) = (new List<PendingWork>(waiting.Count), new List<PendingWork>());
        var identities = new HashSet<(string, string, string)>();
        var (events, bytes) = (0, 0L);
        foreach (var pending in waiting)
        {
            var fits = taken.Count == 0
                || (events + pending.EventBodies.Length <= MaxEvents && bytes + pending.Length <= MaxBytes);
            if (!fits || !AddIdentities(pending.Work, identities, mayRepeat: taken.Count == 0))
            {
                left.Add(pending);
                continue;
            }

            (events, bytes) = (events + pending.EventBodies.Length, bytes + pending.Length);
            taken.Add(pending);
        }

        return (taken, left);
    }

    // A row that has one identity twice goes through as the first of a transaction: the index refuses it.
    private static bool AddIdentities(BatchWork work, HashSet<(string, string, string)> identities, bool mayRepeat)
    {
        if (work is not CommitRow { Write: var write }) return true;
        foreach (var happened in write.Events)
        {
            if (happened.Identity is not { } identity) continue;
            if (!identities.Add((write.Id.Tenant, happened.Type, identity)) && !mayRepeat) return false;
        }

        return true;
    }
}

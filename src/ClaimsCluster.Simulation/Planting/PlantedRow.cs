using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Simulation.Storing;

namespace ClaimsCluster.Simulation.Planting;

/// <summary>The mistakes in what a row writes.</summary>
internal static class PlantedRow
{
    /// <summary>The row as a shell with that mistake would have it written.</summary>
    public static Row<S> With<S>(this Row<S> row, PlantedBug bug) => bug switch
    {
        PlantedBug.EffectsOutsideCommit => new Row<S> { State = row.State, Seq = row.Seq, Head = row.Head, Answers = row.Answers, At = row.At }
            .With(row.Write! with { OpenEffects = 0, DueAt = row.Open.IsEmpty ? row.Write!.DueAt : null }),
        PlantedBug.TimerNotStored => Copy(row, row.Write! with { DueAt = row.Open.IsEmpty ? null : row.Write!.At }),
        PlantedBug.EffectsNotDue => Copy(row, row.Write! with { DueAt = row.Open.IsEmpty ? row.Write!.DueAt : null }),
        PlantedBug.PostingWithoutOrdinal => Copy(row, row.Write! with { Events = [.. row.Write!.Events.Select(WithoutOrdinal)] }),
        _ => row,
    };

    private static Row<S> Copy<S>(Row<S> row, RowWrite write) =>
        new Row<S> { State = row.State, Seq = row.Seq, Head = row.Head, Open = row.Open, Answers = row.Answers, At = row.At }.With(write);

    // "remit:PAYMENT:ORDINAL:HASH": the hash tells original, reversal and correction of a claim apart.
    private static StoredEvent WithoutOrdinal(StoredEvent happened)
    {
        if (happened is not { Type: nameof(AccountEvent.Posted), Identity: { } identity } || !identity.StartsWith("remit:", StringComparison.Ordinal))
            return happened;
        var posted = (AccountEvent.Posted)SimSerializers.Events.Read(happened);
        var payment = identity[..identity.LastIndexOf(':', identity.LastIndexOf(':') - 1)];
        return happened with { Identity = $"{payment}:{posted.ClaimId}" };
    }
}

using System.Text;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Testing.Claims;
using ClaimsCluster.Testing.Looking;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsCluster.Testing;

/// <content>Patients walk in: visits are sent, looked at and mended.</content>
public sealed partial class ClaimsTestCluster
{
    /// <summary>Sends visits in one file of their own: they are registered when the call returns, and their payers asked at 02:00.</summary>
    public Task<SubmissionReceipt> Send(params TestVisit[] visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        return Submit(Encoding.UTF8.GetBytes(string.Concat(visits.Select(visit => visit.Json() + "\n"))), $"visits{_files + 1}.jsonl");
    }

    /// <summary>The one visit of that number.</summary>
    /// <param name="number">The practice's number of it.</param>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public async Task<VisitSnapshot> Visit(string number) => VisitSnapshot.Of((await Stored(number))!);

    /// <summary>Sets fields of a visit that waits; it is registered again and starts over.</summary>
    /// <param name="number">The practice's number of it.</param>
    /// <param name="changes">"encounter.signedBy=DR MORENO"; paths as a visits file names them.</param>
    public Task CorrectVisit(string number, params string[] changes) => Amend(number, [.. changes.Select(text => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        ? new VisitChange(text[..equals], text[(equals + 1)..])
        : throw new ArgumentException($"{text}: write it as path=value.", nameof(changes)))], isRelease: false);

    /// <summary>Lets the questions of a visit go, as far as a person may.</summary>
    public Task ReleaseVisit(string number) => Amend(number, [], isRelease: true);

    private async Task Amend(string number, IReadOnlyList<VisitChange> changes, bool isRelease)
    {
        var visit = (await Stored(number)).Visit;
        var act = VisitAct.Of(_store, Tenant, visit, changes, isRelease ? [.. visit.Questions.Select(question => question.Code)] : [], _clock.Now);
        var registering = _silos!.GetSiloServiceProvider().GetRequiredService<VisitRegistering>();
        if (await act.Do(registering, Grains, _options, visit.Round, _clock.Now) is Refused refused) throw new RefusedException(refused);

        await RunTo(_clock.Now);
    }

    private async Task<StoredVisit> Stored(string number)
    {
        var visits = new StoredVisits(_store, Tenant);
        return await visits.Numbered(number) switch
        {
            [var only] => (await visits.Read(only))!,
            [] => throw new InvalidOperationException($"There is no visit {number}."),
            var several => throw new InvalidOperationException($"{several.Count} visits have the number {number}."),
        };
    }
}

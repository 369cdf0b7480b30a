using System.Collections.Concurrent;
using System.Diagnostics;

namespace ClaimsCluster.Conformance.Operating;

/// <summary>The steps of a file are one trace, though they are made by many grains over weeks.</summary>
[Collection(RunningHost.OneAtATime)]
public sealed class TracingTests
{
    [Fact]
    public async Task A_file_is_one_trace_from_its_receipt_to_its_remittances()
    {
        var made = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "ClaimsCluster",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = made.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var claims = await SomeClaims.Generate(40, seed: 5);
        string id;
        await using (var host = await RunningHost.Start(isVirtual: true))
        {
            id = await host.Submit(claims.File);
            await host.Advance(45);
        }

        var own = made.Where(span => span.TraceId.ToHexString() == id[..32]).ToList();
        own.Select(span => span.DisplayName).Distinct().ShouldBe(["file received", "file slice", "file answered", "claim remitted"], ignoreOrder: true);

        // What it became is a file of its own: an 837 to a payer, linked to it, whose trace the payer's answers go on with.
        var batches = made.Where(span => span.DisplayName == "batch sealed" && span.Links.Any(link => link.Context.TraceId.ToHexString() == id[..32])).ToList();
        batches.ShouldNotBeEmpty();
        foreach (var batch in batches)
            made.Where(span => span.TraceId == batch.TraceId).Select(span => span.DisplayName).Distinct()
                .ShouldBe(["batch sealed", "batch sent", "payer takes claims", "payer answers"], ignoreOrder: true);

        // The 835 is written and posted in one trace too.
        var written = made.Where(span => span.DisplayName == "835 written").Select(span => span.TraceId).ToHashSet();
        written.ShouldNotBeEmpty();
        made.Where(span => span.DisplayName == "remittance posted").Select(span => span.TraceId).ToHashSet().IsSubsetOf(written).ShouldBeTrue();

        var said = string.Join('\n', made.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Value}"));
        SomeClaims.Found(claims.Private, said).ShouldBeEmpty();
    }
}

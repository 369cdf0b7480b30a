using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ClaimsCluster.Abstractions.Entities;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Hosting.Exporting;
using ClaimsCluster.Hosting.Verifying;
using ClaimsCluster.Simulation.Scheduling;
using ClaimsCluster.Simulation.Storing;
using ClaimsCluster.X12.Guides;

namespace ClaimsCluster.Simulation;

/// <content>What must hold after each commit, and at the end.</content>
internal sealed partial class SimWorld
{
    /// <summary>A commit is durable, or was refused by what is stored: the oracles look at it at once.</summary>
    public void Committed(SimProcess silo, RowWrite write, long etag, CommitOutcome outcome)
    {
        Mix((ulong)outcome);
        Mix((ulong)(etag + write.Events.Count));
        if (_trace is not null)
            Trace(silo, write.Id, $"  {outcome} version {etag + 1}{string.Concat(write.Events.Select(happened => $" {happened.Type}"))}");
        if (outcome != CommitOutcome.Committed || write.Events.Count == 0) return;
        foreach (var logged in Memory.Events(write.Id, null, write.Events[0].Seq - 1, int.MaxValue)) Show(logged);
        if (_proof.Broken is { } broken && broken.Report() is var report)
            Fail(report.Id, $"{report.Faults[0].Kind}/{report.Faults[0].Key}: {report.Faults[0].Found}");
    }

    private void Show(LoggedEvent logged)
    {
        var happened = Evidence.Of(logged, _workload.Remembered);
        _proof.Take(happened);
        if (happened.Event is null) return;
        _books.Take(logged, happened.Event);
        if (happened.Event is FilingEvent step) Rows.Add((step.From, step.Happening, step.To));
    }

    private async Task<string> AtRest()
    {
        LookForWhatWasSent();
        if (_failure is not null) return "";
        var store = new RestingStore(Memory);
        if (await AsideWork.All(store) is [var aside, ..])
        {
            Fail("aside", aside.Reason);
            return "";
        }

        var report = await _proof.Conclude(store, _workload.Remembered, Stopwatch.StartNew());
        if (report.Checks.FirstOrDefault(check => check.Wrong > 0) is { } wrong)
        {
            var fault = wrong.Faults.Count > 0 ? $"{wrong.Faults[0].Kind}/{wrong.Faults[0].Key}: {wrong.Faults[0].Found}" : wrong.Title;
            Fail(wrong.Id, fault);
            return "";
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await Export(() => new HashingStream(hash));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>claims.jsonl, ledger.csv and worklist.jsonl of a world at its end, one after the other.</summary>
    public async Task<string> ReadBooks()
    {
        var files = new List<MemoryStream>();
        await Export(() =>
        {
            files.Add(new());
            return files[^1];
        });
        return string.Concat(files.Select(file => Encoding.UTF8.GetString(file.ToArray())));
    }

    /// <summary>The lines of claims.jsonl, without the order of work: that is of all claims together.</summary>
    public async Task<string[]> ReadClaims() => [.. (await ReadBooks()).Split('\n').Where(line => ClaimOf(line).Length > 0).Select(line => Ranks().Replace(line, ""))];

    /// <summary>The claim of a line of claims.jsonl; empty for another line.</summary>
    public static string ClaimOf(string line)
    {
        const string Name = "\"claimId\":\"";
        var at = line.Contains("\"filings\":", StringComparison.Ordinal) ? line.IndexOf(Name, StringComparison.Ordinal) : -1;
        return at < 0 ? "" : line[(at + Name.Length)..line.IndexOf('"', at + Name.Length)];
    }

    [GeneratedRegex("\"priority\":\"[^\"]*\"")]
    private static partial Regex Ranks();

    /// <summary>A filing of the claim that nobody puts into a batch, or tells that its batch was sent; null: there is none.</summary>
    public string? NotTold(EntityId claim) => Memory.Load(claim) is { } record
        ? SimSerializers.Serializer.Deserialize<Row<Claim>>(record.Body)!.State?.Filings.Find(filing => filing.State == FilingState.Batched || filing.IsToBeSent)?.Clm01
        : null;

    /// <summary>Claims that share neither an account nor a policy with that one: what becomes of it is nothing to them.</summary>
    public IEnumerable<string> StrangersTo(string claimId)
    {
        var claims = Memory.Rows("claim", int.MaxValue, null)
            .Select(record => SimSerializers.Serializer.Deserialize<Row<Claim>>(record.Body)!.State!).Where(claim => claim is { IsNone: false }).ToList();
        if (claims.Find(claim => claim.ClaimId == claimId) is not { } one) return [];
        return claims.Where(claim => claim.AccountId != one.AccountId && PolicyOf(claim) != PolicyOf(one)).Select(claim => claim.ClaimId);
    }

    private static string? PolicyOf(Claim claim) => ProfessionalClaim.Parse(claim.Record!.Parts()).Subscriber.MemberId;

    private Task Export(Func<Stream> open)
    {
        var store = new RestingStore(Memory);
        return new RunExport(store, _workload.Options.Payers).WriteOutcome(new StoreReader(store, _workload.Remembered), _books, open);
    }

    /// <summary>A: each file that was acknowledged has been read to its end, and each claim in it was counted.</summary>
    private void LookForWhatWasSent()
    {
        foreach (var (file, input) in _workload.Files.Zip(_workload.Plan.Inputs))
        {
            var id = InterchangeGrain.IdOf(_workload.Plan.Tenant, input.Sha256);
            var read = Memory.Load(id) is { } record ? _workload.Remembered.Read<Row<Interchange>>(record.Body)?.State : null;
            var counted = read is null ? 0 : read.Taken + read.Refused + read.Duplicates;
            if (counted != file.Count) Fail("A", $"{file.Name} was acknowledged with {file.Count} claims or visits, and {counted} of them were counted");
        }
    }
}

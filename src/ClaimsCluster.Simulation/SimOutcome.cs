using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Simulation.Faults;

namespace ClaimsCluster.Simulation;

/// <summary>Something that must hold does not.</summary>
/// <param name="Invariant">"I3", "D", "L", "exception".</param>
/// <param name="Found">What is wrong.</param>
/// <param name="Step">At which step it showed.</param>
internal sealed record SimFailure(string Invariant, string Found, long Step);

/// <summary>How a world ended.</summary>
/// <param name="Digest">SHA-256 of claims.jsonl, ledger.csv and worklist.jsonl; empty when it failed.</param>
/// <param name="Failure">Null when all holds.</param>
/// <param name="Steps">How many.</param>
/// <param name="Hits">The faults.</param>
/// <param name="TraceHash">The same seed, the same hash.</param>
/// <param name="Rows">Rows of the filing table that were walked.</param>
/// <param name="EndedAt">Business time of the last event.</param>
/// <param name="Poisoned">The claim that failed for a while; null: none did.</param>
/// <param name="HasJumped">Its clock jumped: what happened when is another story.</param>
internal sealed record SimOutcome(
    string Digest, SimFailure? Failure, long Steps, IReadOnlyList<FaultHit> Hits, ulong TraceHash,
    IReadOnlySet<(FilingState From, FilingHappening What, FilingState To)> Rows, DateTimeOffset? EndedAt,
    EntityId? Poisoned, bool HasJumped);

using System.Collections.Immutable;
using ClaimsCluster.Domain.Encounters;
using Orleans;

namespace ClaimsCluster.Domain.Coding;

/// <summary>Where in the note a code comes from.</summary>
/// <param name="Start">Characters from 0.</param>
/// <param name="Length">Characters.</param>
/// <param name="Section">"assessment", "plan", "history", ...</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">Of its first character in the line, from 1.</param>
[GenerateSerializer, Immutable, Alias("evidence")]
public sealed record Evidence(
    [property: Id(0)] int Start, [property: Id(1)] int Length, [property: Id(2)] string Section, [property: Id(3)] int Line,
    [property: Id(4)] int Column);

/// <summary>A diagnosis of a visit.</summary>
/// <param name="Code">ICD-10-CM without the point.</param>
/// <param name="Evidence">Where the note says so; null: the code was given.</param>
[GenerateSerializer, Immutable, Alias("coded-diagnosis")]
public sealed record CodedDiagnosis([property: Id(0)] string Code, [property: Id(1)] Evidence? Evidence);

/// <summary>A service of a visit.</summary>
[GenerateSerializer, Immutable, Alias("coded-service")]
public sealed record CodedService
{
    /// <summary>CPT or HCPCS.</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary>In their order, at most 4.</summary>
    [Id(1)]
    public ImmutableList<string> Modifiers { get; init; } = [];

    /// <summary>A count of UN.</summary>
    [Id(2)]
    public decimal Units { get; init; } = 1m;

    /// <summary>Diagnoses by their place, from 1; one or more.</summary>
    [Id(3)]
    public required ImmutableList<int> Pointers { get; init; }

    /// <summary>The price that was given with it; null: by the chargemaster.</summary>
    [Id(4)]
    public Money? Charge { get; init; }

    /// <summary>Where the note says so; null: the code was given.</summary>
    [Id(5)]
    public Evidence? Evidence { get; init; }
}

/// <summary>The codes of a visit, and what a coder has to ask before they are whole.</summary>
/// <param name="Diagnoses">The principal first.</param>
/// <param name="Services">In the order of their lines.</param>
/// <param name="Questions">Empty: nobody has to look.</param>
[GenerateSerializer, Immutable, Alias("visit-codes")]
public sealed record VisitCodes(
    [property: Id(0)] ImmutableList<CodedDiagnosis> Diagnoses, [property: Id(1)] ImmutableList<CodedService> Services,
    [property: Id(2)] ImmutableList<VisitQuestion> Questions);

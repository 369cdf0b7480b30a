using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Tests.Generating;

/// <summary>What <c>claims validate</c> finds, to level 5.</summary>
internal static class Validated
{
    public static FileInspection Inspect(byte[] bytes) =>
        FileInspection.Inspect(bytes, new InspectionOptions { TakesAll = true, Snip = 5, CodeSets = FormCodeSets.Instance });

    /// <summary>Its errors, as sentences.</summary>
    public static IReadOnlyList<string> Errors(byte[] bytes) =>
        [.. Inspect(bytes).Faults.Where(fault => !fault.IsWarning).Select(fault => fault.ToString())];
}

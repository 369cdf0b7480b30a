namespace ClaimsCluster.Cli.Generating;

internal static class GeneratedInput
{
    public static string Name(int count, long seed) => $"generated-{count}-seed-{seed}.837";

    public static Stream Open(int count, long seed) => throw new NotSupportedException($"{count} {seed}");
}

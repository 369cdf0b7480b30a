using ClaimsCluster.X12;
using ClaimsCluster.X12.Validation;

namespace ClaimsCluster.Cli.Parsing;

/// <summary>A segment kept: its bytes, and whether its guide has it where it stands.</summary>
internal readonly record struct KeptSegment(byte[] Raw, Delimiters Delimiters, bool IsPlaced);

/// <summary>A loop with what stands in it; the set itself is the outermost.</summary>
internal sealed class LoopNode(OpenLoop loop, LoopNode? parent)
{
    public OpenLoop Loop { get; } = loop;

    public LoopNode? Parent { get; } = parent;

    public List<KeptSegment> Segments { get; } = [];

    /// <summary>Loops in it that are no units and hold none, or are open.</summary>
    public List<LoopNode> Loops { get; } = [];

    /// <summary>Units told of it and of the loops in it.</summary>
    public int ToldUnits { get; set; }
}

using System.Diagnostics;
using ClaimsCluster.Domain.Deciding;

namespace ClaimsCluster.Grains.Entities;

/// <summary>What is kept of an error of ours by which an entity was set aside.</summary>
internal static class Faults
{
    /// <summary>By this entry those who are set aside are found.</summary>
    public static EntryPlace Entry { get; } = new("aside", "1");

    /// <summary>Its kind and where it came from. Not its message: that may hold what no log may.</summary>
    public static string Of(Exception error)
    {
        var at = new StackTrace(error).GetFrames().Select(frame => frame.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.FullName?.StartsWith("ClaimsCluster.", StringComparison.Ordinal) == true);
        if (at?.DeclaringType is not { } type) return error.GetType().Name;

        // An asynchronous method is a type of its own, "<Name>d__7", inside the one that it was written in.
        return type is { DeclaringType: { } outer } && type.Name.StartsWith('<')
            ? $"{error.GetType().Name} in {outer.Name}.{type.Name[1..type.Name.IndexOf('>', StringComparison.Ordinal)]}"
            : $"{error.GetType().Name} in {type.Name}.{at.Name}";
    }
}

/// <summary>A step failed by an error of ours: it is tried again, some times.</summary>
[GenerateSerializer, Alias("step-failed")]
public sealed class StepFailedException : Exception
{
    /// <summary>For the serializer.</summary>
    public StepFailedException()
    {
    }

    /// <summary>A message alone.</summary>
    public StepFailedException(string message)
        : base(message)
    {
    }

    /// <summary>A message and its cause.</summary>
    public StepFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal StepFailedException(EntityId id, Exception cause)
        : base($"A step of {id} failed: {Faults.Of(cause)}. It is tried again.", cause)
    {
    }
}

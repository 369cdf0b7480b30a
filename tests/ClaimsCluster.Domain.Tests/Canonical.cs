using System.Text.Json;

namespace ClaimsCluster.Domain.Tests;

/// <summary>Equality by content: a record that holds a list is equal to itself only.</summary>
internal static class Canonical
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value);
}

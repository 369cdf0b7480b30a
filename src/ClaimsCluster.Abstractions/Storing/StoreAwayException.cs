namespace ClaimsCluster.Abstractions.Storing;

/// <summary>The store is away: nothing is wrong with what was asked, and it is asked again.</summary>
/// <remarks>An Orleans exception, because the grain storage bridge wraps every other kind.</remarks>
[GenerateSerializer, Alias("store-away")]
public class StoreAwayException : OrleansException
{
    /// <summary>For the serializer.</summary>
    public StoreAwayException()
    {
    }

    /// <summary>A message alone.</summary>
    public StoreAwayException(string message)
        : base(message)
    {
    }

    /// <summary>A message and its cause.</summary>
    public StoreAwayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

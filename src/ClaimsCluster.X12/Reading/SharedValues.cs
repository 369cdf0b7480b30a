namespace ClaimsCluster.X12.Reading;

/// <summary>Small values that come again and again, such as a diagnosis or a payer: one object of each is handed out.</summary>
/// <remarks>
/// For values of few kinds only: what is kept and then replaced has cost more than what was never kept. Each is found
/// by one of its texts, which must come from the TextCache: there equal texts are one string.
/// </remarks>
internal sealed class SharedValues<T> where T : class
{
    private const int Places = 1024;

    private readonly T?[] _values = new T?[Places];

    /// <summary>The place of values with this text. What stands there may be of another: look, or put in a new one.</summary>
    public ref T? At(string? text) => ref _values[
        string.IsNullOrEmpty(text) ? 0 : unchecked(text[0] + 7 * text[^1] + 31 * text[text.Length / 2]) % Places];
}

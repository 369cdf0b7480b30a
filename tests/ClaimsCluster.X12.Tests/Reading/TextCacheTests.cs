using System.Text;
using ClaimsCluster.X12.Reading;
using CsCheck;

namespace ClaimsCluster.X12.Tests.Reading;

/// <summary>A text from the cache is the one that would have been made of its bytes.</summary>
public sealed class TextCacheTests
{
    /// <summary>Texts that come again, some that differ in one byte or in length, zeros and other alphabets among them.</summary>
    private static readonly Gen<byte[]> Value = Gen.OneOf(
        Gen.Byte.Array[0, 40], OneOf("AB\0").Array[0, 40], OneOf("\0Ã©").Array[1, 20]);

    [Fact]
    public void Texts_are_what_their_bytes_say_whatever_came_before() =>
        Value.Array[1, 50].Sample(values =>
        {
            var texts = new TextCache();
            return values.Concat(values).Concat(values).All(value => texts.Text(value) == ElementValue.Text(value));
        });

    [Theory]
    [InlineData("J")]
    [InlineData("E11.9")]
    public void A_code_that_comes_again_is_one_string(string code)
    {
        var texts = new TextCache();
        texts.Text(Encoding.ASCII.GetBytes(code)).ShouldBeSameAs(texts.Text(Encoding.ASCII.GetBytes(code)));
    }

    [Theory]
    [InlineData("1234567893")]
    [InlineData("A PLAN WITH A LONG NAME")]
    public void What_is_longer_is_one_string_from_the_second_time_on(string name)
    {
        var texts = new TextCache();
        texts.Text(Encoding.ASCII.GetBytes(name)).ShouldBe(name);
        texts.Text(Encoding.ASCII.GetBytes(name)).ShouldBeSameAs(texts.Text(Encoding.ASCII.GetBytes(name)));
    }

    [Fact]
    public void What_is_empty_is_nothing_or_an_empty_text()
    {
        var texts = new TextCache();
        (texts.OrNull([]), TextCache.NewOrNull([]), texts.Text([])).ShouldBe((null, null, ""));
    }

    private static Gen<byte> OneOf(string letters) => Gen.Int[0, letters.Length - 1].Select(index => (byte)letters[index]);
}

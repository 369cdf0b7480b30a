using System.Text;

namespace ClaimsCluster.Benchmarks.Generating;

/// <summary>A street address; N301 and N302 in one text.</summary>
internal sealed record PlaceOnEarth(string Street, string City, string State, string Zip);

/// <summary>Somebody with an NPI.</summary>
internal sealed record Doctor(string LastName, string FirstName, string Npi);

/// <summary>Names, addresses and numbers of people who do not exist. The same seed gives the same people.</summary>
internal sealed class People
{
    private static readonly string[] States = ["NY", "CA", "TX", "FL", "OH", "PA", "IL", "GA", "NC", "MI", "WA", "MA"];
    private static readonly string[] Ways = ["STREET", "AVENUE", "ROAD", "LANE", "DRIVE", "BOULEVARD"];

    private readonly Random _random;
    private readonly string[] _lastNames, _firstNames, _streets, _cities;
    private readonly Doctor[] _doctors;

    public People(Random random)
    {
        _random = random;
        _lastNames = Many(4000, () => Word(random.Next(2, 5)) + Pick(["N", "R", "S", "SON", "ER", ""]));
        _firstNames = Many(1500, () => Word(random.Next(2, 4)) + Pick(["N", "L", ""]));
        _streets = Many(900, () => $"{Word(3)} {Pick(Ways)}");
        _cities = Many(300, () => Word(3) + Pick([" FALLS", " CITY", "TON", "VILLE", " SPRINGS", ""]));
        _doctors = Many(1200, () => new Doctor(LastName, FirstName, Npi));
    }

    public string LastName => Pick(_lastNames);

    public string FirstName => Pick(_firstNames);

    public Doctor Doctor => Pick(_doctors);

    /// <summary>A National Provider Identifier: nine digits from 1 and the Luhn digit over 80840 and them.</summary>
    public string Npi
    {
        get
        {
            var digits = $"808401{_random.Next(10_000_000, 100_000_000)}";
            var sum = 0;
            for (var i = 0; i < digits.Length; i++)
            {
                var digit = digits[^(i + 1)] - '0';
                sum += i % 2 != 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
            }

            return $"{digits[5..]}{(10 - sum % 10) % 10}";
        }
    }

    public PlaceOnEarth Home => new(
        $"{_random.Next(1, 9999)} {Pick(_streets)}{(_random.Next(5) == 0 ? $"*APT {_random.Next(1, 400)}" : "")}",
        Pick(_cities), Pick(States), $"{_random.Next(10_000, 99_999)}{(_random.Next(10) < 3 ? Extension : "")}");

    /// <summary>Providers are found by the nine digits of a ZIP code.</summary>
    public PlaceOnEarth Office => new(
        $"{_random.Next(1, 9999)} {Pick(_streets)}", Pick(_cities), Pick(States),
        $"{_random.Next(10_000, 99_999)}{Extension}");

    private string Extension => $"{_random.Next(1000, 9999)}";

    public T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];

    private string Word(int syllables)
    {
        var word = new StringBuilder();
        for (; syllables > 0; syllables--)
            word.Append("BCDFGHJKLMNPRSTVW"[_random.Next(17)]).Append("AEIOU"[_random.Next(5)]);
        return word.ToString();
    }

    private static T[] Many<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];
}

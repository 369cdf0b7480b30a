namespace ClaimsCluster.Benchmarks.Generating;

/// <summary>An 837P and the 835 that pays it, the same on every machine.</summary>
internal sealed record SampleFiles(byte[] Claims, byte[] Remittance)
{
    private const int Seed = 7;

    /// <summary>130,000 claims make 97 MB and 74 MB.</summary>
    public static SampleFiles Make(int claimCount)
    {
        using MemoryStream claims = new(), remittance = new();
        Write(claimCount, claims, remittance);
        return new(claims.ToArray(), remittance.ToArray());
    }

    /// <summary>Writes both files as they are made.</summary>
    public static void Write(int claimCount, Stream claims, Stream remittance)
    {
        var random = new Random(Seed);
        var people = new People(random);
        using SegmentText claimText = new(claims), remittanceText = new(remittance);
        var payments = new RemittanceFile(remittanceText, random, people);
        new ClaimFile(claimText, random, people, new SampleClaims(random, people)).Write(claimCount, payments.Pay);
        payments.Close();
    }
}

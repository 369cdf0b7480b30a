namespace ClaimsCluster.Benchmarks.Generating;

/// <summary>Writes what the claims are paid as one 835 interchange, 005010X221A1: a payment for 300 claims. It balances.</summary>
internal sealed class RemittanceFile
{
    private const string Guide = "005010X221A1";
    private const int ClaimsPerPayment = 300;

    private readonly SegmentText _output;
    private readonly Random _random;
    private readonly People _people;
    private readonly List<string> _segments = []; // Of the claims of one payment: their sum is told before them.
    private int _claimCount;
    private long _paidCents;
    private int _setCount;

    public RemittanceFile(SegmentText output, Random random, People people)
    {
        (_output, _random, _people) = (output, random, people);
        output.Add(
            "ISA*00*          *00*          *ZZ*EXAMPLEPAYER   *ZZ*CLAIMSCLUSTER  *241105*0815*^*00501*000000002*0*T*:");
        output.Add($"GS*HP*EXAMPLEPAYER*CLAIMSCLUSTER*20241105*0815*2*X*{Guide}");
    }

    public void Pay(SampleClaim claim)
    {
        var isDenied = _random.Next(100) < 8;
        var paid = claim.Lines.Select(line => new PaidLine(line, _random, isDenied)).ToList();
        WriteClaim(claim, paid, isDenied);
        for (var index = 0; index < paid.Count; index++) WriteLine(claim, paid[index], index);
        _paidCents += paid.Sum(line => line.PaidCents);
        if (++_claimCount == ClaimsPerPayment) WritePayment();
    }

    public void Close()
    {
        if (_claimCount > 0) WritePayment();
        _output.Add($"GE*{_setCount}*2");
        _output.Add("IEA*1*000000002");
    }

    private void WriteClaim(SampleClaim claim, List<PaidLine> lines, bool isDenied)
    {
        var patient = claim.Child ?? claim.Subscriber;
        var owed = lines.Sum(line => line.DeductibleCents + line.CoinsuranceCents);
        var kind = claim.Payer.FilingIndicator is "MB" or "MC" ? claim.Payer.FilingIndicator : "12";
        Add($"CLP*{claim.Number}*{(isDenied ? 4 : 1)}*{Dollars(claim.ChargeCents)}*{Dollars(lines.Sum(l => l.PaidCents))}"
            + $"*{(owed == 0 ? "" : Dollars(owed))}*{kind}*{_random.NextInt64(10_000_000_000_000, 100_000_000_000_000)}"
            + $"*{claim.PlaceOfService}*1");
        Add($"NM1*QC*1*{patient.LastName}*{patient.FirstName}*{patient.MiddleName}***MI*{claim.MemberId}");
        if (claim.Child is not null)
            Add($"NM1*IL*1*{claim.Subscriber.LastName}*{claim.Subscriber.FirstName}****MI*{claim.MemberId}");
        Add($"NM1*82*1*{claim.Rendering.LastName}*{claim.Rendering.FirstName}****XX*{claim.Rendering.Npi}");
        if (claim.Payer.FilingIndicator == "MB") Add("MOA***MA01*MA18");
        Add($"REF*1L*{claim.GroupNumber}");
        Add($"DTM*232*{claim.Day}");
        Add($"DTM*233*{claim.Day}");
        Add("DTM*050*20241016");
        Add("PER*CX*CLAIMS*TE*8005550177");
        if (!isDenied) Add($"AMT*AU*{Dollars(claim.ChargeCents)}");
    }

    private void WriteLine(SampleClaim claim, PaidLine paid, int index)
    {
        var line = paid.Line;
        Add($"SVC*{line.Procedure}*{Dollars(line.ChargeCents)}*{Dollars(paid.PaidCents)}**{line.Units}");
        Add($"DTM*472*{claim.Day}");
        if (paid.IsDenied) Add($"CAS*CO*{_people.Pick(["16", "50", "97", "197", "29"])}*{Dollars(line.ChargeCents)}");
        else Add($"CAS*CO*45*{Dollars(line.ChargeCents - paid.AllowedCents)}");
        if (paid.DeductibleCents > 0 && paid.CoinsuranceCents > 0)
            Add($"CAS*PR*1*{Dollars(paid.DeductibleCents)}**2*{Dollars(paid.CoinsuranceCents)}");
        else if (paid.DeductibleCents > 0) Add($"CAS*PR*1*{Dollars(paid.DeductibleCents)}");
        else if (paid.CoinsuranceCents > 0) Add($"CAS*PR*2*{Dollars(paid.CoinsuranceCents)}");
        Add($"REF*6R*{claim.Number}{index + 1:00}");
        if (paid.IsDenied) Add($"LQ*HE*{_people.Pick(["M51", "N290", "MA130", "N362"])}");
        else Add($"AMT*B6*{Dollars(paid.AllowedCents)}");
    }

    private void WritePayment()
    {
        _setCount++;
        var kept = _setCount % 5 == 0 ? 1250 : 0; // Every fifth payment takes back $12.50.
        var payer = SampleClaims.Payers[_setCount % SampleClaims.Payers.Length];
        _output.OpenSet($"ST*835*{_setCount:0000}");
        _output.Add($"BPR*I*{Dollars(_paidCents - kept)}*C*ACH*CCP*01*021000021*DA*123456789*1512345678**01*031201360"
            + "*DA*987654321*20241105");
        _output.Add($"TRN*1*EFT{_setCount:000000000}*1512345678");
        _output.Add("REF*EV*CLAIMSCLUSTER");
        _output.Add("DTM*405*20241105");
        _output.Add($"N1*PR*{payer.Name}");
        _output.Address(_people.Office);
        _output.Add($"REF*2U*{payer.Id}");
        _output.Add("PER*CX*CLAIM SERVICE*TE*8005550100");
        _output.Add("PER*BL*EDI SUPPORT*TE*8005550101*EM*EDI@EXAMPLE.COM");
        _output.Add($"N1*PE*EXAMPLE BILLING GROUP {_setCount}*XX*{_people.Npi}");
        _output.Address(_people.Office);
        _output.Add("REF*TJ*123456789");
        _output.Add("LX*1");
        foreach (var segment in _segments) _output.Add(segment);
        if (kept > 0) _output.Add($"PLB*1234567893*20241231*WO:{_setCount}*{Dollars(kept)}");
        _output.CloseSet(_setCount);
        _segments.Clear();
        (_claimCount, _paidCents) = (0, 0);
    }

    private void Add(string segment) => _segments.Add(segment);

    private static string Dollars(long cents) => SegmentText.Dollars(cents);

    /// <summary>How a payer divides the charge of a line.</summary>
    private sealed class PaidLine
    {
        public PaidLine(SampleLine line, Random random, bool isDenied)
        {
            (Line, IsDenied) = (line, isDenied);
            if (isDenied) return;

            AllowedCents = line.ChargeCents * random.Next(45, 90) / 100;
            DeductibleCents = Math.Min(AllowedCents, random.Next(4) switch { 2 => 2000, 3 => 2500, _ => 0 });
            CoinsuranceCents = Math.Min(AllowedCents - DeductibleCents, AllowedCents * (random.Next(3) * 10) / 100);
            PaidCents = AllowedCents - DeductibleCents - CoinsuranceCents;
        }

        public SampleLine Line { get; }

        public bool IsDenied { get; }

        public long AllowedCents { get; }

        public long DeductibleCents { get; }

        public long CoinsuranceCents { get; }

        public long PaidCents { get; }
    }
}

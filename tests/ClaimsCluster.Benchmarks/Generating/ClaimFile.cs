namespace ClaimsCluster.Benchmarks.Generating;

/// <summary>Writes claims as one 837P interchange, 005010X222A1: sets of 5,000 claims, which the guide recommends.</summary>
internal sealed class ClaimFile(SegmentText output, Random random, People people, SampleClaims claims)
{
    private const string Guide = "005010X222A1";
    private const int ClaimsPerSet = 5000;

    private static readonly string[] Taxonomies =
        ["207Q00000X", "207R00000X", "208D00000X", "363L00000X", "225100000X", "207RC0000X"];

    private int _level;
    private int _providerLevel;

    /// <summary>Writes the file; <paramref name="written"/> sees each claim.</summary>
    public void Write(int claimCount, Action<SampleClaim> written)
    {
        output.Add(
            "ISA*00*          *00*          *ZZ*CLAIMSCLUSTER  *ZZ*EXAMPLEPAYER   *241015*1230*^*00501*000000001*0*T*:");
        output.Add($"GS*HC*CLAIMSCLUSTER*EXAMPLEPAYER*20241015*1230*1*X*{Guide}");
        var setCount = 0;
        for (var number = 1; number <= claimCount; number += ClaimsPerSet)
            WriteSet(++setCount, number, Math.Min(claimCount, number + ClaimsPerSet - 1), written);
        output.Add($"GE*{setCount}*1");
        output.Add("IEA*1*000000001");
    }

    private void WriteSet(int control, int first, int last, Action<SampleClaim> written)
    {
        output.OpenSet($"ST*837*{control:0000}*{Guide}");
        output.Add($"BHT*0019*00*BATCH{control:000000}*20241015*1230*CH");
        output.Add("NM1*41*2*CLAIMSCLUSTER EXAMPLE*****46*CC0001");
        output.Add("PER*IC*EDI DESK*TE*8005550199*EM*EDESK@EXAMPLE.COM");
        output.Add("NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*EXCH01");
        _level = 0;
        for (int number = first, left = 0; number <= last; number++, left--)
        {
            if (left == 0)
            {
                left = random.Next(40, 160);
                WriteProvider();
            }

            var claim = claims.Make(number);
            WriteSubscriber(claim);
            WriteClaim(claim);
            written(claim);
        }

        output.CloseSet(control);
    }

    private void WriteProvider()
    {
        _providerLevel = ++_level;
        output.Add($"HL*{_level}**20*1");
        output.Add($"PRV*BI*PXC*{people.Pick(Taxonomies)}");
        output.Add($"NM1*85*2*{people.LastName} MEDICAL GROUP PC*****XX*{people.Npi}");
        output.Address(people.Office);
        output.Add($"REF*EI*{random.Next(100_000_000, 1_000_000_000)}");
        output.Add($"PER*IC*{people.FirstName} {people.LastName}*TE*{random.NextInt64(2_000_000_000, 9_999_999_999)}");
        output.Add("NM1*87*2");
        output.Address(people.Office);
    }

    private void WriteSubscriber(SampleClaim claim)
    {
        var subscriberLevel = ++_level;
        var (person, child) = (claim.Subscriber, claim.Child);
        output.Add($"HL*{_level}*{_providerLevel}*22*{(child is null ? 0 : 1)}");
        var reason = claim.Earlier is not null && claim.Payer.FilingIndicator == "MB" ? "12" : ""; // Medicare pays second.
        output.Add($"SBR*{(claim.Earlier is null ? 'P' : 'S')}*{(child is null ? "18" : "")}*{claim.GroupNumber}"
            + $"**{reason}****{claim.Payer.FilingIndicator}");
        output.Add($"NM1*IL*1*{person.LastName}*{person.FirstName}*{person.MiddleName}***MI*{claim.MemberId}");
        output.Address(person.Home);
        output.Add($"DMG*D8*{person.BirthDate}*{person.Sex}");
        output.Add($"NM1*PR*2*{claim.Payer.Name}*****PI*{claim.Payer.Id}");
        output.Address(people.Home);
        if (child is null) return;

        output.Add($"HL*{++_level}*{subscriberLevel}*23*0");
        output.Add("PAT*19");
        output.Add($"NM1*QC*1*{child.LastName}*{child.FirstName}");
        output.Address(child.Home);
        output.Add($"DMG*D8*{child.BirthDate}*{child.Sex}");
    }

    private void WriteClaim(SampleClaim claim)
    {
        output.Add($"CLM*{claim.Number}*{SegmentText.Dollars(claim.ChargeCents)}***{claim.PlaceOfService}:B:1*Y*A*Y*Y");
        if (random.Next(10) < 3) output.Add($"DTP*431*D8*{claim.Day}");
        if (random.Next(100) < 15) output.Add($"REF*G1*AUTH{random.Next(1_000_000, 10_000_000)}");
        if (claim.Lines.Any(line => line.IsLaboratory)) output.Add("REF*X4*33D1234567");
        output.Add($"REF*D9*{random.NextInt64(100_000_000_000, 1_000_000_000_000)}");
        if (random.Next(10) == 0) output.Add($"NTE*ADD*PATIENT SEEN FOR FOLLOW UP {people.LastName}");
        output.Add($"HI*ABK:{string.Join("*ABF:", claim.Diagnoses)}");
        if (random.Next(100) < 35) WriteDoctor("DN", people.Doctor);
        WriteDoctor("82", claim.Rendering);
        output.Add($"PRV*PE*PXC*{people.Pick(Taxonomies)}");
        if (claim.PlaceOfService != "11")
        {
            output.Add($"NM1*77*2*{people.LastName} HOSPITAL*****XX*{people.Npi}");
            output.Address(people.Office);
        }

        if (claim.Earlier is { } earlier) WriteEarlierPayer(claim, earlier);
        for (var index = 0; index < claim.Lines.Count; index++) WriteLine(claim, index);
    }

    private void WriteDoctor(string role, Doctor doctor) =>
        output.Add($"NM1*{role}*1*{doctor.LastName}*{doctor.FirstName}****XX*{doctor.Npi}");

    private void WriteEarlierPayer(SampleClaim claim, SamplePayer payer)
    {
        output.Add("SBR*P*18*******CI");
        output.Add($"AMT*D*{SegmentText.Dollars(claim.Lines.Sum(line => line.EarlierCents))}");
        output.Add("OI***Y*P**Y");
        output.Add($"NM1*IL*1*{claim.Subscriber.LastName}*{claim.Subscriber.FirstName}****MI*{claims.MemberId()}");
        output.Address(people.Home);
        output.Add($"NM1*PR*2*{payer.Name}*****PI*{payer.Id}");
    }

    private void WriteLine(SampleClaim claim, int index)
    {
        var line = claim.Lines[index];
        var pointers = string.Join(':', Enumerable.Range(1, Math.Min(claim.Diagnoses.Count, random.Next(1, 4))));
        var place = random.Next(10) == 0 ? claim.PlaceOfService : "";
        output.Add($"LX*{index + 1}");
        output.Add($"SV1*{line.Procedure}*{SegmentText.Dollars(line.ChargeCents)}*UN*{line.Units}*{place}**{pointers}");
        output.Add($"DTP*472*D8*{claim.Day}");
        output.Add($"REF*6R*{claim.Number}{index + 1:00}");
        if (line.IsDrug)
        {
            output.Add("LIN**N4*00517003225");
            output.Add($"CTP****{line.Units}*ML");
        }

        if (claim.Earlier is not { } earlier) return;

        output.Add($"SVD*{earlier.Id}*{SegmentText.Dollars(line.EarlierCents)}*HC:{line.Code}**{line.Units}");
        output.Add($"CAS*CO*45*{SegmentText.Dollars(line.ChargeCents - line.EarlierCents)}");
        output.Add($"DTP*573*D8*{claim.Day}");
    }
}

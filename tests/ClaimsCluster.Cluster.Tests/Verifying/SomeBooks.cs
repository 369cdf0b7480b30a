using System.Buffers;
using System.Text;
using ClaimsCluster.Hosting;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.Storage;
using ClaimsCluster.Storage.Sqlite;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Writing;

[assembly: AssemblyFixture(typeof(ClaimsCluster.Cluster.Tests.Verifying.SomeBooks))]

namespace ClaimsCluster.Cluster.Tests.Verifying;

/// <summary>
/// The books of thirty claims of five payers, run to their end: one refused, one held, all of them sent twice, and an
/// 835 of a claim that nobody knows.
/// </summary>
public sealed class SomeBooks : IAsyncLifetime
{
    private static readonly string[] Payers = ["PPO01", "MCR01", "MCD01", "HMO01", "BLU01"];
    private static readonly string[] Npis = ["1234567893", "1730123456"];
    private static readonly string[] Codes = ["99213", "80053", "93000"];

    private readonly StoreFolder _folder = StoreFolder.Temporary();

    /// <summary>The closed database file; tests copy it.</summary>
    public string Database => _folder.Database;

    public async ValueTask InitializeAsync()
    {
        await using var store = SqliteClusterStore.Open(Database);
        var claims = Enumerable.Range(0, 30).Select(Claim).ToList();
        var plan = new RunPlan
        {
            Seed = 1,
            Tenant = "default",
            Inputs =
            [
                await Keep("jan.837", Written(claims, 1)),
                await Keep("jan-again.837", Written(claims, 2)),
                await Keep("stray.835", Stray()),
            ],
        };
        await plan.Save(store);
        await EmbeddedRun.Run(plan, new ClaimsClusterOptions { Seed = 1 }, store, 1, TestContext.Current.CancellationToken);

        ValueTask<PlannedInput> Keep(string name, byte[] bytes) =>
            EmbeddedRun.Keep(store, "default", name, () => new MemoryStream(bytes), null);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    /// <summary>An 837 of the claims, with its own control number.</summary>
    public static byte[] Written(IReadOnlyList<ClaimParts> claims, int control)
    {
        var output = new ArrayBufferWriter<byte>();
        ProfessionalClaimWriter.Write(
            output, Header(control), new("SENDING OFFICE", "S1", "DESK", "8005550100"), new("RECEIVING HOUSE", "R1"),
            [new("0001", "BATCH1", [.. claims.Select(OutboundClaim.AsReceived)])]);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Claim 7 was born tomorrow and is refused; claim 11 is for a second payer and is held.</summary>
    public static ClaimParts Claim(int number)
    {
        var codes = Codes[..(1 + (number % Codes.Length))];
        var born = number == 7 ? "20990101" : $"19{50 + number:00}0615";
        var provider = $"PRV*BI*PXC*207Q00000X~NM1*85*2*GOOD CLINIC {number % 2}*****XX*{Npis[number % 2]}~"
            + "N3*1 MAIN STREET~N4*ALBANY*NY*122070001~REF*EI*123456789~";
        var subscriber = $"SBR*{(number == 11 ? "S" : "P")}*18*GRP1******CI~NM1*IL*1*DOE*JANE{(char)('A' + (number % 26))}****MI*M{number:0000}~"
            + $"N3*2 SIDE STREET~N4*TROY*NY*12180~DMG*D8*{born}*F~NM1*PR*2*PAYER*****PI*{Payers[number % Payers.Length]}~";
        var claim = $"CLM*ACC{number:000}*{codes.Length * (100 + number)}.5***11:B:1*Y*A*Y*Y~HI*ABK:E119~"
            + "NM1*82*1*WELBY*MARCUS****XX*1730123456~PRV*PE*PXC*208D00000X~"
            + string.Concat(codes.Select((code, line) =>
                $"LX*{line + 1}~SV1*HC:{code}*{100 + number}{(line == 0 ? ".5" : "")}*UN*1***1~DTP*472*D8*20251220~"));
        return new(Bytes(provider), Bytes(subscriber), [], Bytes(claim));
    }

    /// <summary>An 835 of a claim number that is not ours.</summary>
    public static byte[] Stray() => Written(
        new RemittanceAdvice
        {
            SetControl = "0001",
            Amount = 60m,
            Method = "ACH",
            PaymentDate = new(2026, 1, 20),
            ProductionDate = new(2026, 1, 20),
            TraceNumber = "STRAY1",
            OriginatorId = "1999999999",
            PayerName = "SOME PAYER",
            PayerId = "SOME1",
            PayeeName = "GOOD CLINIC 0",
            PayeeNpi = Npis[0],
            Claims =
            [
                new()
                {
                    ClaimNumber = "NOTOURS1",
                    StatusCode = "1",
                    Charge = 100m,
                    Paid = 60m,
                    Icn = "ICN1",
                    Lines = [new() { Qualifier = "HC", Code = "99213", Charge = 100m, Paid = 60m, Adjustments = [new("CO", "45", 40m, null)] }],
                },
            ],
        });

    /// <summary>An 835 of these payments.</summary>
    public static byte[] Written(params IReadOnlyList<RemittanceAdvice> advices)
    {
        var output = new ArrayBufferWriter<byte>();
        RemittanceWriter.Write(output, Header(835), advices);
        return output.WrittenSpan.ToArray();
    }

    private static InterchangeHeader Header(int control) =>
        new("ZZ", "SENDER", "ZZ", "RECEIVER", new(2026, 1, 5, 9, 30, 0), control, 'T', "SENDER", "RECEIVER", control);

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}

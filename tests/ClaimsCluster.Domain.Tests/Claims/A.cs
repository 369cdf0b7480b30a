using System.Text;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Domain.Tests.Claims;

/// <summary>A claim and what is asked of it, in the order of a story.</summary>
internal sealed class A
{
    public const string Batch = "PPO01-20260105";
    public static readonly DateTimeOffset Day = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private readonly ClaimLifecycle _rules = new("default");
    private int _orders;

    public Claim Claim { get; private set; } = Claim.None;

    public Reply Reply { get; private set; } = Done.Instance;

    public IReadOnlyList<DomainEvent> Events { get; private set; } = [];

    public IReadOnlyList<Effect> Effects { get; private set; } = [];

    public Filing Filing => Claim.Filings[^1];

    public static A Claim_(string change = "", string to = "") => new A().When(a => a.Receive(Record(change, to)));

    public static A Batched() => Claim_().When(a => new ClaimCommand.AddToBatch(Batch) { CommandId = a.Next, At = Day.AddHours(18) });

    public static A Accepted() => Batched().When(a => a.Tell(true, new("A2", "20", null, "ICN1", Batch)));

    public A When(Func<A, ClaimCommand> order)
    {
        var decision = _rules.Decide(Claim, order(this));
        (Claim, Reply, Events, Effects) = (decision.Next, decision.Reply, decision.Events, decision.Effects);
        return this;
    }

    public string Next => $"order {++_orders}";

    public ClaimCommand Receive(ClaimRecord record, int daysLater = 0, string document = "document") => new ClaimCommand.Receive(
        "0123456789ABCDEF", "ACCOUNT", record, ClaimIdentity.ContentHash(record.Parts()), new(document, 10, 20),
        new IntakeProfile(new FilingLimit.Days(90), WarnOnNpi: false))
    {
        CommandId = Next,
        At = Day.AddDays(daysLater),
    };

    public ClaimCommand Tell(bool? syntax, PayerStatus? status) =>
        new ClaimCommand.Tell(Batch, Filing.Clm01, syntax, status) { CommandId = Next, At = Day.AddHours(20) };

    public static A Paid() => Accepted().When(a => a.Remit("1", 60m, Cas("CO", "45", 45m), Cas("PR", "2", 20m)));

    public static A Denied() => Accepted().When(a => a.Remit("1", 0m, Cas("CO", "50", 125m)));

    /// <summary>A later file of the sender.</summary>
    public A Resends(string change, string to, int day = 30) => When(a => a.Receive(Record(change, to), day, $"document {day}"));

    /// <summary>Whatever waits goes to the payer, who answers by that evening.</summary>
    public A Sent(string batch, string clm01, int day, PayerStatus? status) => When(_ => new ClaimCommand.AddToBatch(batch) { CommandId = Next, At = Day.AddDays(day).AddHours(18) })
        .When(_ => new ClaimCommand.Tell(batch, clm01, true, status) { CommandId = Next, At = Day.AddDays(day).AddHours(20) });

    public ClaimCommand At(int day, Func<string, DateTimeOffset, ClaimCommand> order, int hour = 10) => order(Next, Day.AddDays(day).AddHours(hour));

    public Filing Named(string sequence, int version) => Claim.Filings.Find(filing => filing.Sequence == sequence && filing.Version == version)!;

    public ClaimCommand Remit(string status, decimal paid, params Adjustment[] adjustments) => RemitOf(Filing, "ICN1", status, paid, adjustments);

    public ClaimCommand RemitOf(Filing filing, string icn, string status, decimal paid, params Adjustment[] adjustments) => new ClaimCommand.Remit(
        new ClaimAdvice
        {
            PatientControlNumber = filing.Clm01,
            Status = status,
            Icn = icn,
            Charge = status == "22" ? -filing.Charge : filing.Charge,
            Paid = Money.Exactly(paid),
            Lines =
            [
                new()
                {
                    LineControl = LineMatching.KeyOf(Claim.ClaimId, 1),
                    Procedure = "99213",
                    Charge = status == "22" ? -filing.Charge : filing.Charge,
                    Paid = Money.Exactly(paid),
                    Adjustments = [.. adjustments],
                },
            ],
        },
        $"posting {Next}", "TRACE1", new(2026, 1, 12))
    {
        CommandId = Next,
        At = Day.AddDays(8),
    };

    public static Adjustment Cas(string group, string carc, decimal amount) => new(group, carc, Money.Exactly(amount));

    public static ClaimRecord Record(string change = "", string to = "")
    {
        return new(
            Bytes("NM1*85*2*GROUP*****XX*1234567893~N3*1 MAIN~N4*HUNTSVILLE*AL*358010001~REF*EI*635550142~"),
            Bytes("SBR*P*18*******CI~NM1*IL*1*DOE*JANE****MI*M1~N3*2 MAIN~N4*HUNTSVILLE*AL*358010001~DMG*D8*19700102*F~NM1*PR*2*PPO*****PI*PPO01~"),
            [],
            Bytes("CLM*PCN1*125***11:B:1*Y*A*Y*Y~HI*ABK:E119~NM1*82*1*DOC*A****XX*1558598797~LX*1~SV1*HC:99213*125*UN*1***1~DTP*472*D8*20251230~"));

        byte[] Bytes(string segments) => Encoding.ASCII.GetBytes(change.Length > 0 ? segments.Replace(change, to, StringComparison.Ordinal) : segments);
    }
}

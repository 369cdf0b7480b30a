using System.Buffers;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Testing.Payers;

/// <summary>
/// A payer whom the test speaks for. It sees each 837 that arrives and answers in X12 when it wants, by the channel that
/// real payers use. Its 999 comes by itself.
/// </summary>
public sealed class ScriptedPayer
{
    private const string Us = "CLAIMSCLUSTER";

    private readonly PayerProfile _profile;
    private readonly IClusterStore _store;
    private readonly Func<DateTimeOffset> _now;
    private readonly Func<Dispatch, Task> _deliver;
    private readonly List<ArrivedClaim> _claims = [];
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, ClaimDecision> _decided = [];
    private RemittanceAdvice? _last;
    private int _control;

    internal ScriptedPayer(PayerProfile profile, IClusterStore store, Func<DateTimeOffset> now, Func<Dispatch, Task> deliver) =>
        (_profile, _store, _now, _deliver) = (profile, store, now, deliver);

    /// <summary>Its id.</summary>
    public string Id => _profile.Id;

    /// <summary>What its 999 says of the next files: true, each set is accepted; false, each is rejected; null, no 999 comes.</summary>
    public bool? AcceptsSyntax { get; set; } = true;

    /// <summary>All claims that arrived, oldest first.</summary>
    public IReadOnlyList<ArrivedClaim> Claims => _claims;

    /// <summary>The claim that arrived last.</summary>
    public ArrivedClaim Newest => _claims[^1];

    /// <summary>TRN02 of the last payment.</summary>
    public string Trace { get; private set; } = "";

    /// <summary>The bytes of the last file that it sent.</summary>
    public ReadOnlyMemory<byte> LastFile { get; private set; }

    /// <summary>277CA A2: taken for decision under the payer's number.</summary>
    public Task Accept(ArrivedClaim claim, string icn) => Acknowledge(claim, "A2", "20", null, icn);

    /// <summary>277CA that rejects, e.g. "A7", "562", "85".</summary>
    public Task Reject(ArrivedClaim claim, string category, string status, string? entity = null) => Acknowledge(claim, category, status, entity, null);

    /// <summary>An 835 that pays one claim; what is neither paid nor the patient's is contractual (CO-45).</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="icn">The payer's number of it.</param>
    /// <param name="paid">Dollars: from the first line on, none above its charge.</param>
    /// <param name="patient">Coinsurance (PR-2) on what is left of the lines.</param>
    /// <param name="priorPayers">What payers before him paid and took off (OA-23).</param>
    public Task Pay(ArrivedClaim claim, string icn, decimal paid, decimal patient = 0m, decimal priorPayers = 0m) =>
        Remit(ClaimDecision.Paying(claim, icn, paid, patient, priorPayers));

    /// <summary>An 835 that denies all lines of one claim.</summary>
    public Task Deny(ArrivedClaim claim, string icn, string carc, string group = "CO", string? remark = null) =>
        Remit(ClaimDecision.Denying(claim, icn, carc, group, remark));

    /// <summary>An 835 that takes back what it decided under that number.</summary>
    public Task Reverse(string icn) => Remit(Reversal(icn));

    /// <summary>What takes back an earlier decision (CLP02 22), for <see cref="Remit(ClaimDecision[])"/>.</summary>
    public ClaimDecision Reversal(string icn) => _decided[icn].Reversed();

    /// <summary>One 835 with these decisions. A negative sum is carried forward (PLB FB).</summary>
    public Task Remit(params ClaimDecision[] decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        var sum = decisions.Sum(decision => decision.Remitted.Paid);
        return Remit(Math.Max(0m, sum), decisions);
    }

    /// <summary>One 835 that says it pays <paramref name="amount"/>: it need not balance.</summary>
    public async Task Remit(decimal amount, params ClaimDecision[] decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        foreach (var decision in decisions.Where(decision => !decision.IsReversal)) _decided[decision.Remitted.Icn!] = decision;
        Trace = $"{Id}{_control + 1:0000}";
        await SendAgain(Payment(amount, decisions));
    }

    /// <summary>The last payment once more, in a file of its own.</summary>
    public Task SendAgain() => SendAgain(_last ?? throw new InvalidOperationException("Nothing was paid."));

    /// <summary>Any bytes, as a file of that name.</summary>
    public async Task Send(ReadOnlyMemory<byte> x12, string name)
    {
        LastFile = x12;
        await _deliver(await Dispatch(x12, name, _now()));
    }

    /// <summary>An 837 came: its claims are kept; the 999 is what goes back.</summary>
    internal async Task<Dispatch?> Take(Dispatch dispatch)
    {
        using var bytes = new MemoryStream();
        await using (var sent = _store.OpenBlob(dispatch.From, dispatch.Document)) await sent.CopyToAsync(bytes);
        var inspection = FileInspection.Inspect(bytes.ToArray());
        if (_taken.Add(dispatch.Document)) _claims.AddRange(ArrivedClaim.Read(bytes.ToArray(), inspection));
        if (AcceptsSyntax is not { } accepts) return null;

        var answer = ImplementationAcknowledgment.To(inspection.Interchanges[0]).Select(group => accepts ? group : Rejected(group)).ToList();
        return await Dispatch(Written((output, header) => ImplementationAcknowledgmentWriter.Write(output, header, answer), dispatch.At), $"{Id}-{dispatch.Document[..8]}.999", dispatch.At);
    }

    private Task SendAgain(RemittanceAdvice payment)
    {
        _last = payment;
        return Send(Written((output, header) => RemittanceWriter.Write(output, header, [payment]), _now()), $"{payment.TraceNumber}-{_control}.835");
    }

    private RemittanceAdvice Payment(decimal amount, ClaimDecision[] decisions)
    {
        var (day, payee) = (DateOnly.FromDateTime(_now().UtcDateTime), decisions[0].Claim.Typed.BillingProvider);
        var forward = Math.Min(0m, decisions.Sum(decision => decision.Remitted.Paid));
        return new()
        {
            SetControl = "0001",
            Amount = amount,
            Method = amount == 0m ? "NON" : "ACH",
            PaymentDate = day,
            ProductionDate = day,
            TraceNumber = Trace,
            OriginatorId = _profile.TaxId,
            PayerName = _profile.Name,
            PayerId = Id,
            PayeeName = payee.Name ?? "",
            PayeeNpi = payee.Npi,
            PayeeTaxId = payee.TaxId,
            Claims = [.. decisions.Select(decision => decision.Remitted)],
            ProviderAdjustments = forward < 0m ? [new("FB", Trace, forward)] : [],
        };
    }

    private Task Acknowledge(ArrivedClaim claim, string category, string status, string? entity, string? icn)
    {
        var (typed, day) = (claim.Typed, DateOnly.FromDateTime(_now().UtcDateTime));
        var answer = new ClaimAcknowledgment(claim.Batch, day, day, new(_profile.Name, Id), new(Us, Us),
        [
            new(new(typed.BillingProvider.Name ?? "", typed.BillingProvider.Npi ?? ""), claim.Number, category, status, entity, day, typed.Charge, icn,
                typed.PatientLastName, typed.PatientFirstName, typed.Subscriber.MemberId, typed.FirstServiceDate, typed.LastServiceDate),
        ]);
        return Send(Written((output, header) => ClaimAcknowledgmentWriter.Write(output, header, [answer]), _now()), $"{Id}-{_control}.277");
    }

    private byte[] Written(Action<IBufferWriter<byte>, InterchangeHeader> write, DateTimeOffset at)
    {
        var (me, bytes) = (SubmissionBatchWorker.EnvelopeId(_profile.ReceiverId), new ArrayBufferWriter<byte>());
        write(bytes, new("ZZ", me, "ZZ", Us, at.UtcDateTime, ++_control, 'P', me, Us, _control));
        return bytes.WrittenSpan.ToArray();
    }

    private async Task<Dispatch> Dispatch(ReadOnlyMemory<byte> bytes, string name, DateTimeOffset at)
    {
        var tenant = PayerInbox.TenantOf(Id);
        return new(tenant, "default", await _store.Keep(tenant, bytes), name, at);
    }

    private static ImplementationAcknowledgment Rejected(ImplementationAcknowledgment group) => group with
    {
        Status = 'R',
        AcceptedSets = 0,
        Sets = [.. group.Sets.Select(set => set with { Status = 'R', Codes = ["5"] })],
    };
}

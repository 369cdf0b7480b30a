using System.Globalization;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.Hosting.Running;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// I7: the claims of each received 837, counted in its bytes, were taken, refused or known before, and each one taken
/// is there; the claims of each payment of an 835 were posted, set aside, quarantined or came before; so are the inquiries of a 270.
/// </summary>
internal sealed class NothingLost(RunPlan? plan) : Check("I7", "each visit, claim and payment that came in is somewhere", "received")
{
    private readonly Dictionary<(string Tenant, string Document), ReceivedFile> _files = [];
    private readonly HashSet<(EntityId Claim, string Document, long Offset)> _came = []; // Claims, their later versions and voids, by their places.
    private readonly HashSet<EntityId> _there = [];
    private readonly HashSet<(EntityId Visit, string Document, long Offset)> _visits = []; // Visits by their places.
    private readonly List<(EntityId Visit, IReadOnlyList<VisitClaim> Claims)> _billed = [];
    private readonly Dictionary<(string Tenant, string Identity), ReceivedPayment> _payments = [];
    private readonly Dictionary<(string Tenant, string Identity), int> _posted = [];
    private readonly Dictionary<(string Tenant, string Identity, string Document), int> _repeats = [];
    private readonly Dictionary<EntityId, string> _identities = [];
    private readonly InquiriesCounted _inquiries = new();

    private ReceivedFile? _open; // The file that is being read.
    private SetCount _set;

    /// <inheritdoc/>
    public override void Take(Happened happened)
    {
        var (id, tenant) = (happened.Id, happened.Id.Tenant);
        _inquiries.Take(happened);
        switch (happened.Event)
        {
            case InterchangeEvent.SliceTaken slice:
                var file = Of(id, id.Key);
                file.Listed += slice.Refused.Count;
                break;
            case ClaimReceived received:
                _came.Add((id, received.Claim.Source.Document, received.Claim.Source.Offset));
                break;
            case EncounterEvent.VisitReceived visit:
                _visits.Add((id, visit.Received.Source.Document, visit.Received.Source.Offset));
                break;
            case FilingAdded added:
                _came.Add((id, added.Bill.Source.Document, added.Bill.Source.Offset));
                break;
            case FilingEvent.Rebilled rebilled:
                _came.Add((id, rebilled.Bill.Source.Document, rebilled.Bill.Source.Offset));
                break;
            case FilingEvent.VoidRequested { From837: { Length: > 0 } from }:
                _came.Add((id, from, -happened.Seq)); // A void keeps no place of its own.
                break;
            case VoidWanted wanted:
                _came.Add((id, wanted.From837, -happened.Seq));
                break;
            case FilingEvent.Remitted remitted when PaymentsUnderWay.PaymentOf(remitted.PostingIdentity) is { } payment:
                _posted[(tenant, payment)] = _posted.GetValueOrDefault((tenant, payment)) + 1;
                break;
            case RemittanceEvent.PaymentReceived received:
                _identities[id] = received.Notice.Identity;
                break;
            case RemittanceEvent.PaymentRepeated repeated when _identities.TryGetValue(id, out var identity):
                var key = (tenant, identity, repeated.Sha256);
                _repeats[key] = _repeats.GetValueOrDefault(key) + 1;
                break;
        }
    }

    /// <inheritdoc/>
    public override void Take(StoredEntity row)
    {
        var id = row.Record.Id;
        _inquiries.Take(row);
        switch (row.State)
        {
            case Claim { IsNone: false }:
                _there.Add(id);
                break;
            case Encounter { IsNone: false } visit:
                _there.Add(id);
                _billed.Add((id, visit.Claims));
                break;
            case Interchange file:
                Of(id, file.Document).Took(file);
                break;
            case PayerInbox inbox:
                Of(id, inbox.Document).Took(inbox);
                break;
            case RemittancePosting { Notice: { } notice } payment:
                _payments[(id.Tenant, notice.Identity)] = new(
                    id, notice.Document, notice.Ordinal, payment.Phase, notice.Claims, payment.Posted, payment.Parked.Count,
                    PaymentsUnderWay.IsUnderWay(payment));
                break;
        }
    }

    /// <inheritdoc/>
    public override void Open(KeptDocument document)
    {
        (_open, _set) = (_files.GetValueOrDefault((document.Tenant, document.Sha256)), default);
        if (_open is { IsOfVisits: true }) _open.Claims = LinesOf(document);
    }

    /// <inheritdoc/>
    public override void Take(KeptDocument document, in DocumentSegment at)
    {
        _inquiries.Take(document, at.Segment);
        if (_open is not { } file) return;

        var segment = at.Segment;
        switch (segment.Id)
        {
            case SegmentId.ST:
                _set = new(segment.GetString(1), at.Offset);
                break;
            case SegmentId.CLM when _set.Kind == "837":
                file.Claims++;
                break;
            case SegmentId.CLP when _set.Kind == "835":
                _set.Claims++;
                break;
            case SegmentId.BPR when _set.Kind == "835":
                segment.TryDecimal(2, out var amount);
                segment.TryDate(16, out var day);
                (_set.Amount, _set.Day) = (amount, day);
                break;
            case SegmentId.TRN when _set.Kind == "835":
                (_set.Trace, _set.Originator) = (segment.GetString(2), segment.GetString(3));
                break;
            case SegmentId.SE:
                if (_set.Kind == "835") file.Take(_set, document);
                _set = default;
                break;
            case SegmentId.ISA or SegmentId.GS or SegmentId.GE or SegmentId.IEA:
                _set = default;
                break;
        }
    }

    /// <inheritdoc/>
    public override void Close(KeptDocument document, DocumentEnd end)
    {
        if (_open is null) return;
        _open.IsRead = true;
        _open = null;
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        foreach (var input in plan is { Ended: true } ? plan.Inputs : [])
            if (!_files.ContainsKey((plan!.Tenant, input.Sha256))) Wrong(new("interchange", plan.Tenant, input.Sha256), null, "it was put in and never received");

        foreach (var (visit, billed) in _billed)
            foreach (var claim in billed)
                if (!_there.Contains(new("claim", visit.Tenant, claim.ClaimId))) Wrong(visit, null, $"it was billed, and claim {claim.ClaimId} is not there");

        var claims = _came.Where(one => _there.Contains(one.Claim) && _files.GetValueOrDefault((one.Claim.Tenant, one.Document)) is not { IsOfVisits: true })
            .Select(one => (one.Claim.Tenant, one.Document))
            .Concat(_visits.Where(one => _there.Contains(one.Visit)).Select(one => (one.Visit.Tenant, one.Document)))
            .CountBy(one => one).ToDictionary();
        foreach (var (key, file) in _files)
        {
            LookedAt += file.Claims;
            if (!file.IsRead) Wrong(file.Id, null, "its bytes are not kept");
            else if (file.IsFinished) Count(file, claims.GetValueOrDefault(key));
            foreach (var set in file.Sets) Count(file, set, key.Document);
        }

        LookedAt += _inquiries.LookedAt;
        foreach (var (record, found) in _inquiries.Faults()) Wrong(record, null, found);
        foreach (var ((tenant, identity), payment) in _payments)
        {
            var posted = _posted.GetValueOrDefault((tenant, identity));
            if (!payment.IsUnderWay && payment.Posted != posted)
                Wrong(payment.Id, null, $"it counts {payment.Posted} posted claims, and {posted} claims took a decision of it");
        }
    }

    private static int LinesOf(KeptDocument document)
    {
        using var lines = new VisitLines(document.Store.OpenBlob(document.Tenant, document.Sha256));
        while (lines.Next() is not null)
        {
            // Counted by the reader.
        }

        return lines.Passed;
    }

    private void Count(ReceivedFile file, int claims)
    {
        var answered = file.Taken + file.Refused + file.Duplicates;
        if (file.Claims != answered)
            Wrong(file.Id, null, $"{file.Claims} {(file.IsOfVisits ? "visits" : "claims")} are in its bytes: {file.Taken} taken + {file.Refused} refused + {file.Duplicates} duplicates");
        if (!file.IsOfSender) return;

        if (file.Taken != claims) Wrong(file.Id, null, $"{file.Taken} claims were taken, {claims} are there");
        if (file.Listed != file.Refused + file.Duplicates)
            Wrong(file.Id, null, $"{file.Refused} refused + {file.Duplicates} duplicates, {file.Listed} are listed");
    }

    private void Count(ReceivedFile file, SetCount set, string document)
    {
        LookedAt += set.Claims;
        if (!file.IsFinished || set.Ordinal == 0) return; // 0: the set was refused, and said so by a 999.

        if (!_payments.TryGetValue((file.Id.Tenant, set.Identity), out var payment))
            Wrong(file.Id, null, $"payment {set.Ordinal} with {set.Claims} claims is nowhere");
        else if (payment.Document == document && payment.Ordinal == set.Ordinal) Count(payment, set.Claims);
        else if (!Repeat((file.Id.Tenant, set.Identity, document)))
            Wrong(file.Id, null, $"payment {set.Ordinal} with {set.Claims} claims came before, and the repeat is not recorded");
    }

    private void Count(ReceivedPayment payment, int claims)
    {
        var known = payment.Phase is RemittancePhase.Posted or RemittancePhase.PostedWithSuspense
            ? payment.Posted + payment.SetAside
            : payment.Claims; // Quarantined, or it waits for its hour.
        if (claims != known)
            Wrong(payment.Id, null, $"{claims} claims are in its bytes: {payment.Phase}, {payment.Posted} posted + {payment.SetAside} set aside of {payment.Claims}");
    }

    private bool Repeat((string, string, string) key)
    {
        var left = _repeats.GetValueOrDefault(key);
        _repeats[key] = left - 1;
        return left > 0;
    }

    private ReceivedFile Of(EntityId id, string document)
    {
        var key = (id.Tenant, document);
        if (!_files.TryGetValue(key, out var file)) _files[key] = file = new(id);
        return file;
    }

    private readonly record struct ReceivedPayment(
        EntityId Id, string Document, int Ordinal, RemittancePhase Phase, int Claims, int Posted, int SetAside,
        bool IsUnderWay);

    /// <summary>What is counted of a set while it is read.</summary>
    private record struct SetCount(string Kind, long Offset)
    {
        public int Ordinal { get; set; }

        public int Claims { get; set; }

        public decimal Amount { get; set; }

        public DateOnly Day { get; set; }

        public string? Trace { get; set; }

        public string? Originator { get; set; }

        /// <summary>What makes it the same payment in whatever file (D§7.5).</summary>
        public readonly string Identity => string.Create(CultureInfo.InvariantCulture, $"{Originator}:{Day:yyyyMMdd}:{Amount:0.00}:{Trace}");
    }

    private sealed class ReceivedFile(EntityId id)
    {
        private HashSet<long>? _accepted; // Asked for at the first 835 set.
        private int _ordinal;

        public EntityId Id => id;

        public bool IsFinished { get; private set; }

        public bool IsOfSender { get; private set; }

        public bool IsOfVisits { get; private set; }

        public bool IsRead { get; set; }

        public int Taken { get; private set; }

        public int Refused { get; private set; }

        public int Duplicates { get; private set; }

        public int Listed { get; set; }

        public int Claims { get; set; }

        public List<SetCount> Sets { get; } = [];

        public void Took(Interchange file)
        {
            (IsFinished, IsOfSender, IsOfVisits) = (file.Phase == IntakePhase.Finished, true, file.Content == Interchange.Visits);
            (Taken, Refused, Duplicates) = (file.Taken, file.Refused, file.Duplicates);
        }

        public void Took(PayerInbox inbox)
        {
            IsFinished = inbox.DueAt is null;
            (Taken, Refused) = (inbox.Accepted, inbox.Rejected);
        }

        /// <summary>Payments are numbered among the accepted sets.</summary>
        public void Take(SetCount set, KeptDocument document)
        {
            _accepted ??= document.AcceptedSets();
            Sets.Add(set with { Ordinal = _accepted.Contains(set.Offset) ? ++_ordinal : 0 });
        }
    }
}

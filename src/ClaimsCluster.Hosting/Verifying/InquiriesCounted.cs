using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.X12.Reading;

namespace ClaimsCluster.Hosting.Verifying;

/// <summary>
/// The inquiries of each 270, counted in its bytes: as many as were sealed, and as many as its payer answered in the 271.
/// Whether a visit has its answer is the visit's: one without stays in its payer's queue.
/// </summary>
internal sealed class InquiriesCounted
{
    private readonly Dictionary<(string Tenant, string Document), (EntityId Batch, int Inquiries)> _sealed = [];
    private readonly List<(EntityId Desk, string Asked, string Answer)> _answered = [];
    private readonly Dictionary<(string Tenant, string Document), int> _traces = [];
    private string _set = "";

    public int LookedAt => _sealed.Values.Sum(batch => batch.Inquiries);

    public void Take(Happened happened)
    {
        if (happened.Event is EligibilityBatchEvent.EligibilitySealed sealedOne)
            _sealed[(happened.Id.Tenant, sealedOne.Inquiries.Document)] = (happened.Id, sealedOne.Inquiries.Inquiries);
    }

    public void Take(StoredEntity row)
    {
        // Where the payer refused a set, its 999 says so and the 271 speaks of the others.
        if (row.State is EligibilityDesk { DueAt: null, Answers: [{ Kind: "271" } answer] } desk)
            _answered.Add((row.Record.Id, desk.Document, answer.Document));
    }

    public void Take(KeptDocument document, Segment segment)
    {
        if (segment.Id == SegmentId.ST) _set = segment.GetString(1);
        else if (segment.Id == SegmentId.SE) _set = "";
        if (segment.Id != SegmentId.TRN || !segment.Is(1, _set switch { "270" => "1"u8, "271" => "2"u8, _ => "-"u8 })) return;

        var key = (document.Tenant, document.Sha256);
        _traces[key] = _traces.GetValueOrDefault(key) + 1;
    }

    /// <summary>The record that is at fault, and what was found.</summary>
    public IEnumerable<(EntityId Record, string Found)> Faults()
    {
        foreach (var (document, (batch, inquiries)) in _sealed)
        {
            var found = _traces.GetValueOrDefault(document);
            if (found != inquiries) yield return (batch, $"{inquiries} inquiries were sealed, {found} are in the kept 270");
        }

        foreach (var (desk, asked, answer) in _answered)
        {
            var (inquiries, answers) = (_traces.GetValueOrDefault((desk.Tenant, asked)), _traces.GetValueOrDefault((desk.Tenant, answer)));
            if (inquiries != answers) yield return (desk, $"{inquiries} inquiries are in its 270, {answers} answers in its 271");
        }
    }
}

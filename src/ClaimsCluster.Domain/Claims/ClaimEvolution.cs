using System.Diagnostics;

namespace ClaimsCluster.Domain.Claims;

/// <summary>The claim after each of its events. No judgement here.</summary>
internal static class ClaimEvolution
{
    public static Claim Evolve(Claim claim, Deciding.DomainEvent happened) => happened switch
    {
        ClaimReceived e => e.Claim,
        FilingAdded e => Added(claim, e),
        VoidWanted e => With(claim, e.Clm01, filing => filing with { VoidWanted = true }),
        VoidMoved e => With(claim, e.Clm01, filing => filing with { Void = e.Trip }),
        DenialOpened e => claim with { Denials = claim.Denials.Add(e.Item) },
        DenialsWorked e => claim with { Denials = [.. claim.Denials.Select((item, place) => e.Places.Contains(place) ? item with { State = e.To } : item)] },
        GivenUp => claim with { GivenUp = true },
        Anomaly => claim,
        ShareTold e => claim with { Share = e.Share },
        FilingEvent.Rebilled e => Rebilled(claim, e),
        FilingEvent e => Moved(claim, e),
        _ => throw new UnreachableException($"No fold for {happened.GetType().Name}."),
    };

    /// <summary>A newer version of the claim's own bill takes its place; the older filings keep what they billed.</summary>
    private static Claim Added(Claim claim, FilingAdded happened)
    {
        var own = claim.Filings[0].Sequence;
        if (happened.Filing.Sequence != own)
        {
            // What the payers before left the patient is now the next payer's to look at.
            return claim with
            {
                Filings = [.. claim.Filings.Select(filing => filing with { FurtherPayer = filing.FurtherPayer || filing.IsFinal }), happened.Filing with { Bill = happened.Bill }],
            };
        }

        return Bills(claim, happened.Bill) with
        {
            Filings = [.. claim.Filings.Select(filing => filing with { Bill = claim.BillOf(filing) }), happened.Filing],
            GivenUp = false,
        };
    }

    /// <summary>When a replacement is given up, the claim bills what the version before it billed.</summary>
    private static Claim FallBack(Claim claim, string cancelled) =>
        claim.Live(claim.Filings[0].Sequence) is { Bill: { } bill } && claim.Numbered(cancelled) is { Bill: null }
            ? Bills(claim, bill) with { Filings = [.. claim.Filings.Select(filing => filing with { Bill = claim.BillOf(filing) })] }
            : claim;

    private static Claim Rebilled(Claim claim, FilingEvent.Rebilled happened)
    {
        var filing = claim.Filings.Find(filing => filing.Clm01 == happened.Clm01)!;
        var former = claim.BillOf(filing);
        var changed = Moved(claim, happened);
        if (filing.Bill is null) changed = Bills(changed, happened.Bill);
        if (!happened.Prior.IsEmpty) changed = changed with { Prior = happened.Prior };
        return With(changed, happened.Clm01, now => now with
        {
            Bill = now.Bill is null ? null : happened.Bill,
            Charge = happened.Bill.Charge,
            Clm01 = happened.NewClm01 ?? now.Clm01,
            Spent = happened.NewClm01 is null ? now.Spent : now.Spent.Add(happened.Clm01),
            FormerHashes = now.FormerHashes.Add(former.ContentHash),
            Batch = null,
            Status = null,
            SentOn = null,
            OverdueSince = null,
        });
    }

    private static Claim Bills(Claim claim, FiledBill bill) => claim with
    {
        Record = bill.Record,
        Lines = bill.Lines,
        Charge = bill.Charge,
        PayerId = bill.PayerId,
        PayerName = bill.PayerName,
        BillingNpi = bill.BillingNpi,
        ContentHash = bill.ContentHash,
        Source = bill.Source,
        IsAmended = bill.IsAmended,
        ChargeVersion = bill.ChargesAs(claim.OwnBill) ? claim.ChargeVersion : claim.ChargeVersion + 1,
    };

    private static Claim Moved(Claim claim, FilingEvent happened)
    {
        var changed = With(claim, happened.Clm01, was => Moved(was, happened));
        return happened switch
        {
            FilingEvent.Scrubbed scrubbed => changed with { Edits = scrubbed.Hits },
            FilingEvent.Cancelled or FilingEvent.Abandoned => FallBack(changed, happened.Clm01),
            FilingEvent.Remitted remitted => changed with { Denials = ClaimRemittance.DenialsAfter(changed, remitted) },
            _ => changed,
        };
    }

    private static Filing Moved(Filing was, FilingEvent happened)
    {
        var moved = was with { State = happened.To, Before = happened.To == was.State ? was.Before : was.State };
        return happened switch
        {
            FilingEvent.Scrubbed e => moved with { Edits = e.Hits },
            FilingEvent.AddedToBatch e => moved with { Batch = e.Batch },
            FilingEvent.Transmitted e => moved with { SentOn = e.On },
            FilingEvent.SyntaxChecked { Accepted: false } => moved with { RejectedBefore = true, Batch = null },
            FilingEvent.Acknowledged e => Acknowledged(was, moved, e),
            FilingEvent.VoidRequested e => moved with { Void = new(e.VoidClm01, null, false, 0), VoidRefused = false, VoidWanted = false },
            FilingEvent.Replacement => moved with { ReplacedBy = happened.Happening == FilingHappening.ReplacementAccepted },
            FilingEvent.Overdue e => moved with { OverdueSince = e.Since },
            FilingEvent.Remitted e => VoidEnds(ClaimRemittance.Evolve(moved, e)),
            _ => moved,
        };
    }

    private static Filing Acknowledged(Filing was, Filing moved, FilingEvent.Acknowledged happened) => happened.Happening == FilingHappening.VoidRefused
        ? VoidEnds(moved) with { VoidRefused = true, Status = $"{happened.Status.Category}:{happened.Status.Code}" }
        : was.State == FilingState.Voiding ? moved : moved with
        {
            Status = $"{happened.Status.Category}:{happened.Status.Code}",
            Icn = happened.Status.Icn ?? was.Icn,
            AcceptedOn = happened.Happening == FilingHappening.AckAccepted ? happened.On : was.AcceptedOn,
            OverdueSince = null,
        };

    private static Filing VoidEnds(Filing filing) => filing.Void is { } trip && filing.State != FilingState.Voiding
        ? filing with { Void = null, Spent = filing.Spent.Add(trip.Clm01) }
        : filing;

    private static Claim With(Claim claim, string clm01, Func<Filing, Filing> change)
    {
        var index = claim.Filings.FindIndex(filing => filing.Clm01 == clm01);
        return claim with { Filings = claim.Filings.SetItem(index, change(claim.Filings[index])) };
    }
}

using System.Buffers;
using System.Globalization;
using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.X12.Acknowledgments;
using ClaimsCluster.X12.Guides;
using ClaimsCluster.X12.Reading;
using ClaimsCluster.X12.Writing;

namespace ClaimsCluster.Simulation.Payers;

/// <summary>
/// Payers as they are: between ours and the simulated ones it refuses files, holds answers back, sends them twice and in
/// another order, and says other things of a claim. What it does depends on the workload and on what it is given alone:
/// the same dispatch again has the same outcome.
/// </summary>
internal sealed class SimPayer(PayerManners manners, IClusterStore store, ITradingPartnerChannel channel) : ITradingPartnerChannel
{
    private const int ShortestStep = 60; // Seconds that set the files of one payer and day apart.
    private static readonly TimeSpan OpensAfter = TimeSpan.FromHours(Instants.PayerInboxHour - Instants.BatchCutHour);

    public ValueTask Send(Dispatch dispatch)
    {
        if (manners.ArePlain) return channel.Send(dispatch);
        var occasion = $"{dispatch.From} {dispatch.At:yyyyMMddHH}"; // Not its name or hash: control numbers differ from world to world.
        return Path.GetExtension(dispatch.Name) switch
        {
            ".837" when manners.Do(PayerHabit.RefusesFiles, dispatch.Name) => Refuse(dispatch),
            ".999" => SendSyntax(dispatch, occasion),
            ".277" => SendAnswers(dispatch, occasion),
            ".835" => SendPayments(dispatch, Path.GetFileNameWithoutExtension(dispatch.Name)),
            _ => channel.Send(dispatch),
        };
    }

    /// <summary>The file goes no further: its sender hears of it by a TA1 or a 999.</summary>
    private ValueTask Refuse(Dispatch dispatch)
    {
        using var bytes = store.OpenBlob(dispatch.From, dispatch.Document);
        var interchange = FileInspection.Inspect(bytes).Interchanges[0];
        var header = HeaderOf(interchange, dispatch, isAnswer: true);
        var back = dispatch with { From = dispatch.To, To = dispatch.From };
        if (manners.Of($"TA1 {dispatch.Name}").Percent(30))
        {
            var refused = InterchangeAcknowledgment.To(interchange) with { Status = 'R', Note = "022" };
            return Write(back, $"{dispatch.Name}.ta1", OpensAfter, output => InterchangeAcknowledgment.Write(output, header, [refused]));
        }

        var groups = ImplementationAcknowledgment.To(interchange).Select(group => group with
        {
            Status = 'R',
            AcceptedSets = 0,
            Sets = [.. group.Sets.Select(set => set with { Status = 'R', Codes = ["5"] })],
        }).ToList();
        return Write(back, $"{dispatch.Name}.999", OpensAfter, output => ImplementationAcknowledgmentWriter.Write(output, header, groups));
    }

    private ValueTask SendSyntax(Dispatch dispatch, string occasion)
    {
        if (manners.Do(PayerHabit.LosesSyntax, occasion)) return default;
        return manners.Do(PayerHabit.LateSyntax, occasion)
            ? channel.Send(dispatch with { ArrivesAt = dispatch.At + Late($"999 {occasion}") })
            : channel.Send(dispatch);
    }

    private async ValueTask SendAnswers(Dispatch dispatch, string occasion)
    {
        IReadOnlyList<ClaimAcknowledgment> answers;
        InterchangeHeader header;
        using (var bytes = store.OpenBlob(dispatch.From, dispatch.Document)) answers = ClaimAcknowledgment.Read(bytes);
        using (var bytes = store.OpenBlob(dispatch.From, dispatch.Document)) header = HeaderOf(FileInspection.Inspect(bytes).Interchanges[0], dispatch);
        var after = manners.Do(PayerHabit.LateAnswers, occasion) ? Late($"277CA {occasion}") : TimeSpan.Zero;
        if (manners.Do(PayerHabit.ReceiptFirst, occasion))
        {
            await Write(dispatch, $"receipt-{dispatch.Name}", after, output => ClaimAcknowledgmentWriter.Write(output, Numbered(header, $"receipt {occasion}"), [.. answers.Select(Receipt)]));
            after += Late($"receipt {occasion}");
            if (manners.Of($"no more {occasion}").Percent(30)) return;
        }

        await Write(dispatch, dispatch.Name, after, output => ClaimAcknowledgmentWriter.Write(output, header, [.. answers.Select(answer => Rejecting(answer, "first"))]));
        if (!manners.Do(PayerHabit.AnswersTwice, occasion)) return;
        await Write(
            dispatch, $"again-{dispatch.Name}", after + Late($"again {occasion}"),
            output => ClaimAcknowledgmentWriter.Write(output, Numbered(header, $"again {occasion}"), [.. answers.Select(answer => Rejecting(answer, "again"))]));
    }

    private static ClaimAcknowledgment Receipt(ClaimAcknowledgment answer) => answer with
    {
        Claims = [.. answer.Claims.Select(claim => claim with { Category = "A1", Status = "19", Entity = null, Icn = null })],
    };

    private ClaimAcknowledgment Rejecting(ClaimAcknowledgment answer, string time) => answer with
    {
        Claims = [.. answer.Claims.Select(claim => claim.IsAccepted && manners.Do(PayerHabit.Rejects, $"{time} {claim.ClaimNumber}") ? Rejected(claim) : claim)],
    };

    private AcknowledgedClaim Rejected(AcknowledgedClaim claim)
    {
        var (category, status) = manners.Of($"category {claim.ClaimNumber}").Of([("A3", "54"), ("A4", "35"), ("A6", "21"), ("A7", "562"), ("A8", "400")]);
        return claim with { Category = category, Status = status, Entity = null, Icn = null };
    }

    private async ValueTask SendPayments(Dispatch dispatch, string occasion)
    {
        var payments = new List<RemittanceAdvice>();
        InterchangeHeader header;
        using (var bytes = store.OpenBlob(dispatch.From, dispatch.Document)) header = HeaderOf(FileInspection.Inspect(bytes).Interchanges[0], dispatch);
        using (var reader = new RemittanceReader(store.OpenBlob(dispatch.From, dispatch.Document)))
            while (reader.TryRead(out var payment)) payments.Add(payment);
        var told = payments.ConvertAll(payment => new RetoldPayment(manners, payment));
        foreach (var file in told.SelectMany(payment => payment.Files).GroupBy(file => file.AfterDays).OrderBy(file => file.Key))
        {
            var days = TimeSpan.FromDays(file.Key);
            await Write(dispatch, $"{dispatch.Name}.{file.Key}", days, output => RemittanceWriter.Write(
                output, file.Key == 0 ? header : Numbered(header, $"{file.Key} {occasion}"), [.. file.Select(one => one.Payment)]));
            if (!manners.Do(PayerHabit.PaysTwice, $"{file.Key} {occasion}")) continue;
            await Write(dispatch, $"{dispatch.Name}.{file.Key}.again", days + Late($"twice {file.Key} {occasion}"), output => RemittanceWriter.Write(
                output, Numbered(header, $"twice {file.Key} {occasion}"), [.. file.Select(one => one.Payment)]));
        }
    }

    private async ValueTask Write(Dispatch dispatch, string name, TimeSpan after, Action<IBufferWriter<byte>> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        write(bytes);
        var document = await store.Keep(dispatch.From, bytes.WrittenMemory);
        await channel.Send(dispatch with { Document = document, Name = name, ArrivesAt = after > TimeSpan.Zero ? dispatch.At + after : dispatch.ArrivesAt });
    }

    // Some hours to some weeks, and no two things at one instant: what comes first is of the payer, not of chance.
    private TimeSpan Late(string what)
    {
        var chance = manners.Of($"late {what}");
        return TimeSpan.FromDays(chance.Between(1, chance.Of([1, 2, 5, 20]))) + TimeSpan.FromSeconds(ShortestStep + chance.Below(3000));
    }

    private InterchangeHeader Numbered(InterchangeHeader header, string what)
    {
        var control = 1 + manners.Of($"control {what}").Below(999_999_999);
        return header with { Control = control, GroupControl = control };
    }

    private static InterchangeHeader HeaderOf(InterchangeInspection from, Dispatch dispatch, bool isAnswer = false)
    {
        var control = int.Parse(from.Control, CultureInfo.InvariantCulture);
        return isAnswer
            ? new("ZZ", from.ReceiverId, "ZZ", from.SenderId, dispatch.At.UtcDateTime, control, 'P', from.ReceiverId, from.SenderId, control)
            : new("ZZ", from.SenderId, "ZZ", from.ReceiverId, dispatch.At.UtcDateTime, control, 'P', from.SenderId, from.ReceiverId, control);
    }
}

using System.Collections.Immutable;
using ClaimsCluster.Domain.Claims;

namespace ClaimsCluster.Domain.Adjudication;

/// <summary>
/// All payers there are: those that are described, and any other as the PPO under its own id and name.
/// </summary>
public sealed class PayerDirectory
{
    private readonly ImmutableDictionary<string, PayerProfile> _payers;
    private readonly ILookup<(string Payer, string Member), RosterMember> _roster;

    /// <summary>Of described payers.</summary>
    /// <param name="payers">Those that are described.</param>
    /// <param name="other">Stands for every payer that is not among them.</param>
    /// <param name="roster">Members whom payers know before their first claim.</param>
    public PayerDirectory(
        IReadOnlyList<PayerProfile> payers, PayerProfile other, IReadOnlyList<RosterMember>? roster = null)
    {
        _payers = payers.ToImmutableDictionary(payer => payer.Id);
        Other = other;
        Roster = roster ?? [];
        _roster = Roster.ToLookup(member => (member.PayerId, member.MemberId));
    }

    /// <summary>The built-in five. Rates and amounts are synthetic but of a usual size.</summary>
    public static PayerDirectory Default { get; } = new(BuiltIn.All, BuiltIn.Ppo);

    /// <summary>The described payers, by id.</summary>
    public IReadOnlyList<PayerProfile> Known => [.. _payers.Values.OrderBy(payer => payer.Id, StringComparer.Ordinal)];

    /// <summary>Stands for every payer that is not described.</summary>
    public PayerProfile Other { get; }

    /// <summary>Members whom payers know before their first claim, in the order they are listed.</summary>
    public IReadOnlyList<RosterMember> Roster { get; }

    /// <summary>Those insured under a member id, the subscriber first; empty: the roster does not have it.</summary>
    public IReadOnlyList<RosterMember> RosterOf(string payerId, string memberId) => [.. _roster[(payerId, memberId)]];

    /// <summary>The payer of this id.</summary>
    /// <param name="id">NM109 of 2010BB.</param>
    /// <param name="name">Its name, for a payer that is not described.</param>
    public PayerProfile For(string id, string name) => _payers.TryGetValue(id, out var known)
        ? known
        : Other with { Id = id, Name = name, ReceiverId = id, TaxId = TaxIdOf(id) };

    /// <summary>The tax id of a payer that names none: of its id.</summary>
    /// <remarks>Two payers must not share one: it is part of what makes a payment the same payment.</remarks>
    public static string TaxIdOf(string id) => $"1{Draw.Of("payer tax id", id).First % 1_000_000_000:000000000}";

    private static class BuiltIn
    {
        // Images of spine and belly, the heart's ultrasound, and physical therapy.
        private static readonly ImmutableArray<string> Authorized = ["72148", "74177", "93306", "97161", "97110"];

        public static PayerProfile Ppo { get; } = new()
        {
            Id = "PPO01",
            Name = "EXAMPLE PPO",
            FilingIndicator = "12",
            ReceiverId = "PPO01",
            Contracts = [new(Contract.Everybody, 0.62m)],
            TaxId = "1351234501",
            CycleDays = 7,
            FilingLimit = new FilingLimit.Days(180),
            Plans =
            [
                new()
                {
                    Id = "PPO-GOLD",
                    Weight = 60,
                    Deductible = Dollars(500),
                    FamilyDeductible = Dollars(1_000),
                    OutOfPocket = Dollars(4_000),
                    FamilyOutOfPocket = Dollars(8_000),
                    Coinsurance = 0.20m,
                    OfficeCopay = Dollars(30),
                    AuthRequired = Authorized,
                },
                new()
                {
                    Id = "PPO-HDHP",
                    Weight = 40,
                    Deductible = Dollars(1_650),
                    FamilyDeductible = Dollars(3_300),
                    OutOfPocket = Dollars(6_000),
                    FamilyOutOfPocket = Dollars(12_000),
                    Coinsurance = 0.10m,
                    AuthRequired = Authorized,
                },
            ],
        };

        public static ImmutableArray<PayerProfile> All { get; } =
        [
            new()
            {
                Id = "MCR01",
                Name = "MEDICARE PART B",
                FilingIndicator = "MB",
                ReceiverId = "MCR01",
                Contracts = [new(Contract.Everybody, 0.48m)],
                TaxId = "1351234502",
                CycleDays = 14,
                FilingLimit = new FilingLimit.CalendarYear(), // Not before day 14 (D§13.1).
                Plans =
                [
                    new()
                    {
                        Id = "PARTB",
                        Weight = 1,
                        Deductible = Dollars(257),
                        FamilyDeductible = Dollars(257),
                        OutOfPocket = Dollars(1_000_000), // Part B has no limit.
                        FamilyOutOfPocket = Dollars(1_000_000),
                        Coinsurance = 0.20m,
                    },
                ],
            },
            new()
            {
                Id = "MCD01",
                Name = "EXAMPLE MEDICAID",
                FilingIndicator = "MC",
                ReceiverId = "MCD01",
                Contracts = [new(Contract.Everybody, 0.38m)],
                TaxId = "1351234503",
                CycleDays = 7,
                FilingLimit = new FilingLimit.Days(365),
                Plans =
                [
                    new()
                    {
                        Id = "MEDICAID",
                        Weight = 1,
                        Deductible = Money.Zero,
                        FamilyDeductible = Money.Zero,
                        OutOfPocket = Dollars(200),
                        FamilyOutOfPocket = Dollars(400),
                        Coinsurance = 0m,
                        OfficeCopay = Dollars(3),
                    },
                ],
            },
            Ppo,
            new()
            {
                Id = "HMO01",
                Name = "EXAMPLE HMO",
                FilingIndicator = "HM",
                ReceiverId = "HMO01",
                Contracts = [new(Contract.Everybody, 0.55m)],
                TaxId = "1351234504",
                CycleDays = 7,
                FilingLimit = new FilingLimit.Days(120),
                Plans =
                [
                    new()
                    {
                        Id = "HMO-CARE",
                        Weight = 1,
                        Deductible = Money.Zero,
                        FamilyDeductible = Money.Zero,
                        OutOfPocket = Dollars(3_000),
                        FamilyOutOfPocket = Dollars(6_000),
                        Coinsurance = 0.10m,
                        OfficeCopay = Dollars(20),
                        AuthRequired = Authorized,
                    },
                ],
            },
            new()
            {
                Id = "BLU01",
                Name = "EXAMPLE BLUE PLAN",
                FilingIndicator = "BL",
                ReceiverId = "BLU01",
                Contracts = [new(Contract.Everybody, 0.66m)],
                TaxId = "1351234505",
                CycleDays = 7,
                PaymentMethod = "CHK",
                FilingLimit = new FilingLimit.Days(365),
                Plans =
                [
                    new()
                    {
                        Id = "BLUE-STANDARD",
                        Weight = 70,
                        Deductible = Dollars(750),
                        FamilyDeductible = Dollars(1_500),
                        OutOfPocket = Dollars(5_000),
                        FamilyOutOfPocket = Dollars(10_000),
                        Coinsurance = 0.20m,
                        OfficeCopay = Dollars(25),
                    },
                    new()
                    {
                        Id = "BLUE-BASIC",
                        Weight = 30,
                        Deductible = Dollars(2_500),
                        FamilyDeductible = Dollars(5_000),
                        OutOfPocket = Dollars(8_000),
                        FamilyOutOfPocket = Dollars(16_000),
                        Coinsurance = 0.30m,
                    },
                ],
            },
        ];

        private static Money Dollars(long dollars) => Money.OfCents(dollars * 100);
    }
}

using ClaimsCluster.Abstractions.Claims;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Registration;

namespace ClaimsCluster.Cluster.Tests.Registration;

/// <summary>What stands in a payer's queue: a visit that asks for one person, named by its key.</summary>
[GrainType(Kind)]
internal sealed class AskingVisit : Grain, IEncounterGrain
{
    public const string Kind = "asking-visit";

    public ValueTask<IReadOnlyList<EligibilityInquiry>> Inquiries(string payerId)
    {
        var key = EntityId.Of(Kind, this.GetPrimaryKeyString()).Key;
        return new([new()
        {
            Trace = $"{key}1",
            PayerId = payerId,
            ProviderNpi = "1234567893",
            MemberId = $"M{key}",
            Subscriber = new() { Name = new("DOE", "JANE"), BirthDate = new(1980, 5, 17) },
            Day = new(2026, 1, 5),
        }]);
    }

    public ValueTask<Reply> Handle(Command command) => new(Done.Instance);

    public ValueTask Advance(DateTimeOffset at) => default;

    public ValueTask Work(DateTimeOffset at) => default;

    public ValueTask PutAside(string fault, DateTimeOffset at) => throw new NotSupportedException();

    public ValueTask<bool> TakeUp(DateTimeOffset at) => throw new NotSupportedException();
}

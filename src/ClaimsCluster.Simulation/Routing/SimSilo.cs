using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Deciding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Domain.Intake;
using ClaimsCluster.Domain.Lanes;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.PatientBilling;
using ClaimsCluster.Domain.Payers;
using ClaimsCluster.Domain.Registration;
using ClaimsCluster.Domain.Remittance;
using ClaimsCluster.Domain.Submission;
using ClaimsCluster.Domain.Tenancy;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Grains.Lanes;
using ClaimsCluster.Grains.Payers;
using ClaimsCluster.Grains.Registration;
using ClaimsCluster.Grains.Remittance;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.Grains.Tenancy;
using ClaimsCluster.Hosting;
using ClaimsCluster.Simulation.Payers;
using ClaimsCluster.Simulation.Planting;
using ClaimsCluster.Simulation.Scheduling;
using ClaimsCluster.Simulation.Storing;
using ClaimsCluster.Storage.Grains;
using Orleans.Storage;

namespace ClaimsCluster.Simulation.Routing;

/// <summary>A silo: a process, the activations in its memory, and what its entities are given (as SiloSetup wires them).</summary>
internal sealed class SimSilo : IInFlight
{
    private readonly SimWorld _world;
    private readonly Dictionary<EntityId, SimActivation> _activations = [];
    private readonly HashSet<AwaitedCall> _pending = [];
    private readonly ClaimsClusterOptions _options;
    private readonly IClusterStore _store;
    private readonly IEntities _entities;
    private readonly ITransport _transport;
    private readonly ITradingPartnerChannel _channel;
    private readonly ControlNumberSource _controls;
    private readonly TenantDirectory _tenants;
    private readonly VisitRules _visitRules;

    public SimSilo(SimWorld world, SimProcess process, ClaimsClusterOptions options)
    {
        (_world, Process, _options) = (world, process, options);
        _store = new SimStore(world, process, world.Memory);
        Storage = new GroupCommitGrainStorage(_store, SimSerializers.Serializer, SimSerializers.Activators);
        _entities = new SimEntities(world, process);
        _transport = new RetryingTransport(_entities, new SimTime(world.Scheduler, process));
        Shell = new(_transport, this, SimSerializers.Events, _store, TimeSpan.Zero, failPoint: world.FailsAt);
        _channel = new SimPayer(world.Payers, _store, new SimChannel(world, new SimulatedPayerChannel(_store, _transport)));
        _controls = new(_transport);
        _tenants = new(_entities, options.Payers);
        _visitRules = new(CodingPolicy.Default, options.Prices, options.Payers);
    }

    public SimProcess Process { get; }

    /// <summary>The world's step.</summary>
    public long Step => _world.Scheduler.Steps;

    /// <summary>What is planted.</summary>
    public PlantedBug Bug => _world.Bug;

    public IGrainStorage Storage { get; }

    public Shell Shell { get; }

    /// <summary>Effect loops that run.</summary>
    public int InFlight { get; private set; }

    /// <summary>Calls that were sent to it and are not answered.</summary>
    public IReadOnlyCollection<AwaitedCall> Pending => _pending;

    /// <summary>Has an entity take a call, in a new activation if it has none here.</summary>
    public void Take(SimCall call)
    {
        if (!_activations.TryGetValue(call.Id, out var activation)) _activations[call.Id] = activation = Activate(call.Id);
        activation.Take(call);
    }

    /// <summary>An activation is put down.</summary>
    public void Forget(SimActivation activation)
    {
        if (!_activations.TryGetValue(activation.Id, out var here) || here != activation) return;
        _activations.Remove(activation.Id);
        _world.Forget(activation.Id, this);
    }

    /// <summary>Puts one down that is idle.</summary>
    public void Collect(EntityId id)
    {
        if (_activations.TryGetValue(id, out var activation) && activation.IsIdle) activation.Drop();
    }

    public void Expect(AwaitedCall call) => _pending.Add(call);

    public void Answered(AwaitedCall call) => _pending.Remove(call);

    public void Watch(Task work) => _world.Watch(work);

    public void Begin() => InFlight++;

    public void End()
    {
        InFlight--;
        _world.LookWhetherQuiet();
    }

    /// <summary>Its kind has rules.</summary>
    public bool CanActivate(EntityId id) => Activate(id).Id == id;

    private SimActivation Activate(EntityId id) => id.Kind switch
    {
        "tenant" => Entity(id, new TenantLifecycle()),
        "claim" => Entity(id, new ClaimLifecycle(id.Tenant)),
        "encounter" => Entity(id, new EncounterLifecycle(id.Tenant, _visitRules)),
        "patient-account" => Entity(id, new PatientAccountLifecycle(id, _options.PatientsPay, _options.Payers)),
        "simulated-patient" => Entity(id, new SimulatedPatientLifecycle(PatientHabits.Usual, _options.Seed)),
        "control-number" => Entity(id, new ControlNumberLifecycle()),
        "member" => Entity(id, new MemberLifecycle(_options.Payers, new AutoEnrolment(_options.Seed))),
        "lane" => Entity(id, new LaneLifecycle(), new LaneWorker(_store, _entities)),
        "interchange" => Entity(id, new InterchangeLifecycle(id.Tenant), Interchanges()),
        "submission-batch" => Entity(id, new SubmissionBatchLifecycle(), new SubmissionBatchWorker(
            _store, _entities, _transport, _channel, _controls, new BatchTelling(_store, _transport))),
        "eligibility-batch" => Entity(
            id, new EligibilityBatchLifecycle(), new EligibilityBatchWorker(_store, _entities, _channel, _controls)),
        "eligibility-desk" => Entity(
            id, new EligibilityDeskLifecycle(PayerInbox.PayerOf(id.Tenant)),
            new EligibilityDeskWorker(_store, _transport, _channel, _options.Payers, _controls)),
        "payer-inbox" => Entity(
            id, new PayerInboxLifecycle(PayerInbox.PayerOf(id.Tenant)),
            new PayerInboxWorker(_store, _transport, _channel, _options.Payers, _controls)),
        "remittance-run" => Entity(
            id, new RemittanceRunLifecycle(PayerInbox.PayerOf(id.Tenant)),
            new RemittanceRunWorker(_store, _entities, _channel, _options.Payers, _controls)),
        "remittance" => Entity(id, new RemittanceLifecycle(id.Tenant), Remittances()),
        _ => throw new InvalidOperationException($"No entity is a {id.Kind}."),
    };

    private SimActivation<S, C> Entity<S, C>(EntityId id, IDecider<S, C> decider, IWorker<S, C>? worker = null) where C : Command =>
        new(id, this, decider, worker);

    private InterchangeWorker Interchanges() => new(
        _store, new ClaimIntakeWork(_store, _transport, _tenants), new PayerAnswerWork(_store, _transport),
        new RemittanceIntakeWork(_transport), new EligibilityIntakeWork(_store, _transport),
        new SenderAcknowledgments(_store, SimSerializers.Events, _controls, new SeenEnvelopes(_store)),
        new VisitIntakeWork(new VisitRegistering(_store, _transport), _transport, _tenants));

    private RemittanceWorker Remittances()
    {
        var posting = new ClpPosting(_store, _transport);
        return new(_store, posting, new SuspensePlacing(_entities, posting));
    }
}

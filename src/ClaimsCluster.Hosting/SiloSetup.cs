using ClaimsCluster.Abstractions.Channels;
using ClaimsCluster.Abstractions.Storing;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Coding;
using ClaimsCluster.Domain.Encounters;
using ClaimsCluster.Grains.Encounters;
using ClaimsCluster.Grains.Entities;
using ClaimsCluster.Grains.Intake;
using ClaimsCluster.Grains.Lanes;
using ClaimsCluster.Grains.Patients;
using ClaimsCluster.Grains.Projections;
using ClaimsCluster.Grains.Payers;
using ClaimsCluster.Grains.Registration;
using ClaimsCluster.Grains.Remittance;
using ClaimsCluster.Grains.Submission;
using ClaimsCluster.Grains.Tenancy;
using ClaimsCluster.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace ClaimsCluster.Hosting;

/// <summary>Wires one silo from one options object.</summary>
internal static class SiloSetup
{
    /// <param name="silo">The silo.</param>
    /// <param name="options">What the cluster is started with.</param>
    /// <param name="store">The store of the cluster.</param>
    /// <param name="flight">Counts effects that run; silos of one process share it.</param>
    /// <param name="grace">See <see cref="Shell"/>.</param>
    public static ISiloBuilder AddClaimsCluster(
        this ISiloBuilder silo, ClaimsClusterOptions options, IClusterStore store, InFlight flight, TimeSpan grace = default)
    {
        // An idle claim is 7.6 KB of memory and costs 117 us to bring back (ORLEANS §8.11).
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionQuantum = TimeSpan.FromSeconds(15);
            collection.CollectionAge = TimeSpan.FromSeconds(45);
            collection.EnableActivationSheddingOnMemoryPressure = true;
        });
        silo.Services.AddSingleton(options);
        silo.Services.AddSingleton(store);
        silo.Services.AddSingleton(flight);
        silo.Services.AddSingleton<IInFlight>(flight);
        silo.Services.AddSingleton<IEntities, OrleansEntities>();
        silo.Services.AddSingleton<ITransport>(services => new RetryingTransport(services.GetRequiredService<IEntities>(), TimeProvider.System));
        silo.Services.AddSingleton<EventCodec>();
        silo.Services.AddSingleton(services => new Shell(
            services.GetRequiredService<ITransport>(), flight, services.GetRequiredService<EventCodec>(), store, grace,
            services.GetService<IFeedSignal>(), options.FailPoint, services.GetService<ICommitWatch>()));
        silo.AddClusterStorage(Kinds.Storage);
        silo.Services.AddSingleton(options.Payers);
        silo.Services.AddSingleton(new AutoEnrolment(options.Seed));
        silo.Services.AddSingleton(new SimulatedPatients(options.PatientsPay, options.Seed));
        silo.Services.AddSingleton<TenantDirectory>();
        silo.Services.AddSingleton<ControlNumberSource>();
        silo.Services.AddSingleton<ITradingPartnerChannel, SimulatedPayerChannel>();
        silo.Services.AddSingleton<SenderAcknowledgments>();
        silo.Services.AddSingleton<ClaimIntakeWork>();
        silo.Services.AddSingleton<VisitRegistering>();
        silo.Services.AddSingleton<VisitIntakeWork>();
        silo.Services.AddSingleton(new VisitRules(CodingPolicy.Default, options.Prices, options.Payers));
        silo.Services.AddSingleton<PayerAnswerWork>();
        silo.Services.AddSingleton<RemittanceIntakeWork>();
        silo.Services.AddSingleton<EligibilityIntakeWork>();

        // A worker remembers where its coordinator stands: one for each activation.
        silo.Services.AddTransient<LaneWorker>();
        silo.Services.AddTransient<InterchangeWorker>();
        silo.Services.AddTransient<SubmissionBatchWorker>();
        silo.Services.AddTransient<BatchTelling>();
        silo.Services.AddTransient<EligibilityBatchWorker>();
        silo.Services.AddTransient<EligibilityDeskWorker>();
        silo.Services.AddTransient<PayerInboxWorker>();
        silo.Services.AddTransient<RemittanceRunWorker>();
        silo.Services.AddTransient<RemittanceWorker>();
        silo.Services.AddSingleton<ClpPosting>();
        silo.Services.AddSingleton<SeenEnvelopes>();
        silo.Services.AddSingleton<SuspensePlacing>();
        return silo;
    }
}

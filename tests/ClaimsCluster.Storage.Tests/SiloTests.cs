using System.Net;
using System.Net.Sockets;
using ClaimsCluster.Abstractions.Storing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClaimsCluster.Storage.Tests;

/// <summary>A grain that posts: each word is a version with an event.</summary>
public interface INoteGrain : IGrainWithStringKey
{
    Task Post(string text, string identity);

    Task<string> Read();
}

[GrainType("note")]
internal sealed class NoteGrain([PersistentState("row", "rows")] IPersistentState<Note> row) : Grain, INoteGrain
{
    public async Task Post(string text, string identity)
    {
        var seq = row.State.Seq + 1;
        row.State = new()
        {
            Text = text,
            Seq = seq,
            Write = Some.Row(new("note", Some.Tenant, this.GetPrimaryKeyString().Split('/')[1]), Some.Event(seq, identity)),
        };
        try
        {
            await row.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<string> Read() => Task.FromResult(row.State.Text);
}

/// <summary>A real silo over every store.</summary>
public abstract class SiloTests(TestStore books) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await books.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Grains_of_a_real_silo_keep_their_rows_over_a_restart_and_hear_of_money_that_moved_before()
    {
        using (var silo = await Start())
        {
            var note = Note(silo, "1");
            await note.Post("first", "pay-1");
            await Should.ThrowAsync<DuplicateIdentityException>(() => note.Post("again", "pay-1"));
            (await note.Read()).ShouldBe("first"); // The failed write's state is forgotten with its activation.
            await note.Post("second", "pay-2");
            await silo.StopAsync(TestContext.Current.CancellationToken);
        }

        using var later = await Start();
        (await Note(later, "1").Read()).ShouldBe("second");
        (await Note(later, "2").Read()).ShouldBe("");
        (await books.Store.Events(new("note", Some.Tenant, "1"), 0, 10)).Select(logged => logged.Event.Identity).ShouldBe(["pay-1", "pay-2"]);
        await later.StopAsync(TestContext.Current.CancellationToken);
    }

    private static INoteGrain Note(IHost silo, string key) =>
        silo.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>($"{Some.Tenant}/{key}");

    private async Task<IHost> Start()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IClusterStore>(books.Store);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort(), FreePort()).AddClusterStorage("rows"));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

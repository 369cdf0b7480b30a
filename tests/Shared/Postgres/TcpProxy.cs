using System.Net;
using System.Net.Sockets;

namespace ClaimsCluster.Tests.Postgres;

/// <summary>Which way bytes go through a proxy.</summary>
public enum Way
{
    /// <summary>What the client says.</summary>
    ToServer,

    /// <summary>What it is answered.</summary>
    ToClient,
}

/// <summary>A line to a server on loopback that can be cut at a chosen moment.</summary>
public sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly Lock _lock = new();
    private readonly HashSet<TcpClient> _open = [];
    private Way? _cutsNext;
    private TaskCompletionSource _cut = new();

    /// <summary>Listens.</summary>
    public TcpProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _ = Accept();
    }

    /// <summary>Where clients connect.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether new connections are closed at once, as where nobody listens.</summary>
    public bool IsDown { get; set; }

    /// <summary>The connection that next carries bytes that way is cut instead, on both sides; they are lost.</summary>
    /// <returns>Ends when that has happened.</returns>
    public Task CutNext(Way way)
    {
        lock (_lock)
        {
            _cutsNext = way;
            _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _cut.Task;
        }
    }

    /// <summary>Cuts all connections.</summary>
    public void CutAll()
    {
        lock (_lock)
        {
            foreach (var client in _open) client.Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            for (; ; ) _ = Connect(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Connect(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            if (IsDown) return;
            lock (_lock) _open.Add(client);
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort);
                await Task.WhenAny(Pump(client, server, Way.ToServer), Pump(server, client, Way.ToClient));
            }
            catch (SocketException)
            {
                // The server is not there: the client learns it from the close.
            }

            lock (_lock) _open.Remove(client);
        }
    }

    private async Task Pump(TcpClient from, TcpClient to, Way way)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int count; (count = await from.GetStream().ReadAsync(buffer)) > 0;)
            {
                if (IsCutting(way)) return;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other side is gone, so this one goes too.
        }
    }

    private bool IsCutting(Way way)
    {
        lock (_lock)
        {
            if (_cutsNext != way) return false;
            _cutsNext = null;
            _cut.SetResult();
            return true;
        }
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace ClaimsCluster.Fuzz;

/// <summary>Which branches a file reached, and about how often: the counters that the instrumented codec adds to.</summary>
internal sealed unsafe class BranchMap
{
    private const int Places = 1 << 16; // What the instrumentation counts on.

    private readonly byte* _counts = (byte*)NativeMemory.AllocZeroed(Places);
    private readonly byte[] _seen = new byte[Places]; // A bit for each order of magnitude.

    public BranchMap() => Trace.SharedMem = _counts;

    /// <summary>Branches seen so far, each order of magnitude for itself.</summary>
    public int Seen { get; private set; }

    /// <summary>Before a file is read.</summary>
    public void Clear()
    {
        new Span<byte>(_counts, Places).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>After it: whether it went where none before it did.</summary>
    public bool HasNews()
    {
        var before = Seen;
        for (var place = 0; place < Places; place += sizeof(ulong))
        {
            if (*(ulong*)(_counts + place) == 0) continue;
            for (var one = place; one < place + sizeof(ulong); one++)
            {
                if (_counts[one] == 0) continue;
                var bit = (byte)(1 << BitOperations.Log2(_counts[one]));
                if ((_seen[one] & bit) != 0) continue;
                _seen[one] |= bit;
                Seen++;
            }
        }

        return Seen > before;
    }
}

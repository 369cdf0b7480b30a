namespace ClaimsCluster.X12.Scanning;

/// <summary>How marks are looked for: so many bits at a time. All find the same.</summary>
internal enum ScannerKind
{
    /// <summary>Byte by byte: what the others are held against.</summary>
    Scalar,

    /// <summary>Any x64 or Arm64.</summary>
    Vector128,

    /// <summary>AVX2.</summary>
    Vector256,

    /// <summary>AVX-512.</summary>
    Vector512,
}

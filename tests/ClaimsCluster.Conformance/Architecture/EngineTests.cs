using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ClaimsCluster.Cli.Conformance;
using ClaimsCluster.Domain.Adjudication;
using ClaimsCluster.Domain.Claims;
using ClaimsCluster.Domain.Ledger;
using ClaimsCluster.Domain.Reference;
using ClaimsCluster.Domain.Remittance;

namespace ClaimsCluster.Conformance.Architecture;

/// <summary>Golden cases are worth what they call: the runner and the product must call the same methods.</summary>
public sealed class EngineTests
{
    public static TheoryData<string, string> Engine => new()
    {
        { nameof(FilingFsm), nameof(FilingFsm.Next) },
        { nameof(MemberShare), nameof(MemberShare.Of) },
        { nameof(RemittanceBalance), nameof(RemittanceBalance.OfPayment) },
        { nameof(RemittanceBalance), nameof(RemittanceBalance.OfClaim) },
        { nameof(PatientAccountLifecycle), ".ctor" },
        { nameof(PaymentIdentity), ".ctor" },
        { nameof(Npi), nameof(Npi.IsValid) },
        { nameof(TimelyFiling), nameof(TimelyFiling.LastDay) },
    };

    [Theory]
    [MemberData(nameof(Engine))]
    public void The_runner_and_the_product_call_the_same_method(string type, string method)
    {
        CalledBy(typeof(ConformanceRunner).Assembly, "ClaimsCluster.Cli.Conformance", type, method).ShouldBeTrue("by the conformance runner");
        (CalledBy(typeof(FilingFsm).Assembly, "ClaimsCluster.Domain", type, method)
            || CalledBy(Assembly.Load("ClaimsCluster.Grains"), "ClaimsCluster.Grains", type, method)).ShouldBeTrue("by the product");
    }

    /// <summary>Looks for a call token of the method in the bodies of all methods of a namespace, but for the type's own.</summary>
    private static bool CalledBy(Assembly assembly, string inNamespace, string type, string method)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var tokens = Tokens(metadata, type, method).ToHashSet();
        return metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(definition => NamespaceOf(metadata, definition).StartsWith(inNamespace, StringComparison.Ordinal)
                && metadata.GetString(definition.Name) != type)
            .SelectMany(definition => definition.GetMethods()).Select(metadata.GetMethodDefinition)
            .Where(definition => definition.RelativeVirtualAddress != 0)
            .Any(definition => Calls(file.GetMethodBody(definition.RelativeVirtualAddress).GetILBytes()!, tokens));
    }

    private static bool Calls(byte[] body, HashSet<int> tokens)
    {
        // call, callvirt, newobj and ldftn carry the token in the four bytes behind them.
        for (var at = 1; at + 4 <= body.Length; at++)
            if (body[at - 1] is 0x28 or 0x6F or 0x73 or 0x06 && tokens.Contains(BitConverter.ToInt32(body, at))) return true;
        return false;
    }

    private static IEnumerable<int> Tokens(MetadataReader metadata, string type, string method)
    {
        foreach (var handle in metadata.MemberReferences)
        {
            var reference = metadata.GetMemberReference(handle);
            if (metadata.GetString(reference.Name) == method && reference.Parent.Kind == HandleKind.TypeReference
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)reference.Parent).Name) == type)
            {
                yield return MetadataTokens(handle);
            }
        }

        foreach (var handle in metadata.MethodDefinitions)
        {
            var definition = metadata.GetMethodDefinition(handle);
            if (metadata.GetString(definition.Name) == method
                && metadata.GetString(metadata.GetTypeDefinition(definition.GetDeclaringType()).Name) == type)
            {
                yield return MetadataTokens(handle);
            }
        }
    }

    private static int MetadataTokens(EntityHandle handle) => System.Reflection.Metadata.Ecma335.MetadataTokens.GetToken(handle);

    private static string NamespaceOf(MetadataReader metadata, TypeDefinition definition)
    {
        while (!definition.GetDeclaringType().IsNil) definition = metadata.GetTypeDefinition(definition.GetDeclaringType());
        return metadata.GetString(definition.Namespace);
    }
}

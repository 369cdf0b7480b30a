using System.Reflection;
using System.Runtime.CompilerServices;
using ClaimsCluster.Domain.Ledger;
using Orleans;

namespace ClaimsCluster.Domain.Tests;

/// <summary>What the rules may not be made of (STYLE: architecture tests).</summary>
public class PurityTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Ours = [.. typeof(PatientAccount).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("ClaimsCluster.Domain", StringComparison.Ordinal) == true)];

    [Fact]
    public void No_rule_counts_in_floating_point_or_waits() =>
        Ours.SelectMany(type => type.GetFields(All).Select(field => (type, field.FieldType))
                .Concat(type.GetMethods(All).SelectMany(method =>
                    method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
                        .Select(used => (type, used)))))
            .Where(use => use.Item2 == typeof(double) || use.Item2 == typeof(float) || typeof(Task).IsAssignableFrom(use.Item2))
            .ShouldBeEmpty();

    [Fact]
    public void No_property_can_be_set_after_construction() =>
        Ours.SelectMany(type => type.GetProperties(All)).Where(property => property.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();

    [Fact]
    public void Every_stored_type_has_an_alias_of_its_own()
    {
        var stored = Ours.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null).ToArray();
        stored.ShouldAllBe(type => type.GetCustomAttributes<AliasAttribute>(false).Count() == 1);
        stored.SelectMany(type => type.GetCustomAttributes<AliasAttribute>(false)).Select(alias => alias.Alias).ShouldBeUnique();
    }

    [Fact]
    public void Every_member_of_a_stored_type_has_an_id() =>
        Ours.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsEnum)
            .SelectMany(type => type.GetProperties(All)).Where(property => property.SetMethod is not null)
            .Where(property => property.GetCustomAttribute<IdAttribute>() is null)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();
}

using ClaimsCluster.Cli.Hosts;
using ClaimsCluster.Hosting.Clustering;
using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace ClaimsCluster.Conformance.Operating;

/// <summary>The manifests are what Kubernetes reads, and say of the program what is so.</summary>
public sealed class ManifestTests
{
    private const string Folder = "deploy/kubernetes";

    private static V1Deployment Silos => One<V1Deployment>("silos.yaml");

    private static V1Container Silo => Silos.Spec.Template.Spec.Containers.ShouldHaveSingleItem();

    public static TheoryData<string> Manifests =>
        [.. Repository.Files(Folder, "*.yaml").Select(path => Path.GetFileName(path)).Where(name => name != "kustomization.yaml")];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_manifest_has_no_field_that_Kubernetes_does_not_know(string name)
    {
        var objects = KubernetesYaml.LoadAllFromString(Repository.Text($"{Folder}/{name}"), null, strict: true);
        objects.ShouldNotBeEmpty();
        foreach (var one in objects.Cast<IMetadata<V1ObjectMeta>>())
            (one is V1Namespace ? one.Metadata.Name : one.Metadata.NamespaceProperty).ShouldBe("claims");
    }

    [Fact]
    public void A_field_that_does_not_exist_is_found() =>
        Should.Throw<Exception>(() => KubernetesYaml.LoadAllFromString(Repository.Text($"{Folder}/service.yaml").Replace("selector:", "selektor:", StringComparison.Ordinal), null, strict: true));

    [Fact]
    public void The_kustomization_names_every_manifest_but_the_examples()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Text($"{Folder}/kustomization.yaml")));
        ((YamlSequenceNode)yaml.Documents[0].RootNode["resources"]).Select(resource => ((YamlScalarNode)resource).Value!)
            .ShouldBe(Manifests.Select(row => row.Data).Where(name => !name.Contains("example", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Fact]
    public void The_silos_are_started_as_the_program_reads_it()
    {
        var arguments = Silo.Args.Select(text => text.Replace("$(POD_IP)", "10.1.2.3", StringComparison.Ordinal)
            .Replace("$(POD_NAME)", "claims-silo-0", StringComparison.Ordinal)).ToList();
        arguments[0].ShouldBe("silo");
        HostCommands.Silo().Parse(arguments[1..]).Errors.ShouldBeEmpty();
        Silo.Env.Where(variable => variable.Name.StartsWith("POD_", StringComparison.Ordinal)).Select(variable => variable.ValueFrom.FieldRef.FieldPath)
            .ShouldBe(["status.podIP", "metadata.name"]);
    }

    [Fact]
    public void Ports_of_the_program_the_policy_and_the_service_agree()
    {
        var ports = Silo.Ports.ToDictionary(port => port.Name, port => $"{port.ContainerPort}");
        Silo.Args.ShouldContain($"--urls=http://0.0.0.0:{ports["http"]}");
        Silo.Args.ShouldContain($"--silo-port={ports["silo"]}");
        Silo.Args.ShouldContain($"--gateway-port={ports["orleans-gateway"]}");
        One<V1Service>("service.yaml").Spec.Ports.ShouldHaveSingleItem().TargetPort.Value.ShouldBe("http");
        var policy = (V1NetworkPolicy)All("network-policy.yaml")[0];
        policy.Spec.Ingress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value).ShouldBe(ports.Keys, ignoreOrder: true);
        policy.Spec.Egress[0].Ports.Select(port => port.Port.Value).ShouldBe([ports["silo"], ports["orleans-gateway"]]);
        Silos.Spec.Template.Metadata.Annotations["prometheus.io/port"].ShouldBe(ports["http"]);
    }

    [Fact]
    public void Only_silos_reach_silos()
    {
        var policy = (V1NetworkPolicy)All("network-policy.yaml")[0];
        policy.Spec.PodSelector.MatchLabels.ShouldBe(Silos.Spec.Template.Metadata.Labels, ignoreOrder: true);
        foreach (var rule in policy.Spec.Ingress.Where(rule => rule.Ports.Any(port => port.Port.Value != "http")))
            rule.FromProperty.ShouldHaveSingleItem().PodSelector.MatchLabels.ShouldBe(Silos.Spec.Template.Metadata.Labels, ignoreOrder: true);
    }

    [Fact]
    public void A_silo_has_the_time_to_drain_before_it_is_killed() => Silos.Spec.Template.Spec.TerminationGracePeriodSeconds!.Value
        .ShouldBeGreaterThan((long)new ClusterSettings { SiloName = "any" }.DrainTimeout.TotalSeconds);

    [Fact]
    public void Probes_ask_what_hosts_answer()
    {
        Silo.StartupProbe.HttpGet.Path.ShouldBe("/health/live");
        Silo.LivenessProbe.HttpGet.Path.ShouldBe("/health/live");
        Silo.ReadinessProbe.HttpGet.Path.ShouldBe("/health/ready");
    }

    [Fact]
    public void Nobody_is_root_and_nothing_of_the_image_can_be_written()
    {
        foreach (var pod in (V1PodSpec[])[Silos.Spec.Template.Spec, One<V1Job>("migrate-job.yaml").Spec.Template.Spec])
        {
            pod.SecurityContext.RunAsNonRoot.ShouldBe(true);
            pod.AutomountServiceAccountToken.ShouldBe(false);
            var container = pod.Containers.ShouldHaveSingleItem();
            container.SecurityContext.ReadOnlyRootFilesystem.ShouldBe(true);
            container.SecurityContext.AllowPrivilegeEscalation.ShouldBe(false);
            container.SecurityContext.Capabilities.Drop.ShouldBe(["ALL"]);
        }
    }

    [Fact]
    public void The_connection_string_comes_from_a_secret()
    {
        var example = One<V1Secret>("postgres-secret.example.yaml");
        foreach (var container in (V1Container[])[Silo, One<V1Job>("migrate-job.yaml").Spec.Template.Spec.Containers[0]])
        {
            var secret = container.Env.Single(variable => variable.Name == "CLAIMS__POSTGRES").ValueFrom.SecretKeyRef;
            secret.Name.ShouldBe(example.Metadata.Name);
            example.StringData.Keys.ShouldContain(secret.Key);
        }
    }

    private static List<object> All(string name) => KubernetesYaml.LoadAllFromString(Repository.Text($"{Folder}/{name}"), null, strict: true);

    private static T One<T>(string name) => All(name).OfType<T>().Single();
}

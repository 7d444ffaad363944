import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { PROFILE_READER } from "@keyward/core/contract/names";
import { parseOperatorArgs } from "@keyward/core/contract/operator-args";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { parseWebhookArgs } from "@keyward/core/contract/webhook-args";
import { parse } from "yaml";
import { run } from "../../cluster/command.ts";
import { clusterForTests } from "../cluster-for-tests.ts";
import { CHART, only, type Rendered, rendered } from "./rendered.ts";

const MANIFESTS = join(import.meta.dirname, "../../../crds/manifests");
const { helmPath } = await clusterForTests();
const objects = await rendered(helmPath);

const podsOf = (all: readonly Rendered[]) =>
  all.flatMap((object) =>
    object.kind === "Pod" ? [object.spec] : object.kind === "Deployment" ? [object.spec.template.spec] : [],
  );
const argsOf = (deployment: string, all = objects): string[] =>
  only(all, "Deployment", deployment).spec.template.spec.containers[0].args;

describe("the chart", () => {
  it("has nothing that helm lint would warn of", async () => {
    const { code, stdout } = await run([helmPath, "lint", "--strict", "--namespace", "keyward-system", CHART]);
    assert.equal(code, 0, stdout);
    assert.doesNotMatch(stdout, /\[(WARNING|ERROR)\]/);
  });

  it("has the version of the programs", () => {
    const chart = parse(readFileSync(join(CHART, "Chart.yaml"), "utf8"));
    assert.deepEqual([chart.version, chart.appVersion], [KEYWARD_VERSION, KEYWARD_VERSION]);
  });

  it("gives the operator arguments that it reads as they are meant", () => {
    const argv = argsOf("keyward-operator").map((argument) =>
      argument.replace("$(POD_NAME)", "keyward-operator-0").replace("$(POD_IP)", "10.0.0.1"),
    );
    const { namespace, podName, podIp, agentPort, operationsPort, webhookCertificates } = parseOperatorArgs(argv);
    assert.deepEqual([namespace, podName, podIp], ["keyward-system", "keyward-operator-0", "10.0.0.1"]);
    assert.deepEqual([agentPort, operationsPort, webhookCertificates], [9443, 8080, "self-managed"]);
  });

  it("gives the webhook arguments that it reads as they are meant", () => {
    assert.deepEqual(parseWebhookArgs(argsOf("keyward-webhook")), {
      sidecarImage: `keyward.dev/sidecar:${KEYWARD_VERSION}`,
      sidecarImagePullPolicy: "IfNotPresent",
      sidecarCpuRequest: "10m",
      sidecarMemoryRequest: "64Mi",
      sidecarMemoryLimit: "128Mi",
      bulkLimit: "1Gi",
      sidecarGrpcFront: "own",
      port: 10250,
      operationsPort: 8080,
      certificateDir: "/etc/keyward/tls",
      drainSeconds: 10,
      ownNamespace: "keyward-system",
      logLevel: "info",
    });
  });

  it("holds no Secret: keys and certificates are made in the cluster", () => {
    assert.deepEqual(
      objects.filter(({ kind }) => kind === "Secret"),
      [],
    );
    assert.ok(!JSON.stringify(objects.filter(({ kind }) => kind !== "CustomResourceDefinition")).includes("caBundle"));
  });

  it("keeps the definitions, and every profile with them, when it is uninstalled", async () => {
    const definitions = (all: readonly Rendered[]) => all.filter(({ kind }) => kind === "CustomResourceDefinition");
    assert.equal(definitions(objects).length, readdirSync(MANIFESTS).length);
    for (const { metadata } of definitions(objects)) {
      assert.equal(metadata.annotations?.["helm.sh/resource-policy"], "keep");
    }
    assert.equal(definitions(await rendered(helmPath, ["crds.keep=false"]))[0]?.metadata.annotations, undefined);
    assert.deepEqual(definitions(await rendered(helmPath, ["crds.install=false"])), []);
  });

  it("starts pods that the restricted Pod Security Standard takes", () => {
    assert.equal(podsOf(objects).length, 3);
    for (const { securityContext, containers, hostNetwork } of podsOf(objects)) {
      assert.deepEqual(securityContext, { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
      assert.equal(hostNetwork, undefined);
      for (const container of containers) {
        assert.deepEqual(container.securityContext, {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          readOnlyRootFilesystem: true,
        });
      }
    }
  });

  it("starts the webhook when its certificate is there, and never has fewer replicas than wanted", () => {
    const { strategy, template } = only(objects, "Deployment", "keyward-webhook").spec;
    assert.deepEqual(template.spec.volumes[0].secret, { secretName: "keyward-webhook-tls" });
    assert.equal(strategy.rollingUpdate.maxUnavailable, 0);
    assert.ok(template.spec.terminationGracePeriodSeconds > 10, "longer than the drain");
  });

  it("puts image registry, tag, pull policy and Secrets everywhere", async () => {
    const settings = [
      "images.registry=registry.local:5000/mirror",
      "images.tag=v7",
      "images.pullPolicy=Always",
      'images.pullSecrets=["one"]',
    ];
    const all = await rendered(helmPath, settings);
    for (const { containers, imagePullSecrets } of podsOf(all)) {
      assert.match(containers[0].image, /^registry\.local:5000\/mirror\/(operator|webhook):v7$/);
      assert.equal(containers[0].imagePullPolicy, "Always");
      assert.deepEqual(imagePullSecrets, [{ name: "one" }]);
    }
    assert.equal(
      parseWebhookArgs(argsOf("keyward-webhook", all)).sidecarImage,
      "registry.local:5000/mirror/sidecar:v7",
    );
    assert.match(
      JSON.stringify(only(all, "ValidatingAdmissionPolicy", "keyward-backstop")),
      /registry\.local:5000\/mirror\/sidecar'/,
    );
  });

  it("serves the webhook from the nodes' network on ports of choice", async () => {
    const all = await rendered(helmPath, [
      "webhook.hostNetwork=true",
      "webhook.port=10443",
      "webhook.operationsPort=18080",
    ]);
    const { hostNetwork, dnsPolicy, containers } = only(all, "Deployment", "keyward-webhook").spec.template.spec;
    assert.deepEqual([hostNetwork, dnsPolicy], [true, "ClusterFirstWithHostNet"]);
    assert.deepEqual(
      containers[0].ports.map((port: { containerPort: number }) => port.containerPort),
      [10443, 18080],
    );
  });
});

describe("the webhook configurations", () => {
  const configurations = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"].map((kind) =>
    only(objects, kind, "keyward"),
  );

  const ofPods = ({ webhooks }: Rendered) =>
    webhooks.filter((webhook: Rendered) => webhook.rules[0].resources.includes("pods"));

  it("fail closed, have no side effects, and ask about new pods", () => {
    for (const configuration of configurations) {
      assert.equal(ofPods(configuration).length, 2);
      for (const webhook of ofPods(configuration)) {
        assert.deepEqual([webhook.failurePolicy, webhook.sideEffects, webhook.timeoutSeconds], ["Fail", "None", 10]);
        assert.deepEqual(webhook.rules, [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"], scope: "Namespaced" },
        ]);
        assert.equal(webhook.matchConditions.length, 2);
      }
    }
    assert.ok(configurations[0]?.webhooks.every((webhook: Rendered) => webhook.reinvocationPolicy === "IfNeeded"));
  });

  it("have new requests and approvals stamped, in every namespace", () => {
    const [mutating, validating] = configurations as [Rendered, Rendered];
    assert.equal(validating.webhooks.length, 2);
    assert.equal(mutating.webhooks.length, 3);
    const stamp = mutating.webhooks[2];
    assert.deepEqual(stamp.rules, [
      {
        apiGroups: ["keyward.dev"],
        apiVersions: ["v1alpha1"],
        operations: ["CREATE"],
        resources: ["keyrequests", "keyapprovals"],
        scope: "Namespaced",
      },
    ]);
    assert.deepEqual([stamp.failurePolicy, stamp.sideEffects, stamp.timeoutSeconds], ["Fail", "None", 5]);
    assert.equal(stamp.namespaceSelector, undefined);
  });

  it("never touch Keyward's own namespace, nor those that a cluster starts with", async () => {
    const all = await rendered(helmPath, ['webhook.excludedNamespaces=["legacy"]'], "crypto");
    for (const kind of ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]) {
      for (const { namespaceSelector } of ofPods(only(all, kind, "keyward"))) {
        assert.deepEqual(namespaceSelector.matchExpressions[0], {
          key: "kubernetes.io/metadata.name",
          operator: "NotIn",
          values: ["kube-system", "kube-node-lease", "crypto", "legacy"],
        });
      }
    }
  });

  it("leave the CA to cert-manager where that is chosen", async () => {
    const all = await rendered(helmPath, ["webhook.certificates.mode=cert-manager"]);
    for (const kind of ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]) {
      const annotations = only(all, kind, "keyward").metadata.annotations;
      assert.deepEqual(annotations, { "cert-manager.io/inject-ca-from": "keyward-system/keyward-webhook" });
    }
    assert.equal(only(all, "Certificate", "keyward-webhook").spec.secretName, "keyward-webhook-tls");
  });
});

describe("the rights", () => {
  const rulesOf = (kind: string, name: string): Record<string, string[]>[] => only(objects, kind, name).rules;

  it("of sidecars are to read profiles, and nothing else", () => {
    assert.deepEqual(rulesOf("ClusterRole", PROFILE_READER), [
      { apiGroups: ["keyward.dev"], resources: ["cryptoprofiles"], verbs: ["get", "list", "watch"] },
    ]);
  });

  it("of the webhook are to read, and nothing else", () => {
    const rules = rulesOf("ClusterRole", "keyward-webhook");
    for (const rule of rules) assert.deepEqual(rule.verbs, ["get", "list", "watch"]);
    assert.deepEqual(
      rules.flatMap((rule) => rule.resources),
      ["cryptoprofiles", "namespaces", "mutatingwebhookconfigurations"],
    );
    assert.deepEqual(rules[2]?.resourceNames, ["keyward"]);
  });

  it("of the operator reach Secrets in its own namespace only", () => {
    const everywhere = rulesOf("ClusterRole", "keyward-operator");
    assert.ok(everywhere.every((rule) => !rule.resources?.includes("secrets")));
    assert.ok(rulesOf("Role", "keyward-operator").some((rule) => rule.resources?.includes("secrets")));
  });

  it("of people never reach a status, and none but administrators say where keys live", () => {
    const people = objects.filter(
      ({ kind, metadata }) => kind === "ClusterRole" && metadata.labels?.["app.kubernetes.io/component"] === "rbac",
    );
    assert.equal(people.length, 7);
    for (const { rules, metadata } of people) {
      for (const { resources = [], verbs = [] } of rules as Record<string, string[]>[]) {
        assert.ok(
          resources.every((resource) => !resource.includes("/")),
          metadata.name,
        );
        if (!resources.some((resource) => resource.endsWith("keybackends")) || !verbs.includes("create")) continue;
        assert.equal(metadata.name, "keyward-administrator");
      }
    }
  });

  it("let nobody change an approval that was given, the operator among them", () => {
    for (const { rules } of objects.filter(({ kind }) => kind === "ClusterRole")) {
      for (const { resources = [], verbs = [] } of rules as Record<string, string[]>[]) {
        if (resources.includes("keyapprovals")) assert.ok(!verbs.includes("update") && !verbs.includes("patch"));
      }
    }
    const ofOperator = rulesOf("ClusterRole", "keyward-operator");
    const approvals = ofOperator.filter(({ resources = [] }) => resources.includes("keyapprovals"));
    assert.deepEqual(
      approvals.flatMap(({ verbs = [] }) => verbs),
      ["get", "list", "watch"],
    );
  });

  it("of pipelines are to ask, never to decide", () => {
    const service = rulesOf("ClusterRole", "keyward-service");
    assert.ok(service.every(({ resources = [] }) => !resources.includes("keyapprovals")));
  });

  it("hold no wildcard, no escalation, and bind one role only", () => {
    const roles = objects.filter(({ kind }) => kind === "ClusterRole" || kind === "Role");
    for (const { rules, metadata } of roles) {
      for (const rule of rules as Record<string, string[]>[]) {
        const all = Object.values(rule).flat();
        for (const word of ["*", "escalate", "impersonate"])
          assert.ok(!all.includes(word), `${metadata.name}: ${word}`);
        if (rule.verbs?.includes("bind")) assert.deepEqual(rule.resourceNames, [PROFILE_READER]);
      }
    }
  });
});

describe("what is optional", () => {
  const kinds = async (...settings: string[]) => new Set((await rendered(helmPath, settings)).map(({ kind }) => kind));

  it("is left out by default", () => {
    const found = new Set(objects.map(({ kind }) => kind));
    for (const kind of ["NetworkPolicy", "ServiceMonitor", "PrometheusRule", "Certificate", "Issuer"])
      assert.ok(!found.has(kind), kind);
  });

  it("comes when it is asked for", async () => {
    assert.ok((await kinds("networkPolicy.enabled=true")).has("NetworkPolicy"));
    assert.ok((await kinds("monitoring.serviceMonitor.enabled=true")).has("ServiceMonitor"));
    assert.ok((await kinds("monitoring.prometheusRule.enabled=true")).has("PrometheusRule"));
    assert.ok(!(await kinds("backstop.enabled=false")).has("ValidatingAdmissionPolicy"));
    assert.ok(!(await kinds("operator.replicas=1", "webhook.replicas=1")).has("PodDisruptionBudget"));
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { SeededRandom } from "../testing/seeded-random.ts";
import { POD_GRPC_FRONTS } from "./grpc-front.ts";
import { LOG_LEVELS } from "./log-level.ts";
import {
  type OperatorArgs,
  parseOperatorArgs,
  renderOperatorArgs,
  WEBHOOK_CERTIFICATE_MODES,
} from "./operator-args.ts";
import { parseSidecarArgs, renderSidecarArgs, type SidecarArgs } from "./sidecar-args.ts";
import { IMAGE_PULL_POLICIES, parseWebhookArgs, renderWebhookArgs, type WebhookArgs } from "./webhook-args.ts";

const ROUNDS = 300;
const label = (random: SeededRandom): string => {
  const inner = random.text("abcxyz0189-", random.between(0, 61));
  return `${random.text("az09", 1)}${inner}${random.text("az09", 1)}`;
};
const port = (random: SeededRandom): number => random.between(1, 65535);

const sidecarArgs = (random: SeededRandom): SidecarArgs => ({
  profile: [label(random), label(random)].slice(random.below(2)).join("."),
  containers: [...new Set(Array.from({ length: random.between(1, 12) }, () => label(random)))],
  healthPort: port(random),
  logLevel: random.pick(LOG_LEVELS),
  bulkDir: random.pick(["", "/run/keyward-bulk"]),
  grpcFront: random.pick(POD_GRPC_FRONTS),
});

const operatorArgs = (random: SeededRandom): OperatorArgs => ({
  namespace: label(random),
  podName: label(random),
  podIp: random.pick(["10.1.2.3", "fd00::1:2"]),
  agentPort: port(random),
  publicationPort: port(random),
  operationsPort: port(random),
  logLevel: random.pick(LOG_LEVELS),
  webhookCertificates: random.pick(WEBHOOK_CERTIFICATE_MODES),
  webhookService: label(random),
  webhookConfiguration: label(random),
  leaseDurationMs: random.between(1, 10_000_000),
  leaseRenewDeadlineMs: random.between(1, 10_000),
  leaseRetryPeriodMs: random.between(1, 10_000),
  webhookCertificateLifetimeMs: random.between(1, 10_000_000),
  webhookCaLifetimeMs: random.between(1, 10_000_000),
  keySurveyIntervalMs: random.between(10_000, 86_400_000),
  requestTtlMs: random.between(60_000, 3_153_600_000_000),
  kubeconfig: random.pick(["", "kubeconfig", `/${label(random)}/--${label(random)} x`]),
});

const webhookArgs = (random: SeededRandom): WebhookArgs => ({
  sidecarImage: `keyward.dev/sidecar:${label(random)}`,
  sidecarImagePullPolicy: random.pick(IMAGE_PULL_POLICIES),
  sidecarCpuRequest: `${random.below(4000)}m`,
  sidecarMemoryRequest: `${random.below(4000)}Mi`,
  sidecarMemoryLimit: `${random.below(8)}Gi`,
  bulkLimit: `${random.below(8)}Gi`,
  sidecarGrpcFront: random.pick(POD_GRPC_FRONTS),
  port: port(random),
  operationsPort: port(random),
  certificateDir: `/${label(random)}/--${label(random)} x`,
  drainSeconds: random.between(0, 600),
  ownNamespace: label(random),
  logLevel: random.pick(LOG_LEVELS),
});

test("whatever arguments are rendered are parsed back equal", () => {
  const random = new SeededRandom(1);
  for (let round = 0; round < ROUNDS; round++) {
    const [sidecar, operator, webhook] = [sidecarArgs(random), operatorArgs(random), webhookArgs(random)];
    assert.deepEqual(parseSidecarArgs(renderSidecarArgs(sidecar)), sidecar);
    assert.deepEqual(parseOperatorArgs(renderOperatorArgs(operator)), operator);
    assert.deepEqual(parseWebhookArgs(renderWebhookArgs(webhook)), webhook);
  }
});

test("options that are left out take their defaults", () => {
  assert.deepEqual(parseSidecarArgs(["--profile", "payments", "--containers", "app,db"]), {
    profile: "payments",
    containers: ["app", "db"],
    healthPort: 14270,
    logLevel: "info",
    bulkDir: "",
    grpcFront: "own",
  });
  const webhook = parseWebhookArgs(["--sidecar-image=keyward.dev/sidecar:0.1.0", "--own-namespace=keyward-system"]);
  assert.equal(webhook.sidecarMemoryLimit, "128Mi");
  const operator = parseOperatorArgs(["--namespace=keyward-system", "--pod-name=o-1", "--pod-ip=10.0.0.1"]);
  assert.equal(operator.webhookService, "keyward-webhook");
  assert.equal(operator.leaseDurationMs, 15_000);
  assert.equal(operator.keySurveyIntervalMs, 600_000);
});

test("backends are surveyed as often as is asked for, within bounds that the error names", () => {
  const argv = ["--namespace=keyward-system", "--pod-name=o-1", "--pod-ip=10.0.0.1"];
  const read = (text: string) => parseOperatorArgs([...argv, `--key-survey-interval=${text}`]).keySurveyIntervalMs;
  assert.deepEqual([read("10s"), read("90s"), read("24h")], [10_000, 90_000, 86_400_000]);
  for (const text of ["9999ms", "24h1s", "0s", "-10m"]) {
    const message = `invalid arguments: --key-survey-interval must be a duration from 10s to 24h, not "${text}"`;
    assert.throws(() => read(text), { code: "INVALID_ARGUMENT", message });
  }
  assert.throws(() => read("often"), /--key-survey-interval .*duration/);
});

test("finished requests stay for 30 days, or as long as is said, within bounds that the error names", () => {
  const argv = ["--namespace=keyward-system", "--pod-name=o-1", "--pod-ip=10.0.0.1"];
  const read = (...more: string[]) => parseOperatorArgs([...argv, ...more]).requestTtlMs;
  assert.deepEqual([read(), read("--request-ttl=1m"), read("--request-ttl=876000h")], [2_592e6, 60_000, 3_153_600e6]);
  for (const text of ["59s", "0s", "876000h1s"]) {
    assert.throws(() => read(`--request-ttl=${text}`), /--request-ttl must be a duration from 1m to 876000h/);
  }
});

test("an option of a newer version is rendered only where it is asked for, so that older ones read the rest", () => {
  const told = { profile: "p", containers: ["app"], healthPort: 14270, logLevel: "info" } as const;
  const plain = { ...told, bulkDir: "", grpcFront: "own" } as const;
  const names = (args: SidecarArgs) => renderSidecarArgs(args).map((argument) => argument.split("=")[0]);
  assert.deepEqual(names(plain), ["--profile", "--containers", "--health-port", "--log-level"]);
  assert.deepEqual(names({ ...plain, bulkDir: "/run/keyward-bulk" }).at(-1), "--bulk-dir");
  assert.deepEqual(names({ ...plain, grpcFront: "node" }).at(-1), "--grpc-front");
});

test("one error names every fault of the arguments", () => {
  const argv = ["--profile=Pay", "--containers=app,app", "--health-port=0", "--log-level=loud", "--fast", "now"];
  assert.throws(() => parseSidecarArgs([...argv, "--log-level=info"]), {
    code: "INVALID_ARGUMENT",
    message:
      'invalid arguments: unknown option "--fast"; unexpected "now"; --log-level is given twice; ' +
      '--profile must be a Kubernetes object name, not "Pay"; ' +
      '--containers must be 1 to 256 different DNS labels joined by commas, not "app,app"; ' +
      '--health-port must be 1 to 65535, not "0"; ' +
      '--log-level must be one of trace, debug, info, warn, error, fatal, silent, not "loud"',
  });
});

test("a required option that is missing or empty is named", () => {
  assert.throws(() => parseSidecarArgs(["--containers"]), {
    message:
      "invalid arguments: --profile is required; " +
      '--containers must be 1 to 256 different DNS labels joined by commas, not ""',
  });
});

test("names of object members are not options", () => {
  assert.throws(
    () => parseSidecarArgs(["--__proto__=x", "--constructor=y"]),
    /unknown option "--__proto__".*"--constructor"/,
  );
});

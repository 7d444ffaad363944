import { generateKeyPairSync } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import type { KeyUse } from "@keyward/core/backend/key-use";
import { signDigest } from "@keyward/core/crypto/signature/digest/digest-work";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { systemClock } from "@keyward/kube/watch/clock";
import { firstMessage } from "../admission/first-message.ts";
import type { Admitted } from "../admission/reception.ts";
import { AgentServer, type AgentServerOptions } from "../agent-server.ts";
import { ByteBudget } from "../operations/byte-budget.ts";
import { PodReports } from "../reports/pod-reports.ts";
import type { ConnectCall } from "../service.ts";
import { Streams } from "../streams.ts";

/**
 * The operator's end of the agent stream with one software key that stays here, and without an API server: for measurements. Prints what the
 * key costs by itself, then serves until SIGTERM. Arguments, as JSON: PEM of certificate and key, how often it signs by itself, and how long the
 * backend takes for each signature beside that.
 */
const { certificate, privateKey, calls, latencyMs = 0 } = JSON.parse(process.argv[2]!);
const ROW = requireSignatureAlgorithm("ECDSA-P256-SHA256");
const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const own: Pick<KeyUse, "sign"> = {
  sign: async (_key, _name, { bytes }, signal) => {
    if (latencyMs > 0) await delay(latencyMs, undefined, { signal });
    return signDigest(ROW, pair.privateKey, bytes, NO_OPTIONS);
  },
};
const use = own as KeyUse;

async function ownTimes(): Promise<number[]> {
  const digest = new Uint8Array(32).fill(7);
  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    const began = performance.now();
    await use.sign({ id: "", algorithm: "" }, ROW.name, { kind: "digest", bytes: digest }, AbortSignal.timeout(1_000));
    times.push(performance.now() - began);
  }
  return times;
}

async function receive(call: ConnectCall, signal: AbortSignal): Promise<Admitted | undefined> {
  const hello = await firstMessage(call, signal);
  const identity = { namespace: "bench", serviceAccount: "default", podName: "pod", podUid: "u" };
  return hello && { identity, hello, tokenEndsAtMs: undefined };
}

const uid = { metadata: { uid: "u1", namespace: "bench", resourceVersion: "1" } };
const version = {
  version: 1,
  state: "Active",
  fingerprint: "f",
  backend: { kind: "BuiltIn", name: "s", protection: "Software" },
  backendKey: "k",
};
const key = { ...uid, spec: { policyRef: { name: "key" } }, status: { lastVersion: 1, versions: [version] } };
const policy = { ...uid, spec: { algorithm: "ECDSA-P256" } };
const grants = [{ container: "app", policy: "key", usages: parseUsages(["sign"]) }];
const silent = { debug() {}, info() {}, warn() {}, error() {}, watch() {} };
const sources = {
  caches: { keys: { get: () => key }, policies: { get: () => policy } },
  known: { get: () => ({ policies: new Set(["key"]), grants, issuers: new Set() }) },
  backends: { of: () => ({ backend: { use } }) },
};
const options = {
  port: 0,
  reception: { receive },
  streams: new Streams(),
  reports: new PodReports(),
  operations: { ...sources, clock: systemClock, log: silent, onEnd: () => {}, bytes: new ByteBudget() },
  log: { ...silent, info: (_event: string, fields: object) => say(fields) },
  nowMs: systemClock.monotonicMs,
  nowEpochMs: systemClock.epochMs,
  onConnected: () => {},
  onDisconnected: () => {},
  onProfile: () => {},
  onKeySet: () => {},
} as unknown as AgentServerOptions;

await ownTimes();
say({ own: await ownTimes() });
const server = await AgentServer.start(options, { certificate, privateKey });
process.once("SIGTERM", () => void server.stop());

function say(fields: object): void {
  process.stdout.write(`${JSON.stringify(fields)}\n`);
}

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { Profile } from "@keyward/core/policy/profile";
import { inClusterTransport } from "@keyward/kube/watch/in-cluster";
import type { KubeTransport } from "@keyward/kube/watch/transport";
import type { AgentEndpoints } from "../agent/endpoint.ts";
import type { Judgement } from "../agent/judgement.ts";
import { FipsGate, type FipsVerdict } from "../fips/fips-gate.ts";
import type { Host } from "../fips/host.ts";
import { logTo } from "../log/log.ts";
import { ProfileHolder } from "./holder.ts";
import { LastGood } from "./last-good.ts";
import { TestApiServer } from "./testing/api-server.ts";
import { cryptoProfile } from "./testing/profiles.ts";
import { WatchSource } from "./watch-source.ts";

const LIMIT = { timeout: 60_000 };
const STATUS = { agent: { address: "10.0.0.1:9443", serverName: "agent.keyward.dev", caBundle: "PEM" } };

let dir: string;
let api: TestApiServer;
let transport: KubeTransport;
let holder: ProfileHolder;
let lastGood: LastGood;
let stop: AbortController;
let lines: string[];
let judgements: Judgement[];
let endpoints: (AgentEndpoints | undefined)[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "kww-"));
  api = await TestApiServer.start();
  await writeFile(join(dir, "token"), "token");
  await writeFile(join(dir, "ca.crt"), api.authority.pem);
  transport = transportTo(api.port);
  lastGood = new LastGood(join(dir, "last-good.json"));
  [holder, stop, lines, judgements, endpoints] = [new ProfileHolder(), new AbortController(), [], [], []];
});
afterEach(async () => {
  stop.abort();
  transport.close();
  await lastGood.settled();
  await api[Symbol.asyncDispose]();
  await rm(dir, { recursive: true, force: true });
});

function transportTo(port: number): KubeTransport {
  return inClusterTransport({ host: "localhost", port: String(port), directory: dir, userAgent: "test" });
}

function start(judge?: (profile: Profile) => FipsVerdict): void {
  const log = logTo({ write: (line) => lines.push(line) }, "debug");
  const agent = {
    acknowledge: (judgement: Judgement) => void judgements.push(judgement),
    setEndpoint: (endpoint: AgentEndpoints | undefined) => void endpoints.push(endpoint),
  };
  const host = process as Host;
  const real = new FipsGate({ host, provider: undefined, restarted: false, log });
  const gate = judge === undefined ? real : { judge: (profiles: Iterable<Profile>) => judge([...profiles][0]!) };
  const options = { transport, namespace: "shop", name: "payments", holder, gate, lastGood, agent, log };
  new WatchSource(options).start(stop.signal);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
const inForce = (generation: number, uid = "u-1") => {
  const own = holder.current?.own;
  return own?.generation === generation && own.uid === uid;
};
const logged = (text: string) => lines.some((line) => line.includes(text));

test("the profile comes in force and is acknowledged; nothing but that one is asked for", LIMIT, async () => {
  api.put(cryptoProfile(1, "SHA3-512"));
  start();
  await until(() => inForce(1));
  assert.deepEqual(judgements, [{ uid: "u-1", generation: 1, fault: "", liveGeneration: 1 }]);
  assert.equal(holder.current?.byName.get("payments"), holder.current?.byName.get("Default"));
  for (const url of api.requests) {
    assert.match(
      url,
      /^\/apis\/keyward\.dev\/v1alpha1\/namespaces\/shop\/cryptoprofiles\?.*fieldSelector=metadata\.name%3Dpayments/,
    );
  }
});

test("a change is swapped in and acknowledged", LIMIT, async () => {
  api.put(cryptoProfile(1, "SHA3-512"));
  start();
  await until(() => inForce(1));
  api.put(cryptoProfile(2, "SHA-256"));
  await until(() => inForce(2));
  assert.equal(holder.current?.own?.hash?.default, "SHA-256");
  assert.equal(judgements.at(-1)?.liveGeneration, 2);
});

test("a change of status alone is not judged again, but its endpoint is followed", LIMIT, async () => {
  api.put(cryptoProfile(1, "SHA3-512"));
  start();
  await until(() => inForce(1));
  const before = holder.current;
  api.put(cryptoProfile(1, "SHA3-512", { status: STATUS }));
  await until(() => endpoints.at(-1)?.addresses[0] === "10.0.0.1:9443");
  assert.equal(holder.current, before);
  assert.equal(judgements.length, 1);
});

test("an invalid state leaves the last good one in force, and the fault is acknowledged", LIMIT, async () => {
  api.put(cryptoProfile(1, "SHA3-512"));
  start();
  await until(() => inForce(1));
  api.put(cryptoProfile(2, "MD5"));
  await until(() => judgements.length === 2);
  const { generation, fault, liveGeneration } = judgements[1]!;
  assert.deepEqual([generation, liveGeneration], [2, 1]);
  assert.match(fault, /default must be one of the allowed/);
  assert.ok(inForce(1));
  await lastGood.settled();
  assert.equal(JSON.parse(await readFile(join(dir, "last-good.json"), "utf8")).metadata.generation, 1);
});

test(
  "a state of mode FIPS is refused without OpenSSL's FIPS provider, and the operator is told how to get it",
  LIMIT,
  async () => {
    api.put(cryptoProfile(1, "SHA3-512"));
    start();
    await until(() => inForce(1));
    api.put(cryptoProfile(2, "SHA-256", { mode: "FIPS" }));
    await until(() => judgements.length === 2);
    const { generation, fault, liveGeneration } = judgements[1]!;
    assert.deepEqual([generation, liveGeneration], [2, 1]);
    assert.match(fault, /^spec\.mode FIPS: .*has none: .*images -- build sidecar --fips/);
    assert.ok(inForce(1));
  },
);

test("a state that the process starts again for is not acknowledged, as it will be judged then", LIMIT, async () => {
  api.put(cryptoProfile(1, "SHA3-512"));
  start(({ mode }) => ({ kind: mode === "FIPS" ? "restarting" : "served" }));
  await until(() => inForce(1));
  api.put(cryptoProfile(2, "SHA-256", { mode: "FIPS" }));
  api.put(cryptoProfile(3, "SHA-256"));
  await until(() => inForce(3));
  assert.deepEqual(
    judgements.map(({ generation }) => generation),
    [1, 3],
  );
});

test("an invalid first state puts nothing in force", LIMIT, async () => {
  api.put(cryptoProfile(4, "MD5"));
  start();
  await until(() => judgements.length === 1);
  assert.equal(judgements[0]?.liveGeneration, 0);
  assert.equal(holder.current, undefined);
});

test("a deleted profile stays in force; created again it is taken, though its generation is 1", LIMIT, async () => {
  api.put(cryptoProfile(1, "SHA3-512"));
  start();
  await until(() => inForce(1));
  api.remove();
  await until(() => logged("profile deleted; the last good one stays in force"));
  assert.ok(inForce(1));
  api.put(cryptoProfile(1, "SHA-256", { uid: "u-2" }));
  await until(() => inForce(1, "u-2"));
  assert.equal(holder.current?.own?.hash?.default, "SHA-256");
});

test("a profile that does not exist is said in the log, and taken as soon as it does", LIMIT, async () => {
  start();
  await until(() => logged("there is no such CryptoProfile; no call is served until it is created"));
  api.put(cryptoProfile(1, "SHA-256"));
  await until(() => inForce(1));
});

describe("the last good profile", () => {
  const keep = async () => {
    lastGood.keep(cryptoProfile(3, "SHA-256", { status: STATUS }), assert.fail);
    await lastGood.settled();
  };

  test("is served while the API server cannot be reached, and says where the operator was", LIMIT, async () => {
    await keep();
    await api[Symbol.asyncDispose]();
    start();
    await until(() => inForce(3));
    assert.ok(logged("serving the last good profile from before the restart"));
    assert.equal(endpoints.at(-1)?.addresses[0], "10.0.0.1:9443");
    api = await TestApiServer.start();
  });

  test("is served while the API server is broken", LIMIT, async () => {
    await keep();
    api.status = 503;
    start();
    await until(() => inForce(3));
    api.put(cryptoProfile(4, "SHA3-512"));
    api.status = 200;
    await until(() => inForce(4));
  });

  test("is not served when the API server answers, whatever it says", LIMIT, async () => {
    await keep();
    start();
    await until(() => logged("there is no such CryptoProfile"));
    assert.equal(holder.current, undefined);
  });

  test("is not served to a pod that may not read its profile", LIMIT, async () => {
    await keep();
    api.status = 403;
    start();
    await until(() => logged("the API server did not deliver the profile"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(holder.current, undefined);
  });

  test("of another profile, or damaged, is not served", LIMIT, async () => {
    const path = join(dir, "last-good.json");
    for (const text of ["{", "null", "7", '{"metadata":{"name":"other","namespace":"shop"}}']) {
      await writeFile(path, text);
      api.status = 503;
      start();
      await until(() => logged("the API server did not deliver the profile"));
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(holder.current, undefined, text);
      stop.abort();
      stop = new AbortController();
    }
    assert.ok(!logged("handler-failed"));
  });
});

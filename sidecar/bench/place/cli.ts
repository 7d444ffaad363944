import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";

/** Where a signature is made: on the event loop, or on a thread of the pool. */
const PLACES = ["here", "pool"] as const;

const KEYS: readonly (readonly [name: string, hash: string | null, key: () => KeyObject])[] = [
  ["ECDSA-P256", "sha256", () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey],
  ["Ed25519", null, () => generateKeyPairSync("ed25519").privateKey],
  ["ECDSA-P384", "sha384", () => generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey],
  ["RSA-2048", "sha256", () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey],
  ["ML-DSA-65", null, () => generateKeyPairSync("ml-dsa-65").privateKey],
];

/** What the event loop waits for one turn at most, and calls at once. */
const IN_FLIGHT = 64;
const MESSAGE = Buffer.alloc(32, 7);

const USAGE = `usage: taskset -c 0 node sidecar/bench/place/cli.ts [--ms 1000]
Signatures with 64 in flight, made on the event loop or on the pool, on as many cores as the process may use.`;

const { values } = parseArgs({ options: { ms: { type: "string", default: "1000" }, help: { type: "boolean" } } });
if (values.help) console.log(USAGE);
else {
  console.log("| signature | place | signatures/s | CPU each |\n|---|---|---:|---:|");
  for (const [name, hash, makeKey] of KEYS) {
    const key = makeKey();
    for (const place of PLACES) {
      const { made, ms, cpuUs } = await measured(place === "here" ? here(hash, key) : pooled(hash, key), +values.ms);
      console.log(`| ${name} | ${place} | ${Math.round((made * 1_000) / ms)} | ${(cpuUs / made).toFixed(1)} us |`);
    }
  }
}

/** One signature; told when it is made. */
type Job = (done: () => void) => void;

function here(hash: string | null, key: KeyObject): Job {
  return (done) => {
    sign(hash, MESSAGE, key);
    setImmediate(done);
  };
}

function pooled(hash: string | null, key: KeyObject): Job {
  return (done) => sign(hash, MESSAGE, key, done);
}

async function measured(job: Job, forMs: number): Promise<{ made: number; ms: number; cpuUs: number }> {
  let made = 0;
  let running = true;
  const again = () => {
    made++;
    if (running) job(again);
  };
  const [startMs, start] = [performance.now(), process.cpuUsage()];
  for (let i = 0; i < IN_FLIGHT; i++) job(again);
  await delay(forMs);
  running = false;
  const { user, system } = process.cpuUsage(start);
  const result = { made, ms: performance.now() - startMs, cpuUs: user + system };
  // What is on its way ends before the next one begins.
  await delay(100);
  return result;
}
